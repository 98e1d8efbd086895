import type { Run, Sheet } from '../contract/documents.ts'
import { applyAll } from '../interception/apply.ts'
import { decide } from '../interception/decide.ts'
import {
  at,
  calendar,
  confirmation,
  desk,
  fitting,
  given,
  member,
  model,
  MONDAY,
  stationOfficer,
  type Typed,
} from '../interception/matter.fixture.ts'
import { receive, type Submission } from '../interception/receive.ts'
import type { Step } from '../interception/step.ts'
import { HOUSE } from '../interception/who.ts'
import type { ProcedureId } from '../law/procedure.ts'
import type { Context } from './context.ts'

/** Particulars that a paper must never hold as text. */
export const TOLD = ['name', 'phone', 'idNo', 'address', 'text']

/** First day of a matter under each procedure. */
export const DAYS: Readonly<Record<ProcedureId, string>> = { R121: MONDAY, R20: '2026-03-02' }

/** A matter after orders given one hour apart, each by whoever has it: the desk, the online lane, the station; with all its steps. */
export function course(procedure: ProcedureId, orders: readonly Typed[], over: Partial<Submission> = {}): Context {
  const receivedAt = at(DAYS[procedure])
  const submission: Submission = {
    ...{ id: 'T1', kind: 'complaint', receivedAt, wouldBeStation: '龙城所', known: fitting },
    ...over,
  }
  const steps: Step[] = [receive(submission, { by: HOUSE, at: receivedAt }, calendar)]
  let matters = applyAll(new Map(), steps)
  const { id } = submission
  orders.forEach((typed, n) => {
    const matter = matters.get(id)!
    const who = matter.lane !== null ? member('odr') : matter.station === null ? desk : stationOfficer
    const decided = decide(matter, given(typed), { who, now: receivedAt + (n + 1) * 3_600_000, model, calendar })
    if ('refused' in decided) throw new Error(`${typed.verb}: ${decided.refused}`)
    matters = applyAll(matters, decided.steps)
    steps.push(...decided.steps.filter(({ on }) => on === id))
  })
  return {
    matter: matters.get(id)!,
    steps,
    complaint: { channel: '12315热线', problemClass: '售后服务', respondentName: '某某家电店', amount: 300 },
    personal: new Set(TOLD),
    unit: '试验区市场监督管理局',
    mark: '',
    issuerNamed: true,
    stationName: (station) => (station === '龙城所' ? '龙城市场监督管理所' : null),
  }
}

const consents = ['complainant', 'respondent'].map((by) => ({ verb: 'consent', by, agrees: true, record: '电话录音' }))
const mediated = [{ verb: 'accept' }, ...consents, { verb: 'mediate', body: null }]

/** A way to every state that a paper documents. */
export const WAYS = {
  received: [],
  taken: [{ verb: 'take' }],
  notAccepted: [{ verb: 'notAccept', item: 3, note: '购买数量明显超出生活需要' }],
  accepted: [{ verb: 'accept' }],
  dispatched: [{ verb: 'dispatch', station: '龙城所' }],
  acceptedThenDispatched: [{ verb: 'accept' }, { verb: 'dispatch', station: '龙城所' }],
  handedBack: [
    { verb: 'dispatch', station: '龙城所' },
    { verb: 'returnToDesk', note: '没有处理权限' },
  ],
  mediating: mediated,
  commissioned: [...mediated.slice(0, -1), { verb: 'mediate', body: 'M1' }],
  paused: [...mediated, { verb: 'pause', cause: 'appraisal', note: '送检' }],
  agreed: [...mediated, { verb: 'agree', recovered: 260.5, record: '调解笔录' }],
  terminated: [...mediated, { verb: 'terminate', item: 2, note: '两次通知均未到场' }],
  withdrawn: [{ verb: 'withdraw', confirmation }],
  pending: [
    { verb: 'route', lane: 'C1', to: null },
    { verb: 'settle', result: 'settled_paid', recovered: 300, confirmation: null },
  ],
  reopened: [
    { verb: 'notAccept', item: 1, note: '不属职责' },
    { verb: 'reopen', why: '补充了材料' },
  ],
  merged: [{ verb: 'merge', into: { id: 'T0', kind: 'complaint', state: 'received' }, note: '同一事项' }],
} satisfies Readonly<Record<string, readonly Typed[]>>

/** All runs of a paper. */
export const runsOf = (sheet: Sheet): Run[] => [
  ...sheet.number,
  ...sheet.addressee,
  ...sheet.paragraphs.flatMap(({ runs }) => runs),
  ...sheet.fields.flatMap(({ runs }) => runs),
  ...sheet.signature.date,
  ...sheet.attachments.flat(),
]
/** What is printed before anybody wrote on it. */
export const textOf = (sheet: Sheet): string =>
  [
    sheet.heading,
    sheet.title,
    ...runsOf(sheet).map((run) => ('text' in run ? run.text : '')),
    ...sheet.fields.map(({ label }) => label),
    ...sheet.signature.parties,
  ].join('')
