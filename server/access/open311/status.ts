import type { Matter, State } from '../../interception/matter.ts'
import type { Step } from '../../interception/step.ts'
import { stateNames } from '../../interception/words.ts'
import type { Calendar } from '../../law/calendar/calendar.ts'
import { dueAt, startClock, stateAt, type Clock } from '../../law/clock.ts'
import { procedureOf } from '../../law/procedure.ts'
import { r121 } from '../../law/procedures/cite.ts'
import { procedures } from '../../law/procedures/index.ts'

/** Every state as Open311 knows it: closed is what nobody owes anything any more. Of an agreement or a termination the notice is still due. */
export const openStatus: Readonly<Record<State, 'open' | 'closed'>> = {
  received: 'open',
  atDesk: 'open',
  inLane: 'open',
  accepted: 'open',
  dispatched: 'open',
  mediating: 'open',
  paused: 'open',
  agreed: 'open',
  terminated: 'open',
  reopened: 'open',
  verifying: 'open',
  settled: 'closed',
  notAccepted: 'closed',
  closed: 'closed',
  merged: 'closed',
  withdrawn: 'closed',
  split: 'closed',
  filed: 'open',
  notFiled: 'open',
  decided: 'open',
}

export const statesOf = (status: 'open' | 'closed'): readonly State[] =>
  (Object.keys(openStatus) as State[]).filter((each) => openStatus[each] === status)

/** Steps that end a matter or say by what law it ends. */
export const ENDING = ['settled', 'notAccepted', 'agreed', 'terminated', 'closed', 'merged', 'withdrawn'] as const
export type Ending = Extract<Step, { what: (typeof ENDING)[number] }>

const last = (endings: readonly Ending[], ...what: readonly Ending['what'][]) =>
  endings.findLast((each) => what.includes(each.what))

/** The ground of the law as the procedure words it, with its article; never what an officer wrote beside it. */
function groundOf(matter: Matter, ending: Ending): string | null {
  if (ending.what !== 'notAccepted' && ending.what !== 'terminated') return null
  const grounds = procedures[matter.procedure][ending.what === 'terminated' ? 'terminate' : 'notAccept']
  const words = grounds.find(({ item }) => item === ending.item)?.zh
  return words === undefined ? ending.article : `${words}（${ending.article}）`
}

/** What became of it: the state's name, and the ground with its article where law ended it. `endings` in their order. */
export function notesOf(matter: Matter, endings: readonly Ending[]): string {
  const { state } = matter
  const name = stateNames[state]
  if (state !== 'notAccepted' && state !== 'terminated' && state !== 'closed') return name
  const ending = state === 'notAccepted' ? last(endings, 'notAccepted') : last(endings, 'terminated', 'agreed')
  const ground = ending === undefined ? null : groundOf(matter, ending)
  if (ground !== null) return state === 'closed' ? `${name}，终止调解：${ground}` : `${name}：${ground}`
  return ending?.what === 'agreed' ? `${name}，${stateNames.agreed}` : name
}

/** When it changed last; of what is closed, when it was closed: a clue found since is nobody's to see here. Epoch ms. */
export const updatedAt = (matter: Matter, endings: readonly Ending[]): number =>
  (openStatus[matter.state] === 'closed' ? endings.at(-1)?.at : undefined) ?? matter.last.at

const lastSecond = (clock: Pick<Clock, 'dueDay'>) => dueAt(clock) - 1_000

/** The last second for the decision on acceptance of what was received at a moment and nobody touched; both epoch ms. */
export const acceptanceDue = (receivedAt: number, calendar: Calendar): number =>
  lastSecond(startClock('acceptance', procedureOf(receivedAt), receivedAt, calendar))

/** The last second of the legal deadline that stands next, epoch ms; null when none runs. */
export function expectedAt({ clocks, state }: Matter, now: number): number | null {
  if (openStatus[state] === 'closed') return null
  const running = clocks.filter((each) => each.endedAt === null && stateAt(each, now) !== 'paused')
  return running.length === 0 ? null : Math.min(...running.map(lastSecond))
}

/** What whoever submits hears: by when what is decided, with the articles. */
export function noticeOf(
  kind: string,
  clocks: readonly { readonly title: { readonly zh: string }; readonly article: string; readonly dueDay: string }[],
  complete: boolean,
): string {
  const due = clocks.map(({ title, article, dueDay }) => `${title.zh}期限至 ${dueDay}（${article}）`)
  const said = `已登记。${due.join('，')}${due.length > 0 ? '。' : ''}`
  const named = complete ? '' : `没有姓名或电话的投诉可能不予受理，请补充真实身份和联系方式（${r121(10)}）。`
  const secret = kind === 'complaint' ? '' : `举报的办理情况不在此查询（${r121(37)}）。`
  return `${said}${kind === 'tipOff' ? '' : named}${secret}`
}
