import type { Wording } from '../law/limit.ts'
import { procedures } from '../law/procedures/index.ts'
import { LEAST_ATTEMPTS, type History } from './history.ts'
import { laneEn, laneZh, percentOf } from './plan-words.ts'
import type { Simulated } from './simulate.ts'
import type { Stage, StagedLane } from './stage.ts'

const say = (zh: string, en: string): Wording => ({ zh, en })
const pooled = (lanes: readonly StagedLane[], from: StagedLane['urn']['from']) =>
  lanes.filter(({ urn, weight, capacity }) => urn.from === from && weight > 0 && capacity > 0)

function urnSentences(lanes: readonly StagedLane[]): Wording[] {
  const of = (each: StagedLane) => `${each.urn.own}`
  return [
    ...pooled(lanes, 'role').map((each) =>
      say(
        `${laneZh(each.lane)}过去办理 ${of(each)} 次，不足 ${LEAST_ATTEMPTS} 次，结果和用时取自同类人员的全部通道（${each.urn.stays.length} 次）。`,
        `${laneEn(each.lane)} has ${of(each)} past attempts, fewer than ${LEAST_ATTEMPTS}: results and times are drawn from all lanes with the same actor (${each.urn.stays.length}).`,
      ),
    ),
    ...pooled(lanes, 'few').map((each) =>
      say(
        `${laneZh(each.lane)}过去只办理 ${of(each)} 次，同类通道也不足 ${LEAST_ATTEMPTS} 次，仍按这几次推算，不可靠。`,
        `${laneEn(each.lane)} has only ${of(each)} past attempts, and lanes of the same actor fewer than ${LEAST_ATTEMPTS}: drawn from these few, not reliable.`,
      ),
    ),
    ...pooled(lanes, 'assumed').map((each) =>
      say(
        `${laneZh(each.lane)}的结果和用时是填写的假定，不来自记录。`,
        `Results and times of ${laneEn(each.lane)} are what was typed in, not from records.`,
      ),
    ),
    ...lanes
      .filter(({ newWeight }) => newWeight !== null)
      .map((each) => {
        const from =
          each.newWeight === 'role' ? say('同类人员的通道', 'lanes with the same actor') : say('全部通道', 'all lanes')
        if (each.newWeight === 'none')
          return say(
            `坐席会不会选${laneZh(each.lane)}没有任何记录，按选与不选各半计。`,
            `No record says how readily the desk would choose ${laneEn(each.lane)}: as readily as none.`,
          )
        return say(
          `坐席会不会选${laneZh(each.lane)}没有记录，选择倾向取${from.zh}的平均。`,
          `No record says how readily the desk would choose ${laneEn(each.lane)}: the mean of ${from.en}.`,
        )
      }),
  ]
}

/** Everything the figures rest on, in sentences with their numbers. */
export function assumptionsOf(asked: Simulated, history: History, base: Stage, variant: Stage): readonly Wording[] {
  const { past, asOf, planned, seed } = asked
  const complaints = past.filter(({ routable }) => routable !== null)
  const open = complaints.filter(({ routable }) => (routable?.window?.at ?? 0) > asOf).length
  const silent = complaints.flatMap(({ attempts }) => attempts).filter((each) => each.silent === true).length
  const untouched = complaints.filter(({ attempts, fate }) => attempts.length === 0 && fate?.decidedAt === null).length
  const elsewhere = new Set(
    complaints
      .flatMap(({ attempts }) => attempts.map(({ lane }) => lane))
      .filter((lane) => base.lanes.every((each) => each.lane.code !== lane)),
  )
  const { again, unfit, sent } = history
  const { order } = procedures[complaints[0]?.routable?.procedure ?? 'R121']
  const share = planned.plan.afterLimit
  return [
    say(
      '现行规则与改变后的规则都是推演，按同一批记录、同一套随机数逐件比较；“实际”一列才是发生过的事。',
      'Both the rules in force and the changed rules are simulated, on the same records and the same draws; only the column “actual” is what happened.',
    ),
    say(
      `随机数由种子 ${seed} 决定，共推 30 次：列出的是差值居中的一次，区间是 30 次的第 5 至第 95 百分位。`,
      `Draws come from seed ${seed}, 30 runs: shown is the run whose difference lies in the middle, with the 5th to 95th percentile of the 30.`,
    ),
    say(
      `现在的治理模式视为整段期间有效；收件 ${past.length} 件（投诉 ${complaints.length} 件）来自流水，截至推演时。`,
      `The model in force now is taken for the whole period; ${past.length} records (${complaints.length} complaints) are from the journal as it stands.`,
    ),
    say(
      '进入条件按首次转入时已记录的情况判断（没有转过的，按作出决定或窗口届满前已记录的），之后才知道的不算；不知道的视为不符合，实际由坐席判断转入的，推演中不转入。',
      'Entry conditions are judged by what was on record at the first routing (where there was none, before the decision or the end of the window), not by what came to light later; what is not known is not met, though a desk officer might have judged otherwise.',
    ),
    say(
      `过去首次转入通道 ${sent} 件，其中 ${unfit} 件的条件当时没有记录为符合。`,
      `${sent} complaints were sent to a lane; for ${unfit} of them the conditions were not on record as met.`,
    ),
    say(
      '坐席在符合的通道之间怎样选（包括不转），按过去的实际选择拟合；首选满员时选下一条，都满则排队等首选，到窗口届满为止。',
      'How the desk chooses among lanes that fit, or none, is fitted to what it did; when the first choice is full it takes the next, and when all are full it waits for the first until the window is over.',
    ),
    say(
      '每次办理的结果和用时从该通道过去的实际情况中抽取；用时按工作时间计（9:00–12:00，14:00–18:00）。',
      'Result and duration of each attempt are drawn from what the lane really did; durations are working time (9:00–12:00, 14:00–18:00).',
    ),
    say(
      `退回后再转其他通道的比例按过去的 ${again.tried}/${again.of}；现行规则没有容量上限。`,
      `After a return another lane is tried as often as in the past, ${again.tried} of ${again.of}; the rules in force have no capacity.`,
    ),
    say(
      share > 0
        ? `因时限退回的件，按用时更长的同类件推算（删失校正）；比所有记录都长的，假定能办成 ${percentOf(share)}：这是填写的假定。`
        : '因时限退回的件，按用时更长的同类件推算（删失校正）；比所有记录都长的，按不能办成计，如有依据可填写假定比例。',
      share > 0
        ? `What was taken back for want of time stands for those alike that took longer; beyond any record ${percentOf(share)} is assumed to be closed: typed in.`
        : 'What was taken back for want of time stands for those alike that took longer; beyond any record it counts as not closed, unless a share is typed in.',
    ),
    say(
      '通道没有办成的，坐席的处理照实际；实际已由通道办结、无从知道的，从其他件的实际处理中抽取。',
      'What no lane closed is handled by the desk as it really was; where a lane really closed it, as drawn from what the desk did with others.',
    ),
    say(
      '不推演重新打开，因此不给净拦截率；举报件和已合并的件照实际，不进入通道。',
      'Reopenings are not simulated, so no net rate is given; tip-offs and merged complaints stay as they were and enter no lane.',
    ),
    say(
      `法定的不能改：举报不进通道，第五个工作日终了退回，调解须双方同意（${order}）。`,
      'What the law sets cannot be changed: tip-offs enter no lane, return at the end of working day 5, consent before mediation.',
    ),
    ...(silent > 0
      ? [
          say(
            `因无人答复或未按时首次联系退回的 ${silent} 次，按通道没有办成计，不按时限不够计：改时限不会使它们办成，也不改变退回的时间。`,
            `${silent} returns because nobody answered, or was spoken to in time, count as not closed by the lane and not as want of time: another limit neither closes them nor moves them.`,
          ),
        ]
      : []),
    ...(untouched > 0
      ? [
          say(
            `其中 ${untouched} 件投诉至今没有受理决定，推演中没有通道办结的，仍视为没有决定。`,
            `${untouched} complaints have no decision on acceptance to this day; where no lane closes them they stay so.`,
          ),
        ]
      : []),
    ...(open > 0
      ? [
          say(
            `其中 ${open} 件的拦截窗口还没有届满，实际数会继续变化。`,
            `The window of ${open} complaints is still open: the actual figures will go on changing.`,
          ),
        ]
      : []),
    ...[...elsewhere].map((lane) =>
      say(
        `过去有件转入通道 ${lane}，现在的治理模式没有这条通道，推演中不转入。`,
        `Some were sent to lane ${lane}, which the model in force does not have: nothing is sent there.`,
      ),
    ),
    ...urnSentences(variant.lanes),
  ]
}
