import type { ComplaintKept } from '../contract/picture.ts'

/** A coordinate that a geocoder gives when it knows nothing better, and how many complaints sit on it. */
export interface GeocodingDefault {
  readonly lng: number
  readonly lat: number
  readonly count: number
}
export type Positioned = ComplaintKept & { readonly lng: number; readonly lat: number }

export const coordinate = ({ lng, lat }: { readonly lng: number; readonly lat: number }) => `${lng},${lat}`

const LEAST = 5
const LEAST_SHARE = 0.01
const LEAST_CLASSES = 4
/** From this share about one respondent on, a coordinate is theirs: a busy market, a car park in the news, is no fault of a geocoder. */
const OWN_SHARE = 0.8

function isDefault(stack: readonly Positioned[], total: number): boolean {
  if (stack.length < LEAST || stack.length <= total * LEAST_SHARE) return false
  const classes = new Set<string>()
  const respondents = new Map<string, number>()
  let nameless = 0
  for (const { problemClass, siteId, respondent } of stack) {
    if (problemClass !== null) classes.add(problemClass)
    if (siteId === null) nameless += 1
    respondents.set(respondent, (respondents.get(respondent) ?? 0) + 1)
  }
  if (Math.max(0, ...respondents.values()) >= stack.length * OWN_SHARE) return false
  return classes.size >= LEAST_CLASSES || nameless * 2 > stack.length
}

/** Coordinates on which so many different complaints sit exactly that they must be geocoding defaults, largest first. */
export function geocodingDefaults(complaints: readonly Positioned[]): GeocodingDefault[] {
  const stacks = new Map<string, Positioned[]>()
  for (const complaint of complaints) {
    const at = coordinate(complaint)
    const stack = stacks.get(at)
    if (stack) stack.push(complaint)
    else stacks.set(at, [complaint])
  }
  const found: GeocodingDefault[] = []
  for (const stack of stacks.values()) {
    const first = stack[0]
    if (first && isDefault(stack, complaints.length))
      found.push({ lng: first.lng, lat: first.lat, count: stack.length })
  }
  return found.sort((a, b) => b.count - a.count || a.lng - b.lng || a.lat - b.lat)
}
