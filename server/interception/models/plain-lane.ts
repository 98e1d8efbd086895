import type { ActorRole, Lane } from '../model.ts'

/** A lane of a preset with the usual three working days, results and way back; the preset says what it differs in. */
export const plainLane = (
  code: string,
  zh: string,
  en: string,
  actorRole: ActorRole,
  colour: string,
  own: Partial<Lane> = {},
): Lane => ({
  code,
  title: { zh, en },
  actorRole,
  entry: [],
  limit: { amount: 3, unit: 'workingDays', article: null },
  firstContact: null,
  results: ['settled_paid', 'agreement_signed', 'not_settled', 'refused'],
  escalate: [{ when: 'clue' }, { when: 'injury' }, { when: 'resultIs', results: ['not_settled', 'refused'] }],
  colour,
  ...own,
})
