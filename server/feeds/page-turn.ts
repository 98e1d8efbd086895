import type { Reading } from '../contract/telling.ts'
import type { Answered, Question } from './ask.ts'
import type { Asker } from './asker.ts'
import { type Page, readAnswer } from './answer.ts'
import type { Feed, RejectedRow, Stream } from './feed.ts'
import type { HealthKeeper } from './health.ts'
import type { KeptAnswer, WatchOptions } from './watching.ts'

export interface TurnOptions extends Pick<WatchOptions, 'cache' | 'cursors' | 'tell'> {
  readonly feed: Feed
  readonly base: string
  readonly asker: Asker
  readonly health: HealthKeeper
  readonly question: Omit<Question, 'url' | 'known'>
  readonly takeReadings: (readings: readonly Reading[]) => Promise<unknown>
  readonly now: () => number
}

/** A good answer that could not be made durable: the cursor stays, the answer is asked for again. */
export class TellFault extends Error {
  override readonly name = 'TellFault'
}

export interface Turned {
  /** The upstream has more rows at this moment. */
  readonly more: boolean
  /** The answer was good, yet something about it should be seen at the feed; null when nothing. */
  readonly complaint: string | null
}

/** Turns pages of one feed's paths: ask, read, tell. Rejects with a sentence when any of it failed. */
export function pageTurner(options: TurnOptions): (stream: Stream) => Promise<Turned> {
  const { feed, base, asker, health, question, cache, cursors, tell, takeReadings, now } = options
  /** Per path, the answer that was told to its end: unchanged since, there is nothing to do. */
  const settled = new Map<string, { readonly mark: string; readonly complaint: string | null }>()
  /** Per rolling path, the bad rows of the answer before: a sample that overlaps shows them again. */
  const shown = new Map<string, ReadonlySet<string>>()

  return async function turn(stream) {
    const { path } = stream
    const cursor = stream.limit === null ? null : await cursors.get(feed.name, path)
    const query = queryOf(stream, cursor)
    const kept = await cache.lastAnswer(feed.name, path)
    const known = kept !== null && kept.query === query && (kept.etag ?? kept.lastModified) !== null ? kept : null
    const url = `${base}${path}${query}`

    let answered = await asker.ask({ ...question, url, known })
    const before = settled.get(path)
    if (answered.state === 'unchanged' && before?.mark === markOf(query, known)) {
      health.heard(stream)
      return { more: false, complaint: before.complaint }
    }
    let json = jsonOf(answered, known)
    if (json === undefined) {
      // Unchanged, and what was kept cannot be read: the whole answer, then.
      answered = await asker.ask({ ...question, url, known: null })
      json = jsonOf(answered, null)
    }
    const page = readAnswer(stream, json, now())
    health.heard(stream)
    if (answered.state === 'fresh') await keep(stream, page, { ...answered, query, body: answered.text, at: now() })

    await takeReadings(page.readings)
    await tellPage(stream, page, cursor)
    if (page.more && (await cursors.get(feed.name, path)) === cursor)
      throw new Error('上游说还有更多，游标却没有前移，稍后再问')
    // An empty answer says nothing new about a language that nobody understood.
    const complaint = page.rows === 0 ? (before?.complaint ?? null) : complaintOn(page)
    settled.set(path, { mark: markOf(query, answered.state === 'fresh' ? answered : known), complaint })
    return { more: page.more, complaint }
  }

  async function keep({ path, personal }: Stream, page: Page, answer: KeptAnswer) {
    // Nobody can destroy a key in the cache: an answer that names people is told, not kept.
    if (personal && page.rows > 0) return
    const { query, etag, lastModified, body, at } = answer
    await cache.keepAnswer(feed.name, path, { query, etag, lastModified, body, at })
  }

  async function tellPage(stream: Stream, page: Page, cursor: string | null) {
    const rejections = stream.limit === null ? newlyBad(stream, page.rejections) : page.rejections
    const { tellings } = page
    if (tellings.length === 0 && rejections.length === 0 && page.cursor === cursor) return
    try {
      const told = await tell({ feed: feed.name, path: stream.path, tellings, cursor: page.cursor, rejections })
      health.count({ ...told, rejected: told.rejected + rejections.length })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new TellFault(`本批 ${tellings.length} 条未能记入（${reason}），游标不动，稍后重问`, { cause: error })
    }
    if (stream.limit === null) shown.set(stream.path, new Set(page.rejections.map(({ raw }) => JSON.stringify(raw))))
  }

  function newlyBad({ path }: Stream, rejections: readonly RejectedRow[]) {
    return rejections.filter(({ raw }) => !shown.get(path)?.has(JSON.stringify(raw)))
  }
}

/** An answer whose every row is bad is an answer in another language: the operator should see it at the feed. */
function complaintOn({ rows, rejections }: Page): string | null {
  const [first] = rejections
  if (!first || rejections.length < rows) return null
  return `上游给的 ${rows} 行全都读不懂（第一行 ${first.pointer || '/'}：${first.message}）`
}

function queryOf({ limit }: Stream, cursor: string | null): string {
  if (limit === null) return ''
  const query = new URLSearchParams(cursor === null ? {} : { since: cursor })
  query.set('limit', String(limit))
  return `?${query.toString()}`
}

const markOf = (query: string, answer: { etag: string | null; lastModified: string | null } | null) =>
  JSON.stringify([query, answer?.etag, answer?.lastModified])

function jsonOf(answered: Answered, known: KeptAnswer | null): unknown {
  if (answered.state === 'fresh') return answered.json
  try {
    return known === null ? undefined : (JSON.parse(known.body) as unknown)
  } catch {
    // Damaged in the cache: the caller asks for the whole answer.
    return undefined
  }
}
