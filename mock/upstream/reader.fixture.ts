import type { Upstream } from './open.ts'

export type Row = Record<string, unknown>

/** Asks one path and reads the answer as JSON, as a feed would. */
export async function ask(upstream: Upstream, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(upstream.url + path, { headers })
  const text = await response.text()
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    text,
    body: text === '' ? {} : (JSON.parse(text) as Row),
  }
}

/** Follows the cursor of a list until there is no more, or from a cursor on. */
export async function readAll(upstream: Upstream, path: string, list: string, limit = 1_000, since = '') {
  const rows: Row[] = []
  let pages = 0
  for (let next = since; ;) {
    const { body } = await ask(upstream, `${path}?limit=${limit}${next ? `&since=${next}` : ''}`)
    rows.push(...(body[list] as Row[]))
    next = String(body.next)
    pages++
    if (body.more !== true) return { rows, next, pages }
  }
}

/** Noon of a Monday in district time: a start for plays whose real clock is a test's own. */
export const MONDAY_NOON = Date.parse('2026-11-23T12:00:00+08:00')

/** A real clock that a test moves. */
export function handClock(at: number) {
  return { now: () => at, move: (ms: number) => void (at += ms) }
}
