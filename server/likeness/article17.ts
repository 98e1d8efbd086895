import { publishedSigns, type Sign } from './article17-factors.ts'
import { duplicateRules } from './duplicates.ts'
import { alike, DAY_MS, oneComplainant, type Alike, type Trace, type Wording } from './trace.ts'

export interface SignFound {
  readonly factor: Sign['factor']
  readonly article: string
  readonly why: Wording
  /** What was counted, this one included: submissions, or for a shared telephone or address the people. */
  readonly count: number
  readonly windowDays: number
  /** Numbers of the submissions counted, this one included, oldest first. */
  readonly matters: readonly string[]
}
/** What of Art. 17 shows: reasons and how much they say together, 0–1. Whether it is one for daily life an officer decides. */
export interface Article17 {
  readonly score: number
  readonly reasons: readonly SignFound[]
}

interface Other {
  readonly trace: Trace
  readonly found: Alike
}

const WHO: Readonly<Record<Sign['who'], (found: Alike) => boolean>> = {
  complainant: oneComplainant,
  phoneShared: ({ phone }) => phone,
  addressShared: ({ address }) => address,
  words: ({ text, phone, otherPhone, otherPerson }) =>
    text !== null && text >= duplicateRules.sameText && !phone && (otherPhone || otherPerson),
}
const ABOUT: Readonly<Record<Sign['about'], (found: Alike) => boolean>> = {
  anything: () => true,
  respondent: ({ respondent }) => respondent,
  problem: ({ problem }) => problem,
}

/** How many a set of submissions counts as: different names where people share something, else submissions. */
function countOf({ who }: Sign, traces: readonly Trace[]): number {
  if (who !== 'phoneShared' && who !== 'addressShared') return traces.length
  return new Set(traces.flatMap(({ person }) => person ?? [])).size
}

/** The fullest stretch of the sign's days that holds `one`; of equally full ones the earliest. */
function fullest(one: Trace, others: readonly Other[], sign: Sign): readonly Trace[] {
  const span = sign.windowDays * DAY_MS
  const all = [one, ...others.map(({ trace }) => trace)].sort(
    (x, y) => x.receivedAt - y.receivedAt || (x.id < y.id ? -1 : 1),
  )
  let best: readonly Trace[] = [one]
  for (const { receivedAt: from } of all) {
    if (from > one.receivedAt || one.receivedAt - from >= span) continue
    const within = all.filter(({ receivedAt }) => receivedAt >= from && receivedAt - from < span)
    if (countOf(sign, within) > countOf(sign, best)) best = within
  }
  return best
}

function found(one: Trace, others: readonly Other[], sign: Sign): (SignFound & { weight: number }) | null {
  const counted = others.filter((each) => WHO[sign.who](each.found) && ABOUT[sign.about](each.found))
  const within = fullest(one, counted, sign)
  const count = countOf(sign, within)
  if (count < sign.atLeast) return null
  const { factor, article, title, windowDays, weight } = sign
  const people = sign.who === 'phoneShared' || sign.who === 'addressShared'
  const why = {
    zh: `${title.zh}：${windowDays === 1 ? '24 小时' : `${windowDays} 天`}内 ${count} ${people ? '人' : '件'}（提示界限 ${sign.atLeast}）`,
    en: `${title.en}: ${count} ${people ? 'people' : 'submissions'} within ${windowDays === 1 ? '24 h' : `${windowDays} days`} (shown from ${sign.atLeast})`,
  }
  return { factor, article, why, count, windowDays, matters: within.map(({ id }) => id), weight }
}

/**
 * Signs of Art. 17 of 总局令第121号 that show in what else was received, `others`; their order changes nothing. Of one sign
 * with several windows the weightiest counts. Item 3 (no real purchase) cannot be seen from here and is the officer's alone.
 * Only says: nothing is refused, closed or routed by it.
 */
export function article17(one: Trace, others: readonly Trace[], signs: readonly Sign[] = publishedSigns): Article17 {
  const compared = others.filter(({ id }) => id !== one.id).map((trace) => ({ trace, found: alike(one, trace) }))
  const strongest = new Map<string, SignFound & { weight: number }>()
  for (const sign of signs) {
    const each = found(one, compared, sign)
    const name = [sign.factor, sign.article, sign.who, sign.about].join('/')
    if (each && each.weight > (strongest.get(name)?.weight ?? 0)) strongest.set(name, each)
  }
  const reasons = [...strongest.values()]
  const nothing = reasons.reduce((left, { weight }) => left * (1 - weight), 1)
  return {
    score: Math.round((1 - nothing) * 100) / 100,
    reasons: reasons.map(({ weight: _weight, ...each }) => each),
  }
}
