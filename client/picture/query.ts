import { districtIso } from '@contract/time.ts'

/** Groups of words that sources use, and that a screen may know in its own language. */
export type WordGroup = 'problemClass' | 'channel'

/** Which records stand behind a number: what a click on it opens. Texts are keys of the message files. */
export interface RecordQuery {
  readonly title: string
  /** From and to, epoch ms, where the list is narrower than the title says. */
  readonly span?: readonly [number, number]
  /** A source's word that narrows it. */
  readonly word?: { readonly group: WordGroup; readonly value: string }
  /** Whom or what it is about, as it calls itself: a lane, a station. */
  readonly name?: string
  /** How the number is made, in one sentence; null for a plain list. */
  readonly formula: string | null
  /** Name of the feed it stands on, or null. */
  readonly feed: string | null
  /** Path of the list at the server, without paging. */
  readonly path: string
}

type Filter = Readonly<Record<string, string | number | undefined>>

function pathWith(path: string, filter: Filter): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(filter)) if (value !== undefined) query.set(key, String(value))
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** List of complaints received from `from` up to `to` (epoch ms), narrowed by class or to those without a place. */
export function complaintsPath(from: number, to: number, narrow: { class?: string; unplaced?: 'true' } = {}): string {
  return pathWith('/api/v1/complaints', { from: districtIso(from), to: districtIso(to), ...narrow })
}

/** List of complaints by how they are handled; with a flow, `from` and `to` (epoch ms) say when it was. */
export const handledPath = (narrow: Filter, from?: number, to?: number): string =>
  pathWith('/api/v1/complaints', {
    ...(from !== undefined && { from: districtIso(from) }),
    ...(to !== undefined && { to: districtIso(to) }),
    ...narrow,
  })

/** List of facts of one kind from `from` up to `to` (epoch ms), narrowed to those of a site, or whose body holds or exceeds this. */
export function factsPath(
  kind: string,
  from: number,
  to: number,
  narrow: {
    readonly site?: string
    readonly holds?: Readonly<Record<string, boolean | string | number>>
    readonly above?: Readonly<Record<string, number>>
  } = {},
): string {
  const holds = narrow.holds && JSON.stringify(narrow.holds)
  const above = narrow.above && JSON.stringify(narrow.above)
  return pathWith('/api/v1/facts', {
    kind,
    from: districtIso(from),
    to: districtIso(to),
    site: narrow.site,
    holds,
    above,
  })
}

/** One fact by its reference `source#id`, which may hold anything. */
export const factPath = (ref: string) => `/api/v1/facts/${encodeURIComponent(ref)}`

/** One page of a list. */
export function pageOf(path: string, limit: number, cursor: string | null): string {
  const bare = new URL(path, 'http://list')
  bare.searchParams.set('limit', String(limit))
  if (cursor !== null) bare.searchParams.set('cursor', cursor)
  return bare.pathname + bare.search
}
