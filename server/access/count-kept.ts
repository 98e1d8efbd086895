import { setImmediate } from 'node:timers/promises'
import type { Period } from '../interception/rate.ts'
import {
  countedOf,
  countedPages,
  headOf,
  mergedPages,
  touchedBetween,
  type Merged,
  type StoredCount,
} from '../journal/counted.ts'
import type { Database } from '../journal/statement.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import { remembered } from '../law/calendar/remembered.ts'
import { dueDayOf, dueOf, nameOf, rowsOf, type Due, type Row } from './count-rows.ts'
import { sharedWork } from './shared-work.ts'
import { toldAgain } from './told-again.ts'

/** Submissions read at once: some milliseconds of this process, and few enough that the database looks each up by its index. */
const PAGE = 400
/** More records of the journal than this are not looked through for what moved: everything is read anew. */
const MOST_BEHIND = 50_000
/** Periods that are kept, and how many submissions in all: some hundred bytes each. */
const KEPT = 2
const MOST_KEPT = 300_000

type Head = Awaited<ReturnType<typeof headOf>>
const byHand = (before: Head, now: Head) => before.seq === now.seq && before.matters !== now.matters

/** The rows of a period as they stood at one moment: never changed, only followed by the next. */
export interface Counted {
  /** Another one whenever any row is another. */
  readonly version: string
  /** The rows of one matter (or untouched submission) each; those outside the period may be among them, the count leaves them out. */
  readonly entries: readonly (readonly Row[])[]
}

/**
 * The rows of one stretch [from, to) of time (epoch ms), read once in pages; after that only what the journal says was received
 * or moved since is read anew, and what the calendar moved is reckoned anew.
 */
function openStretch(db: Database, { from, to }: Period, name: string) {
  let head: Head | null = null
  let changes = 0
  let entries: (readonly Row[])[] = []
  let places = new Map<string, number>()
  let again = toldAgain()
  let dues = new Map<string, Due>()
  let calendarNow: Calendar

  const due = (day: string): Due => {
    const known = dues.get(day) ?? dueOf(day, calendarNow)
    dues.set(day, known)
    return known
  }
  const isIn = ({ receivedAt, closedAt }: StoredCount) =>
    receivedAt < to && (receivedAt >= from || (closedAt !== null && closedAt >= from && closedAt < to))

  function put(stored: StoredCount): void {
    const key = nameOf(stored)
    const rows = isIn(stored) ? rowsOf(stored, due, again.of(key)) : []
    const place = places.get(key)
    if (place !== undefined) entries[place] = rows
    else if (rows.length > 0) places.set(key, entries.push(rows) - 1)
  }

  async function readAll(): Promise<void> {
    const before = await headOf(db)
    entries = []
    places = new Map()
    again = toldAgain()
    dues = new Map()
    for await (const page of mergedPages(db, from, PAGE)) for (const each of page) again.put(each.id, each)
    for await (const page of countedPages(db, from, to, PAGE)) {
      for (const stored of page) put(stored)
      await setImmediate()
    }
    changes += 1
    // What moved while the pages were read.
    await readMoved(before, await headOf(db))
  }

  /** Merged now, as far as it matters here: nothing closed in this stretch is told again before it begins. */
  function mergedNow({ id, state, receivedAt, counted, matter }: StoredCount): Merged | null {
    if (id === null || state !== 'merged' || receivedAt < from) return null
    const { mergedInto } = JSON.parse(counted ?? matter ?? '{}') as { mergedInto?: string | null }
    return typeof mergedInto === 'string' ? { id, into: mergedInto, receivedAt } : null
  }

  async function readMoved(since: Head, upTo: Head): Promise<void> {
    const touched = since.seq === upTo.seq ? [] : await touchedBetween(db, since.seq, upTo.seq)
    if (touched.length > 0) entries = [...entries]
    for (let n = 0; n < touched.length; n += PAGE) {
      const part = touched.slice(n, n + PAGE)
      const found = await countedOf(db, part, part)
      // What was untouched has a matter now, or halves in its stead.
      for (const id of part) if (places.has(id)) entries[places.get(id)!] = []
      const others = found.flatMap((stored) => again.put(nameOf(stored), mergedNow(stored)))
      const retold = others.length === 0 ? [] : await countedOf(db, [], [...new Set(others)])
      for (const stored of [...found, ...retold]) put(stored)
      await setImmediate()
    }
    head = upTo
    if (touched.length > 0) changes += 1
  }

  /** What nobody touched is due by the calendar of today. */
  async function reckon(): Promise<void> {
    const moved = [...dues].flatMap(([day, known]) => {
      const now = dueOf(day, calendarNow)
      return now.dueAt === known.dueAt && now.article === known.article ? [] : ([[day, now]] as const)
    })
    if (moved.length === 0) return
    for (const [day, now] of moved) dues.set(day, now)
    const next = [...entries]
    for (const [place, rows] of next.entries()) {
      if (place % 2_000 === 0) await setImmediate()
      if (rows[0]?.untouched !== true || !dues.has(dueDayOf(rows[0].record.receivedAt))) continue
      const { dueAt, article } = due(dueDayOf(rows[0].record.receivedAt))
      next[place] = rows.map((row) =>
        row.record.acceptances.length === 0
          ? row
          : { ...row, record: { ...row.record, acceptances: [{ dueAt, article, endedAt: null }] } },
      )
    }
    entries = next
    changes += 1
  }

  let wanted: Calendar
  const refresh = sharedWork(async (): Promise<Counted> => {
    calendarNow = remembered(wanted)
    try {
      const now = await headOf(db)
      if (head === null || now.seq - head.seq > MOST_BEHIND || byHand(head, now)) await readAll()
      else await readMoved(head, now)
      await reckon()
    } catch (error) {
      // Half-read is not read: whoever asks next begins anew.
      head = null
      throw error
    }
    return { version: `${name}/${changes}`, entries }
  })
  return {
    refresh(calendar: Calendar): Promise<Counted> {
      wanted = calendar
      return refresh()
    },
    covers: (period: Period) => from <= period.from && to >= period.to,
    size: () => entries.length,
  }
}

/**
 * Reads everything a count of a period [from, to) (epoch ms) rests on, and keeps it: a part of a kept period is counted from the
 * whole, those who ask side by side share one reading, and what is read anew is only what moved.
 */
export function openCounted(db: Database, now: () => number) {
  let kept: ReturnType<typeof openStretch>[] = []
  let opened = 0
  return async (period: Period, calendar: Calendar): Promise<Counted> => {
    // A period that is not over goes on: tomorrow's question is about the same rows and some more.
    const to = period.to > now() ? Number.MAX_SAFE_INTEGER : period.to
    const stretch =
      kept.find((each) => each.covers(period)) ?? openStretch(db, { from: period.from, to }, String((opened += 1)))
    kept = [stretch, ...kept.filter((each) => each !== stretch)].slice(0, KEPT)
    const counted = await stretch.refresh(calendar)
    let sum = 0
    kept = kept.filter((each) => (sum += each.size()) <= MOST_KEPT)
    return counted
  }
}
