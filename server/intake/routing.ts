import type { District } from '../contract/district.ts'

type Stations = Pick<District, 'stations'>

/** Edits of one character that make one name of another (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

/**
 * The station that an id or a name means, or the name of the one most like it. A district without a list of stations takes
 * every name as it was told.
 */
export function stationNamed(
  { stations }: Stations,
  told: string,
): { readonly id: string } | { readonly nearest: string } {
  const named = told.trim()
  const found = stations.find(({ id, name }) => id === named || name === named)
  if (found || stations.length === 0) return { id: found?.id ?? named }
  const short = named.slice(0, 60)
  const far = ({ id, name }: { id: string; name: string }) => Math.min(distance(id, short), distance(name, short))
  return { nearest: stations.reduce((best, each) => (far(each) < far(best) ? each : best)).name }
}

/** Where a matter would go by the routing rule: the station of its street; of several the one nearest to its place. */
export function stationFor(
  { stations }: Stations,
  streetCode: string | undefined,
  place: { readonly lng: number | null; readonly lat: number | null },
): string | undefined {
  const there = streetCode === undefined ? [] : stations.filter((each) => each.streetCode === streetCode)
  if (there.length < 2) return there[0]?.id
  const { lng, lat } = place
  if (lng === null || lat === null) return undefined
  const far = (each: { lng: number; lat: number }) =>
    Math.hypot((each.lng - lng) * Math.cos((lat * Math.PI) / 180), each.lat - lat)
  return there.reduce((best, each) => (far(each) < far(best) ? each : best)).id
}
