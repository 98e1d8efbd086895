import { urgingLevels, type UrgingLevel } from '../../contract/urging-words.ts'

/** Whether a level is graver than another. */
export const graver = (a: UrgingLevel, b: UrgingLevel): boolean => urgingLevels.indexOf(a) > urgingLevels.indexOf(b)
