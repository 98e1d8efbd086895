import { estimate } from './sketch.ts'

/** What two tellings of one number may differ in, in the order in which it is said. */
export const differing = [
  'kind',
  'respondent',
  'complainant',
  'text',
  'problemClass',
  'amount',
  'receivedAt',
  'place',
] as const
export type Differing = (typeof differing)[number]

/** One telling of a submission: its fields as journalled and its print; marks are null where nothing was told. */
export interface Telling {
  readonly kind: string
  readonly respondent: {
    readonly name: string
    readonly uscc?: string | undefined
    readonly siteId?: string | undefined
  }
  readonly problemClass?: string | undefined
  readonly amount?: number | undefined
  /** Epoch ms; null: its source gave none. */
  readonly receivedAt: number | null
  readonly place: { readonly lng: number | null; readonly lat: number | null }
  readonly phone: string | null
  readonly address: string | null
  readonly person: string | null
  readonly sketch: Buffer | null
}

/** Words less alike than this are other words: the sketch of the same words is the same. */
const SAME_WORDS = 0.95
/** Platforms write the same receipt to the minute. */
const SAME_MINUTE_MS = 60_000

const other = (one: unknown, two: unknown) => (one ?? null) !== (two ?? null)
/** What one source told and the other did not is no contradiction. */
const against = (one: unknown, two: unknown) => one != null && two != null && one !== two

const differs: { readonly [D in Differing]: (one: Telling, two: Telling) => boolean } = {
  kind: (one, two) => one.kind !== two.kind,
  respondent: ({ respondent: one }, { respondent: two }) =>
    against(one.uscc, two.uscc) || against(one.siteId, two.siteId) || one.name !== two.name,
  complainant: (one, two) =>
    against(one.phone, two.phone) || against(one.person, two.person) || against(one.address, two.address),
  text: ({ sketch: one }, { sketch: two }) => one !== null && two !== null && estimate(one, two) < SAME_WORDS,
  problemClass: (one, two) => other(one.problemClass, two.problemClass),
  amount: (one, two) => other(one.amount, two.amount),
  receivedAt: ({ receivedAt: one }, { receivedAt: two }) =>
    one !== null && two !== null && Math.abs(one - two) >= SAME_MINUTE_MS,
  place: ({ place: one }, { place: two }) => against(one.lng, two.lng) || against(one.lat, two.lat),
}

/** In what two tellings of the same number differ; empty: the same was told twice. */
export const differencesOf = (one: Telling, two: Telling): readonly Differing[] =>
  differing.filter((each) => differs[each](one, two))
