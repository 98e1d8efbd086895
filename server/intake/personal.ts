import { createHash } from 'node:crypto'
import type { Personal } from '../contract/fact.ts'
import type { TellingKind } from '../contract/telling.ts'
import { scrub } from '../identity/scrub.ts'
import { holdsNumber, namingOf } from './personal-names.ts'
import { pointerStep } from './sound.ts'

type Body = Readonly<Record<string, unknown>>
const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON of a value with the keys of every object sorted by code unit, so that equal values have equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each)).join(',')}]`
  if (!isBody(value)) return JSON.stringify(value) ?? 'null'
  const parts: string[] = []
  for (const key of Object.keys(value).sort()) {
    if (value[key] !== undefined) parts.push(`${JSON.stringify(key)}:${canonical(value[key])}`)
  }
  return `{${parts.join(',')}}`
}

/** SHA-256 (hex) over the salt and the canonical JSON of personal fields: all that the chained journal keeps of them. */
export function personalHash(salt: string, value: Personal): string {
  return createHash('sha256')
    .update(salt + canonical(value))
    .digest('hex')
}

/** Fields of the contract: their names are ours, and they name no person. */
const OWN: ReadonlySet<string> = new Set([
  'complaintId',
  'kind',
  'channel',
  'receivedAt',
  'problemClass',
  'respondent',
  'amount',
  'lng',
  'lat',
  'crs',
  'streetCode',
  'wouldBeStation',
  'siteId',
  'uscc',
  'code',
  'phase',
  'trapped',
  'drug',
  'quantity',
  'recorded',
  'product',
  'item',
  'value',
  'unit',
  'positive',
  'retest',
  'issue',
  'score',
])

/** Own fields that are free text all the same. */
const SAID: ReadonlySet<string> = new Set(['name', 'channel', 'problemClass'])

interface Rule {
  readonly complaint: boolean
  readonly site: boolean
}

function isPersonal(key: string, value: unknown, top: boolean, rule: Rule): boolean {
  const naming = namingOf(key)
  // A shop's own telephone is on its licence; a person's is not.
  if (naming === 'private' || (naming === 'contact' && !rule.site)) return true
  if (!rule.complaint) return false
  // Nobody can tell whose name or address a bare field holds; those of the respondent stand under `respondent`.
  if (top && (key === 'name' || key === 'address' || key === '地址')) return true
  return naming === 'words' || (typeof value === 'string' && holdsNumber(value))
}

/** Takes personal fields out of `value` into `found` (keyed by JSON pointer); gives back the same object when there were none. */
function without(value: Body, pointer: string, rule: Rule, found: Record<string, unknown>): Body {
  let rest: Record<string, unknown> | null = null
  for (const key of Object.keys(value)) {
    const each = value[key]
    const top = pointer === ''
    const own = (top || pointer === '/respondent') && (OWN.has(key) || (!top && key === 'name'))
    let kept: unknown
    if (own && rule.complaint && SAID.has(key) && typeof each === 'string' && holdsNumber(each)) {
      // A shop named with somebody's number: the words stay, the number goes beside.
      found[pointer + pointerStep(key)] = each
      rest ??= { ...value }
      rest[key] = scrub(each)
      continue
    }
    if (own && !isBody(each)) continue
    if (!own && isPersonal(key, each, top, rule)) {
      // A pointer is cut at 80 characters a step: two long names must not fall together.
      let at = pointer + pointerStep(key)
      while (Object.hasOwn(found, at)) at += '~'
      found[at] = each
    } else if (isBody(each)) {
      kept = without(each, pointer + pointerStep(key), rule, found)
    } else if (Array.isArray(each)) {
      kept = withoutInList(each, pointer + pointerStep(key), rule, found)
    } else continue
    if (kept === each) continue
    rest ??= { ...value }
    if (kept === undefined) delete rest[key]
    else rest[key] = kept
  }
  return rest ?? value
}

function withoutInList(
  list: readonly unknown[],
  pointer: string,
  rule: Rule,
  found: Record<string, unknown>,
): readonly unknown[] {
  let changed = false
  const kept = list.map((each, i) => {
    if (rule.complaint && typeof each === 'string' && holdsNumber(each)) {
      found[`${pointer}/${i}`] = each
      changed = true
      return null
    }
    if (!isBody(each) && !Array.isArray(each)) return each
    const at = `${pointer}/${i}`
    const one = Array.isArray(each) ? withoutInList(each as unknown[], at, rule, found) : without(each, at, rule, found)
    changed ||= one !== each
    return one
  })
  return changed ? kept : list
}

/** Parts a body into what the journal may hold and what must stay beside it; `personal` is undefined when there is nothing. */
export function partPersonal(
  kind: TellingKind,
  body: Body,
): { readonly rest: Body; readonly personal: Personal | undefined } {
  const found: Record<string, unknown> = {}
  const rule = { complaint: kind === 'complaint.received', site: kind === 'site.registered' }
  let rest = body
  let text: string | undefined
  if (rule.complaint && (body.complainant !== undefined || body.text !== undefined)) {
    const { complainant, text: words, ...others } = body
    rest = others
    if (isBody(complainant)) Object.assign(found, complainant)
    if (typeof words === 'string') text = words
  }
  if (rest.personalHash !== undefined) {
    // Only this house may say which hash the journal holds.
    rest = { ...rest }
    delete (rest as Record<string, unknown>).personalHash
  }
  rest = without(rest, '', rule, found)
  const some = Object.keys(found).length > 0
  if (!some && (text === undefined || text === '')) return { rest, personal: undefined }
  return { rest, personal: { ...(some ? { complainant: found } : {}), ...(text === undefined ? {} : { text }) } }
}
