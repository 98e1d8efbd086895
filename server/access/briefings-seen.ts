import { roleRules } from '../contract/identity.ts'
import type { Who } from '../gateway/access.ts'
import type { BriefingEdition } from '../journal/briefings.ts'

/** Which composed briefings somebody reads beside his own. */
export function briefingsSeenBy(who: Who): readonly ('leaders' | 'all')[] {
  if (who.kind === 'key') return []
  const leads = who.kind === 'person' ? who.role === 'leader' || who.role === 'commander' : who.audience === 'leaders'
  return leads ? ['leaders', 'all'] : ['all']
}

export const isAuthor = ({ author }: Pick<BriefingEdition, 'author'>, who: Who) =>
  who.kind === 'person' && author === who.id

/** A private briefing is its author’s alone. */
export const seesBriefing = (row: Pick<BriefingEdition, 'author' | 'seenBy'>, who: Who) =>
  isAuthor(row, who) || briefingsSeenBy(who).some((each) => each === row.seenBy)

/** Whoever reads it and writes briefings may write its next edition. */
export const mayWrite = (who: Who) =>
  who.kind === 'person' && who.role !== null && roleRules[who.role].may.includes('briefing.write')
