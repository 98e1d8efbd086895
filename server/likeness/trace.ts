import { estimate } from './sketch.ts'

export interface Wording {
  readonly zh: string
  readonly en: string
}

/** A submission as it is compared: its print, and what stands with the complaint itself. */
export interface Trace {
  /** Number of the submission. */
  readonly id: string
  /** Epoch ms. */
  readonly receivedAt: number
  readonly problemClass: string | null
  /** Yuan. */
  readonly amount: number | null
  readonly phone: string | null
  readonly address: string | null
  readonly person: string | null
  readonly respondent: string
  readonly unit: string | null
  readonly sketch: Buffer | null
}

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

const same = (one: string | null, other: string | null) => one !== null && one === other
const apart = (one: string | null, other: string | null) => one !== null && other !== null && one !== other

/** What of two submissions is the same. Symmetric; what was not told is neither the same nor different. */
export interface Alike {
  readonly phone: boolean
  readonly address: boolean
  readonly person: boolean
  /** Told under different names. */
  readonly otherPerson: boolean
  /** Told from different telephones. */
  readonly otherPhone: boolean
  readonly respondent: boolean
  readonly problem: boolean
  readonly amount: boolean
  /** Estimated Jaccard similarity of the words; null: not both told. */
  readonly text: number | null
  /** Between the two receipts, ms. */
  readonly gapMs: number
}

/** Compares two submissions. A credit code or register number that differs parts two businesses of one name. */
export function alike(one: Trace, other: Trace): Alike {
  return {
    phone: same(one.phone, other.phone),
    address: same(one.address, other.address),
    person: same(one.person, other.person),
    otherPerson: apart(one.person, other.person),
    otherPhone: apart(one.phone, other.phone),
    respondent: apart(one.unit, other.unit) ? false : same(one.unit, other.unit) || one.respondent === other.respondent,
    problem: same(one.problemClass, other.problemClass),
    amount: one.amount !== null && one.amount > 0 && one.amount === other.amount,
    text: one.sketch === null || other.sketch === null ? null : estimate(one.sketch, other.sketch),
    gapMs: Math.abs(one.receivedAt - other.receivedAt),
  }
}

/** One complainant as far as marks can say: one telephone, or one name at one address. */
export const oneComplainant = ({ phone, address, person }: Alike) => phone || (address && person)
