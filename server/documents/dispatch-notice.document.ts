import type { Clock } from '../law/clock.ts'
import { clockOf } from '../interception/matter.ts'
import { guardsOf, latest, procedureOf, type Context } from './context.ts'
import type { Document } from './document.ts'
import { by, notYet, respondent, unitName, unsplit } from './phrases.ts'
import { blank, dateText, dayText, field, known, line, paragraph, sheetOf, yuanText } from './sheet.ts'

const dueText = ({ dueDay, provisional }: Clock) => `${dayText(dueDay)}${provisional ? '（暂定）' : ''}`

/** What the station must do by when, as it stood when the matter was sent: later steps do not change the letter. */
function owed(context: Context, dispatchedAt: number) {
  if (context.matter.kind === 'tipOff') {
    const verification = clockOf(context.matter, 'reportVerification') ?? clockOf(context.matter, 'clueVerification')
    return paragraph(
      '该举报须依法核查，请于',
      known(verification ? dueText(verification) : null, '核查期限'),
      `前决定是否立案，依据为${by(context, verification?.article ?? null)}。`,
    )
  }
  const accepted = latest(context, 'accepted')
  if (accepted !== null && accepted.at <= dispatchedAt) {
    const clock = accepted.clocks.find(({ kind }) => kind === 'mediation')
    return paragraph(
      `该投诉已于${dateText(accepted.at)}受理，请在双方同意的前提下组织调解（${guardsOf(context).consent}），调解期限至`,
      known(clock ? dueText(clock) : null, '调解期限'),
      clock ? `（${clock.article}）。` : '。',
    )
  }
  const clock = clockOf(context.matter, 'acceptance')
  return paragraph(
    '该投诉尚未决定是否受理，请于',
    known(clock ? dueText(clock) : null, '受理期限'),
    `前作出决定并告知投诉人，依据为${by(context, clock?.article ?? null)}。`,
  )
}

/** 分送通知书: hands a complaint or a tip-off to the station that will deal with it. */
export const dispatchNotice: Document = {
  name: 'dispatchNotice',
  title: { zh: '投诉举报分送通知书', en: 'Notice of dispatch to a station' },
  number: '三',
  article: (context) => guardsOf(context).handBack,
  available: (context) =>
    unsplit(context) ??
    (context.matter.station === null || latest(context, 'dispatched') === null
      ? notYet(context, '分派监管所后才有分送通知书', 'Not with a station: the notice comes with the dispatch')
      : null),
  fill(context) {
    const { matter, complaint } = context
    const step = latest(context, 'dispatched')
    return sheetOf(
      dispatchNotice,
      context,
      { word: '分送', at: step?.at ?? null },
      {
        addressee: line(unitName(context, step?.station ?? ''), '：'),
        paragraphs: [
          paragraph(`现将下列${matter.kind === 'tipOff' ? '举报' : '投诉'}分送你单位办理。`),
          owed(context, step?.at ?? 0),
          paragraph(
            `你单位认为没有处理权限的，应当退回统一接收投诉举报的机构，不得自行转送其他单位（${guardsOf(context).handBack}）。`,
          ),
        ],
        fields: [
          field(matter.kind === 'tipOff' ? '举报编号' : '投诉编号', matter.id),
          field('接收日期', dateText(matter.receivedAt)),
          field('被投诉人', respondent(context)),
          field('接收渠道', known(complaint.channel, '接收渠道')),
          field('问题类别', known(complaint.problemClass, '问题类别')),
          field('争议金额', known(complaint.amount === null ? null : yuanText(complaint.amount), '争议金额')),
          field('适用规定', procedureOf(context).order),
          field('中心联系人', blank('中心联系人及电话', 'line')),
        ],
        attachments: [line(matter.kind === 'tipOff' ? '举报登记表一份' : '投诉登记表一份')],
      },
    )
  },
}
