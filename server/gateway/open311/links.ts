import type { OpenQuery } from './request.ts'
import type { Paged } from './query.ts'

/**
 * Links to the other pages (RFC 8288), null when there is only one. They hold the period still, so that what comes in while
 * somebody turns pages moves nothing, and never the key.
 */
export function linksOf(
  url: string,
  { paged: { page, size }, from, to }: Pick<OpenQuery, 'from' | 'to'> & { readonly paged: Paged },
  total: number,
): string | null {
  const last = Math.max(1, Math.ceil(total / size))
  const [path = '', search = ''] = url.split('?')
  const link = (to_: number, rel: string) => {
    const parameters = new URLSearchParams(search)
    parameters.delete('api_key')
    parameters.set('page', String(to_))
    parameters.set('page_size', String(size))
    if (from !== null) parameters.set('start_date', new Date(from).toISOString())
    if (to !== null) parameters.set('end_date', new Date(to).toISOString())
    return `<${path}?${parameters.toString()}>; rel="${rel}"`
  }
  const rels: readonly (readonly [number, string])[] = [
    [1, 'first'],
    [page - 1, 'prev'],
    [page + 1, 'next'],
    [last, 'last'],
  ]
  const there = rels.filter(([to_]) => to_ >= 1 && to_ <= last && to_ !== page)
  return there.length === 0 ? null : there.map(([to_, rel]) => link(to_, rel)).join(', ')
}
