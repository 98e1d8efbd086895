import { urgingLevels, type UrgingLevel } from '../../contract/urging-words.ts'

/** How long a unit has to reply: working days of the official calendar, or hours by the clock. */
export type Term = { readonly workingDays: number } | { readonly hours: number }

/** Reply dates by level where the one who urges names none. A rule of this house: no regulation sets them. */
export const replyTerms: Readonly<Record<UrgingLevel, Term>> = {
  yellow: { workingDays: 3 },
  orange: { workingDays: 1 },
  red: { hours: 4 },
}

/** Whether a level is graver than another. */
export const graver = (a: UrgingLevel, b: UrgingLevel): boolean => urgingLevels.indexOf(a) > urgingLevels.indexOf(b)
