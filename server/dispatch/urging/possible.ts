import { urgingEnded, type UrgingState, type UrgingVerb } from '../../contract/urging-words.ts'
import type { Who } from '../task.ts'
import type { Urging } from './urging.ts'

const COMMAND: Readonly<Record<UrgingState, readonly UrgingVerb[]>> = {
  open: ['raise', 'withdraw'],
  replied: ['recheck', 'raise', 'withdraw'],
  failed: ['raise', 'withdraw'],
  passed: ['close', 'raise', 'withdraw'],
  closed: [],
  withdrawn: [],
}

/** Orders that somebody may give on a slip as it stands, the next step first: a screen offers no other. */
export function possible(
  urging: Urging,
  who: Who,
  may: { readonly command: boolean; readonly reply: boolean },
): readonly UrgingVerb[] {
  const { state, unit, level, repliers } = urging
  if (urgingEnded.has(state)) return []
  const reply = may.reply && who.stations.includes(unit) && (state === 'open' || state === 'failed')
  const judged = repliers.includes(who.id)
  const command = may.command ? COMMAND[state].filter((verb) => (verb === 'raise' ? level !== 'red' : !judged)) : []
  return [...(reply ? (['reply'] as const) : []), ...command]
}
