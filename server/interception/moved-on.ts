import type { Matter } from './matter.ts'
import type { Verb } from './order.ts'
import { refuse, type Refusal } from './refusal.ts'
import { momentText, stateNames, stepNames, verbNames } from './words.ts'

/** What a matter did last, when, by whom: as a sentence begins. */
export function lastOf({ last }: Matter): string {
  const by = last.by.role === 'house' ? '系统' : last.by.id
  return `${momentText(last.at)} 已由 ${by} ${stepNames[last.what]}${last.note === null ? '' : `（${last.note}）`}`
}

/** The refusal of an order that does not fit what the matter is now: it names what happened and when. */
export const movedOn = (matter: Matter, verb: Verb): Refusal =>
  refuse(`不能${verbNames[verb]}：此件 ${lastOf(matter)}，现为“${stateNames[matter.state]}”。`)
