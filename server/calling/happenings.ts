import { taskKindsZh } from '../contract/task-said.ts'
import type { Fact } from '../contract/fact.ts'
import type { TaskMark } from '../contract/task.ts'
import { taskEnded, type TaskDeed, type TaskLimit } from '../contract/task-words.ts'
import { districtIso } from '../contract/time.ts'
import type { HappeningCode } from '../contract/webhook-words.ts'
import { scrub } from '../identity/scrub.ts'
import type { Happened, Letter } from './letter.ts'
import { conditionWords, happeningWords, limitWords, priorityWords } from './words.ts'

/** The episode of an alarm as it stands now. Times are epoch ms. */
export interface EpisodeSeen {
  /** Number in the journal of the fact that it began with. */
  readonly episode: number
  readonly alarmId: string
  readonly condition: string
  readonly priority: number
  readonly siteId: string | null
  readonly siteName: string | null
  readonly streetCode: string | null
  readonly raisedAt: number
  readonly ackAt: number | null
}

/** A fact of the journal with what the record knows beside it. */
export interface FactSeen {
  readonly seq: number
  readonly fact: Fact
  readonly siteName: string | null
  readonly episode: EpisodeSeen | null
}

/** An alarm is acknowledged within this long, by priority 1 to 4, ms; later it is called out (decision 26). */
export const ACKNOWLEDGE_WITHIN_MS = [0, 60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000] as const
/** An alarm that nobody acknowledged for longer than this is no news any more. */
export const UNACKNOWLEDGED_FOR_MS = 24 * 3_600_000

const clock = (at: number) => districtIso(at).slice(0, 16).replace('T', ' ')
const said = (text: string) => scrub(text).replace(/\s+/g, ' ').trim()

function alarmHappened(
  code: HappeningCode,
  seq: number,
  key: string,
  at: number,
  alarm: EpisodeSeen,
  more: Letter['facts'] = {},
): Happened {
  const { alarmId, condition, priority, siteId, streetCode, raisedAt, ackAt } = alarm
  const what = conditionWords[condition] ?? condition
  const siteName = alarm.siteName === null ? null : said(alarm.siteName)
  return {
    ...{ code, seq, key, priority, about: alarmId, unit: null, handler: null },
    letter: {
      ...{ type: code, at, path: `/console#${encodeURIComponent(alarmId)}` },
      title: `${happeningWords[code]}：${what}`,
      lines: [
        ...(siteName === null ? [] : [['对象', siteName] as const]),
        ['级别', priorityWords[priority] ?? ''],
        ['发生', clock(raisedAt)],
        ...(code === 'alarm.acknowledgedLate' && ackAt !== null ? [['确认', clock(ackAt)] as const] : []),
      ],
      facts: {
        alarmId,
        episode: alarm.episode,
        condition,
        priority,
        siteId,
        siteName,
        streetCode,
        raisedAt: districtIso(raisedAt),
        ...more,
      },
    },
  }
}

/** Before somebody has arrived an unannounced visit is told to nobody outside by its place or its name. */
const hidden = ({ unannounced, arrivedAt }: TaskMark) => unannounced && arrivedAt === null

function taskHappened(
  code: HappeningCode,
  { seq, fact, siteName }: FactSeen,
  mark: TaskMark,
  more: Letter['facts'],
  line: readonly [string, string] | null,
): Happened {
  const { id, kind, state, priority, unit, alarmId, version } = mark
  const at = fact.at
  const open = !hidden(mark)
  const name = open ? (mark.siteName ?? siteName) : null
  const place = name === null ? null : said(name)
  const title = open ? said(mark.title) : null
  const dueAt = mark.dueAt === null ? null : districtIso(mark.dueAt)
  return {
    ...{ code, seq, key: `${seq}/${code}`, priority, about: id, unit, handler: mark.handler },
    letter: {
      ...{ type: code, at, path: `${code === 'task.issued' ? '/field' : '/console'}#${encodeURIComponent(id)}` },
      title: `${happeningWords[code]}：${taskKindsZh[kind]} ${id}`,
      lines: [
        ...(title === null ? [] : [['任务', title] as const]),
        ...(place === null ? [] : [['地点', place] as const]),
        ['级别', priorityWords[priority]],
        ...(line === null ? [] : [line]),
        ['时间', clock(at)],
      ],
      facts: {
        ...{ taskId: id, kind, state, priority, title, siteId: open ? mark.siteId : null, siteName: place },
        ...{ streetCode: open ? mark.streetCode : null, unit, alarmId: open ? alarmId : null, dueAt, version, ...more },
      },
    },
  }
}

type Reading = {
  readonly [K in TaskDeed]?: (seen: FactSeen, mark: TaskMark, step: Record<string, unknown>) => Happened | null
}

/** Which steps of a task are called out. */
const steps: Reading = {
  issued: (seen, mark) => taskHappened('task.issued', seen, mark, { reassigned: false }, null),
  reassigned: (seen, mark) =>
    mark.state === 'draft' ? null : taskHappened('task.issued', seen, mark, { reassigned: true }, null),
  declined: (seen, mark) => taskHappened('task.declined', seen, mark, {}, null),
  submitted: (seen, mark, { found }) =>
    taskHappened('task.submitted', seen, mark, { found: typeof found === 'string' ? found : null }, null),
  late: (seen, mark, { limit }) => {
    const which = limit as TaskLimit
    return taskHappened('task.late', seen, mark, { limit: which }, ['超时', limitWords[which] ?? String(which)])
  },
  overdue: (seen, mark, { percent }) =>
    taskHappened('task.overdue', seen, mark, { percent: Number(percent) }, ['时限已过', `${Number(percent)}%`]),
  closed: (seen, mark) =>
    taskEnded.has(mark.state) ? taskHappened('task.ended', seen, mark, {}, ['结果', '已办结']) : null,
  cancelled: (seen, mark) => taskHappened('task.ended', seen, mark, {}, ['结果', '已取消']),
}

/** Kinds of facts that something can be called out of. */
export const readKinds = ['alarm.raised', 'alarm.acted', 'task.stepped'] as const

/** What of a fact is called out, or null: nothing. An alarm told again within its episode is told once. */
export function happened(seen: FactSeen): Happened | null {
  const { seq, fact, episode } = seen
  if (fact.kind === 'task.stepped') {
    const { what, step, stands } = fact.body
    return steps[what]?.(seen, stands, step) ?? null
  }
  if (episode === null) return null
  if (fact.kind === 'alarm.raised') {
    if (episode.episode !== seq && fact.body.anew !== true) return null
    const { priority, values } = fact.body
    const more = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? said(value) : value]),
    )
    const anew = fact.body.anew === true
    return alarmHappened(
      'alarm.raised',
      seq,
      `${seq}/alarm.raised`,
      fact.at,
      { ...episode, priority },
      { ...more, anew },
    )
  }
  if (fact.kind !== 'alarm.acted' || fact.body.act !== 'acknowledged') return null
  const within = ACKNOWLEDGE_WITHIN_MS[episode.priority] ?? 0
  if (fact.at - episode.raisedAt <= within) return null
  const more = { acknowledgedAt: districtIso(fact.at) }
  return alarmHappened(
    'alarm.acknowledgedLate',
    seq,
    `${seq}/alarm.acknowledgedLate`,
    fact.at,
    { ...episode, ackAt: fact.at },
    more,
  )
}

/** That nobody acknowledged an alarm in time: no fact, but what the lack of one comes to. Once per episode. */
export const unacknowledged = (episode: EpisodeSeen): Happened =>
  alarmHappened(
    'alarm.unacknowledged',
    episode.episode,
    `${episode.episode}/alarm.unacknowledged`,
    episode.raisedAt + (ACKNOWLEDGE_WITHIN_MS[episode.priority] ?? 0),
    episode,
  )

/** What a receiver is sent to see whether it hears us. */
export const testLetter = (at: number, name: string): Letter => ({
  ...{ type: 'test', at, path: '/admin#calling' },
  title: '前哨外呼测试',
  lines: [
    ['名称', said(name)],
    ['时间', clock(at)],
  ],
  facts: { name: said(name) },
})
