import { setImmediate } from 'node:timers/promises'
import { openHolding } from './access/figures/holding.ts'
import type { AccessParts } from './access/parts.ts'
import { deadlinesBy } from './access/stands.ts'
import type { Fact } from './contract/fact.ts'
import { districtDay, startOfDistrictDay, startOfHalfYear } from './contract/time.ts'
import type { House } from './house.ts'
import { openEngine, type Engine, type Touched } from './indicators/engine.ts'
import { indicators } from './indicators/index.ts'
import { EVENTS, LIVE, STANDING } from './indicators/relations.ts'
import { columnsOf } from './indicators/term.ts'
import { windowOf } from './indicators/window.ts'
import { countFigure } from './journal/figures/count.ts'
import { openLiveRecord } from './journal/figures/live.ts'
import type { Held } from './journal/figures/relations.ts'
import { receivedSince, relationPages, rowsOf } from './journal/figures/rows.ts'
import type { LiveNow } from './live-rows.ts'

const DAY_MS = 86_400_000
/** Another calendar shows in the deadlines of what was received within so many days. */
const LOOKED_DAYS = 60
/** Facts that wait to be counted: more, and everything is read anew. */
const MOST_WAITING = 500_000
/** Things read again in one question. */
const AT_ONCE = 2_000

/** Columns by which the rows of some relations are told apart. */
const ROW_NAMES: Readonly<Record<string, readonly string[]>> = {
  alarm: ['alarm'],
  stop: ['task'],
  matter: ['complaintId', 'mergedInto'],
}

/** Columns of a relation that any figure looks at, and those by which rows are told apart. */
function columnsFor(over: string): readonly string[] {
  const mine = indicators.filter(({ defined }) => defined.query.over === over)
  const used = mine.flatMap(({ defined: { query }, columns, live }) => [
    ...columnsOf(query.of),
    ...(query.counts === null ? [] : columnsOf(query.counts)),
    ...[query.anchor, query.countsAnchor, query.value].filter((name) => name !== null),
    ...live.map((name) => columns[name] ?? name),
  ])
  const named = ROW_NAMES[over] ?? []
  return [...new Set(['id', ...(over === 'site' || over === 'market' ? ['at'] : []), ...named, ...used])]
}

/**
 * The figures of now, kept current fact by fact: read once at one version of the journal, then moved by what came after it. Of
 * another day, other lanes or another calendar they are read anew.
 */
export function openFiguresNow(options: {
  readonly house: Pick<House, 'journal' | 'picture'>
  readonly parts: Pick<AccessParts, 'db' | 'model' | 'calendar' | 'now'>
  /** What the house works out from moment to moment, as it is. */
  readonly live: () => LiveNow
}) {
  const { house, parts } = options
  const { db, now } = parts
  const holding = openHolding(parts)
  const record = openLiveRecord(db)
  let engine: Engine | null = null
  let resting = ''
  /** What became durable while the record is asked, in journal order: it is of the next version. */
  let waiting: Fact[] = []
  let asking = false
  /** More came than can wait, or could not be counted: what is counted lacks some of it. */
  let lost = false
  let fault: Error | null = null

  let calendar: unknown = null
  let deadlines: ReturnType<typeof deadlinesBy> = () => null
  let said = ''
  /** What the figures of now rest on beside the record: the day, the lanes of the desk, the deadlines of what nobody touched. */
  async function restsOn(at: number): Promise<string> {
    const day = districtDay(at)
    const inForce = await parts.calendar()
    if (inForce !== calendar || !said.startsWith(day)) {
      calendar = inForce
      deadlines = deadlinesBy(inForce)
      const days = Array.from({ length: LOOKED_DAYS }, (_, back) => at - back * DAY_MS)
      said = day + days.map((each) => [deadlines('complaint', each)?.at, deadlines('tipOff', each)?.at]).join()
    }
    return said + JSON.stringify(await holding.lists())
  }

  async function begin(at: number, held: Held): Promise<Engine> {
    const lists = await holding.lists()
    const dueBy = deadlines
    const fresh = openEngine({
      indicators,
      lists,
      asOf: at,
      dueOf: (kind, received) => dueBy(kind, received)?.at ?? null,
    })
    const since = startOfHalfYear(at)
    fresh.know(await receivedSince(db, since, held.version))
    for (const over of STANDING) {
      const from = over === 'alarm' ? Math.min(startOfDistrictDay(at), at - DAY_MS) : since
      for await (const rows of relationPages(db, over, held, columnsFor(over), from)) {
        fresh.load(over, rows)
        await setImmediate()
      }
    }
    for (const { defined, columns, live, partOnly } of indicators) {
      if (!(EVENTS as readonly string[]).includes(defined.query.over)) continue
      const asked = {
        query: defined.query,
        measure: defined.measure,
        columns,
        partOnly,
        lists,
        where: {},
        period: windowOf(defined.now, at),
      }
      const [whole] = await countFigure(db, { ...asked, by: [] }, held)
      if (whole) fresh.seed(defined.id, null, null, whole)
      for (const name of live)
        for (const group of await countFigure(db, { ...asked, by: [name] }, held))
          if (group.key[0] !== null) fresh.seed(defined.id, name, String(group.key[0]), group)
    }
    return fresh
  }

  /** Reads everything at the last record there is; what comes after it waits. */
  async function again(at: number, on: string): Promise<Engine> {
    const dues = await holding.dues(at)
    waiting = []
    lost = false
    const { seq: version } = house.picture.state
    const fresh = await begin(at, { version, asOf: at, part: null, dues })
    engine = fresh
    resting = on
    return fresh
  }

  /** Reads again what facts up to the held version pointed at; what later ones touch waits for the next time. */
  async function readAgain(current: Engine, held: Held, touched: Touched): Promise<void> {
    const since = held.asOf - 2 * DAY_MS
    for (const over of ['task', 'stop', 'alarm', 'matter', 'urging'] as const) {
      const others = await readRows(current, held, over, [...touched[over]], since)
      // What something was merged into stands otherwise by it.
      if (others.length > 0) await readRows(current, held, over, others, since)
    }
  }
  async function readRows(current: Engine, held: Held, over: keyof Touched, ids: readonly string[], since: number) {
    const others: string[] = []
    for (let first = 0; first < ids.length; first += AT_ONCE) {
      const some = ids.slice(first, first + AT_ONCE)
      others.push(...current.replace(over, some, await rowsOf(db, over, held, columnsFor(over), some, since)))
    }
    return others
  }

  function count(into: Engine, facts: readonly Fact[]): void {
    try {
      into.apply(facts)
    } catch (error) {
      fault = error instanceof Error ? error : new Error(String(error))
      lost = true
    }
  }
  function countWaiting(into: Engine): void {
    const facts = waiting
    waiting = []
    count(into, facts)
  }

  return {
    /** Hears every fact that became durable, in journal order, and counts it at once: what the picture just took is still at hand. */
    heard(facts: readonly Fact[]): void {
      if (lost) return
      if (engine !== null && !asking) return count(engine, facts)
      for (const fact of facts) waiting.push(fact)
      if (waiting.length <= MOST_WAITING) return
      lost = true
      waiting = []
    },
    /** Brings the figures up to now and puts them on the picture; the first time, and whenever they rest on something else, reads them anew. */
    async bring(): Promise<void> {
      const at = now()
      const rows = options.live()
      // What no journal holds is kept before it is shown: whoever opens a number finds the same.
      await record.keep({ feed: rows.feed, device: rows.device }, at)
      const on = await restsOn(at)
      if (lost || resting !== on) engine = null
      const said = fault
      fault = null
      // What could not be counted is told once, and everything is read anew the next time.
      if (said !== null) throw said
      const current = engine ?? (await again(at, on))
      if (lost) return
      const dues = await holding.dues(at)
      // In one breath: everything up to this record, and nothing after it, so that the figures are those of that version.
      const { seq: version } = house.picture.state
      const { hotspot } = options.live()
      countWaiting(current)
      const touched = current.takeTouched()
      asking = true
      try {
        await readAgain(current, { version, asOf: at, part: null, dues }, touched)
        current.tick(at)
        for (const over of LIVE) current.live(over, { ...rows, hotspot }[over])
        house.picture.setIndicators(new Map(current.values()), { seq: version, at })
      } catch (error) {
        current.touchAgain(touched)
        throw error
      } finally {
        asking = false
        countWaiting(current)
      }
    },
    size: () => engine?.size() ?? 0,
  }
}
