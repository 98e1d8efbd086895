/* Words of urging slips (督办单): plain values without a schema, so that pages can use them and stay small. */

/** How grave a slip is, the gravest last. */
export const urgingLevels = ['yellow', 'orange', 'red'] as const
export type UrgingLevel = (typeof urgingLevels)[number]

/** How long a unit has to reply: working days of the official calendar, or hours by the clock. */
export type ReplyTerm = { readonly workingDays: number } | { readonly hours: number }

/** Reply dates by level where the one who urges names none. A rule of this house: no regulation sets them. */
export const replyTerms: Readonly<Record<UrgingLevel, ReplyTerm>> = {
  yellow: { workingDays: 3 },
  orange: { workingDays: 1 },
  red: { hours: 4 },
}

/** Why it was opened: a task’s time runs out, a leader’s instruction, the same fault again. */
export const urgingCauses = ['overdue', 'leader', 'repeat'] as const
export type UrgingCause = (typeof urgingCauses)[number]

/** `failed`: the re-check did not pass, the unit has to answer anew. `closed`: struck off (销号). */
export const urgingStates = ['open', 'replied', 'failed', 'passed', 'closed', 'withdrawn'] as const
export type UrgingState = (typeof urgingStates)[number]

/** Nothing more is due of anybody. */
export const urgingEnded: ReadonlySet<UrgingState> = new Set(['closed', 'withdrawn'])
/** The unit has to answer. */
export const urgingAwaitsReply: ReadonlySet<UrgingState> = new Set(['open', 'failed'])

/** What a step says happened. `late`: told by the house, once per reply date. */
export const urgingDeeds = ['opened', 'replied', 'passed', 'failed', 'raised', 'closed', 'withdrawn', 'late'] as const
export type UrgingDeed = (typeof urgingDeeds)[number]

/** What makes the house itself open or raise a slip; which level each asks for stands in server/dispatch/urging/triggers.ts. */
export const urgingTriggers = ['overdue50', 'overdue80', 'overdue100', 'rejectedTwice'] as const
export type UrgingTrigger = (typeof urgingTriggers)[number]

export const urgingVerbs = ['open', 'reply', 'recheck', 'raise', 'close', 'withdraw'] as const
export type UrgingVerb = (typeof urgingVerbs)[number]

/** How a reply came: `inTime` and `late` together are the slips whose reply was given or is overdue. */
export const urgingReplies = ['inTime', 'late', 'judged'] as const
