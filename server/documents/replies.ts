import type { Worded } from '../contract/documents.ts'
import { clockOf } from '../interception/matter.ts'
import { articleOf, guardsOf, latest, procedureOf, type Context } from './context.ts'
import { identityNotice } from './identity-notice.document.ts'
import { complaintsOnly, fiveRoutesInOne, notYet, onlyWhere, say, tipOffsOnly } from './phrases.ts'
import { dateText, dayText } from './sheet.ts'

/** A short answer to whoever complained or reported, for the platform or a text message. */
export interface Reply {
  readonly name: string
  readonly title: Worded
  readonly article: (context: Context) => string | null
  /** Null: it can be sent. Otherwise the sentence why not now. */
  readonly available: (context: Context) => Worded | null
  /** Names nobody: it goes out over lines that are not ours. Asked only when it is available. */
  readonly text: (context: Context) => string
  /** What whoever sends it must know. */
  readonly notes?: (context: Context) => readonly Worded[]
}

const complaint = ({ matter }: Context) => `您${dateText(matter.receivedAt)}的投诉（编号${matter.id}）`
const acceptanceArticle = (context: Context) => articleOf(procedureOf(context), 'acceptance')
const verificationArticle = (context: Context) => articleOf(procedureOf(context), 'reportVerification')
const cited = (article: string | null | undefined) => (article ? `（${article}）` : '')
const when = (met: boolean, context: Context, zh: string, en: string) => (met ? null : notYet(context, zh, en))
const decisionDue = ({ matter }: Context) => {
  const clock = clockOf(matter, 'acceptance')
  return clock === null ? null : `${dayText(clock.dueDay)}${clock.provisional ? '（暂定）' : ''}`
}
const ground = (grounds: readonly { item: number; zh: string }[], item: number | undefined) =>
  grounds.find((each) => each.item === item)?.zh ?? ''
const decidedReport = (context: Context, what: 'filed' | 'notFiled') =>
  tipOffsOnly(context) ??
  (context.matter.origin?.as === 'clue'
    ? say('此线索没有举报人。', 'Nobody reported this clue.')
    : when(latest(context, what) !== null, context, '还没有作出这一决定', 'That was not decided'))
const report = ({ matter }: Context) => `您${dateText(matter.receivedAt)}的举报（编号${matter.id}）`

/** Every reply, in the order of a matter's way. */
export const replies: readonly Reply[] = [
  {
    name: 'identityAsked',
    title: say('请提供身份材料', 'Asks for identity'),
    article: (context) => procedureOf(context).identity,
    available: identityNotice.available,
    text: (context) =>
      `${complaint(context)}需要核验您的真实身份，请按我们通知的方式和期限提供身份证明材料${cited(procedureOf(context).identity)}。`,
  },
  {
    name: 'settlementToConfirm',
    title: say('请确认已和解', 'Asks to confirm a settlement'),
    article: acceptanceArticle,
    available: (context) =>
      complaintsOnly(context) ??
      when(context.matter.pending !== null, context, '没有待确认的和解', 'No settlement waits to be confirmed'),
    text: (context) => {
      const by = decisionDue(context)
      const decision = by === null ? '仍将依法决定是否受理' : `仍将在${by}前决定是否受理`
      const said =
        context.matter.pending?.result === 'agreement_signed' ? '经办方反馈双方已达成调解协议' : '经办方反馈双方已和解'
      return `${complaint(context)}，${said}。请回复是否属实、是否撤回投诉；没有您的确认，我们不会办结，${decision}${cited(acceptanceArticle(context))}。`
    },
  },
  {
    name: 'accepted',
    title: say('已受理', 'Accepted'),
    article: acceptanceArticle,
    available: (context) =>
      complaintsOnly(context) ?? when(latest(context, 'accepted') !== null, context, '尚未受理', 'Not accepted yet'),
    text: (context) => {
      const step = latest(context, 'accepted')
      const clock = step?.clocks.find(({ kind }) => kind === 'mediation')
      const until = clock
        ? `调解期限至${dayText(clock.dueDay)}${clock.provisional ? '（暂定）' : ''}${cited(clock.article)}`
        : '将依法组织调解'
      return `${complaint(context)}已于${dateText(step?.at ?? context.matter.last.at)}决定受理${cited(acceptanceArticle(context))}。调解须双方同意${cited(guardsOf(context).consent)}，${until}。`
    },
  },
  {
    name: 'dispatched',
    title: say('已分送', 'Sent to a station'),
    article: (context) => (context.matter.acceptedAt === null ? acceptanceArticle(context) : guardsOf(context).consent),
    available: (context) =>
      complaintsOnly(context) ??
      when(context.matter.state === 'dispatched', context, '不在监管所待办', 'It does not wait at a station'),
    text: (context) => {
      const { station, acceptedAt } = context.matter
      const name = (station === null ? null : context.stationName(station)) ?? '辖区市场监督管理所'
      const by = acceptedAt === null ? decisionDue(context) : null
      const next =
        acceptedAt !== null
          ? `调解须双方同意${cited(guardsOf(context).consent)}`
          : `${by === null ? '将依法' : `将在${by}前`}决定是否受理${cited(acceptanceArticle(context))}`
      return `${complaint(context)}已分送${name}办理，${next}。`
    },
  },
  {
    name: 'notAccepted',
    title: say('不予受理', 'Not accepted'),
    article: (context) => latest(context, 'notAccepted')?.article ?? null,
    available: (context) =>
      complaintsOnly(context) ??
      when(latest(context, 'notAccepted') !== null, context, '没有决定不予受理', 'It was not decided not to accept'),
    text: (context) => {
      const step = latest(context, 'notAccepted')
      return `${complaint(context)}因“${ground(procedureOf(context).notAccept, step?.item)}”，决定不予受理${cited(step?.article)}。${fiveRoutesInOne()}`
    },
  },
  {
    name: 'terminated',
    title: say('终止调解', 'Mediation ended'),
    article: (context) => latest(context, 'terminated')?.article ?? null,
    available: (context) =>
      complaintsOnly(context) ??
      when(latest(context, 'terminated') !== null, context, '没有决定终止调解', 'Mediation was not ended'),
    text: (context) => {
      const step = latest(context, 'terminated')
      return `${complaint(context)}因“${ground(procedureOf(context).terminate, step?.item)}”，决定终止调解${cited(step?.article)}。${fiveRoutesInOne()}`
    },
  },
  {
    name: 'merged',
    title: say('重复件已合并', 'Merged with an earlier one'),
    // For complaints no article was read: none is named.
    article: (context) => (context.matter.kind === 'tipOff' ? procedureOf(context).restartOnNewFacts : null),
    available: (context) => when(latest(context, 'merged') !== null, context, '没有合并', 'It was not merged'),
    text: (context) => {
      const tipOff = context.matter.kind === 'tipOff'
      const article = tipOff ? procedureOf(context).restartOnNewFacts : null
      return `${tipOff ? report(context) : complaint(context)}与此前登记的属同一事项，已合并办理${cited(article)}，结果一并答复。`
    },
  },
  {
    name: 'reportFiled',
    title: say('举报已立案', 'Case filed'),
    article: verificationArticle,
    available: (context) => decidedReport(context, 'filed'),
    notes: onlyWhere,
    text: (context) =>
      `${report(context)}经核查，已于${dateText(latest(context, 'filed')?.at ?? context.matter.last.at)}决定立案${cited(verificationArticle(context))}。`,
  },
  {
    name: 'reportNotFiled',
    title: say('举报不予立案', 'No case filed'),
    article: verificationArticle,
    available: (context) => decidedReport(context, 'notFiled'),
    notes: onlyWhere,
    text: (context) =>
      `${report(context)}经核查，已于${dateText(latest(context, 'notFiled')?.at ?? context.matter.last.at)}决定不予立案${cited(verificationArticle(context))}。`,
  },
]
