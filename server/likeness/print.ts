import type { Fact, Personal } from '../contract/fact.ts'
import { personalKindOf, type PersonalKind } from '../identity/personal-keys.ts'
import { deriveKey } from '../identity/secrets.ts'
import { keyNumber, openMarks } from './keyed.ts'
import { addressOf, nameOf, phoneOf, plain } from './normal.ts'
import { openSketcher } from './sketch.ts'

/**
 * What is kept of a submission to compare it with others. Marks are the first 64 bits of an HMAC, hexadecimal: equal marks,
 * equal values; null: not told. Class, moment and amount stand with the complaint itself.
 */
export interface Print {
  /** Which key made it. */
  readonly key: number
  readonly phone: string | null
  readonly address: string | null
  /** The complainant by name: tells two people of one telephone apart, never enough to say that two are one. */
  readonly person: string | null
  /** The respondent by name. */
  readonly respondent: string
  /** The respondent by credit code, else by its number in the register. */
  readonly unit: string | null
  /** Of the complainant's own words; see sketch.ts. */
  readonly sketch: Buffer | null
}

export type Submission = Pick<Fact<'complaint.received'>['body'], 'respondent'>

/** Makes prints under the house's current key. */
export interface Printer {
  readonly key: number
  /** The print of a submission; `personal` undefined: nothing personal was told, or it was destroyed. */
  print(submission: Submission, personal: Personal | undefined): Print
}

const MOST_REMEMBERED = 5_000
/** The same question answered once: names of fields and of businesses come again and again. Bounded. */
function remembered<Answer>(ask: (key: string) => Answer): (key: string) => Answer {
  const known = new Map<string, Answer>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const answer = ask(key)
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(key, answer)
    return answer
  }
}

const kindOf = remembered((field) => personalKindOf(field) ?? 'none')

/** The first value of a kind, in the order of the form, that says something. */
function firstOf(
  complainant: Readonly<Record<string, unknown>>,
  kind: PersonalKind,
  read: (text: string) => string | null,
): string | null {
  for (const field of Object.keys(complainant)) {
    const value = complainant[field]
    // Free text that holds a number, or a nested list, is not the number itself.
    if (typeof value !== 'string' || kindOf(field) !== kind) continue
    const found = read(value)
    if (found !== null) return found
  }
  return null
}

/** The key of prints out of PII_KEY (HKDF): without it nobody can try whether a telephone is among them. */
export function openPrinter(secret: string): Printer {
  const own = deriveKey(secret, 'likeness')
  const marks = openMarks(own)
  const sketch = openSketcher(deriveKey(secret, 'likeness sketch'))
  const key = keyNumber(own)
  // What kind of thing it is goes into the mark: a name that reads like an address is not one.
  const mark = (kind: string, value: string | null) => (value === null ? null : marks(`${kind}\n${value}`))
  const sketchOf = (words: string | null) => (words === null ? null : sketch(words))
  const respondentMark = remembered((name) => marks(`respondent\n${plain(name)}`))
  return {
    key,
    print({ respondent }, personal) {
      const complainant = personal?.complainant ?? {}
      const { siteId, uscc } = respondent
      const unit = uscc ?? siteId
      return {
        key,
        phone: mark('phone', firstOf(complainant, 'phone', phoneOf)),
        address: mark('address', firstOf(complainant, 'address', addressOf)),
        person: mark('person', firstOf(complainant, 'name', nameOf)),
        respondent: respondentMark(respondent.name),
        unit: unit === undefined ? null : marks(`unit\n${plain(unit)}`),
        sketch: sketchOf(personal?.text ?? firstOf(complainant, 'words', (words) => words)),
      }
    },
  }
}
