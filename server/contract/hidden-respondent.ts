import { audienceOf, type View } from './picture.ts'

/**
 * Whether whom a submission is about is kept from an asker: of a tip-off, and of what is both, only who may read complaints
 * learns it; a mixed submission’s complaint is about the same respondent as its tip-off.
 */
export const hidesRespondent = (kind: string, reads: boolean): boolean =>
  !reads && (kind === 'tipOff' || kind === 'mixed')

/** The same of a view: the desk and the officers read complaints, walls and the public do not. */
export const hidesRespondentFrom = (view: View, kind: string): boolean =>
  hidesRespondent(kind, audienceOf(view) === 'desk' || audienceOf(view) === 'officer')
