import type { Fact } from '../contract/fact.ts'
import { inspectBy } from '../contract/inspection.ts'
import type { Grouping, IndicatorNow } from '../contract/indicator.ts'
import { startOfDistrictDay } from '../contract/time.ts'
import { openHeap } from './heap.ts'
import type { Indicator } from './indicator.ts'
import { eventRow, marketRow, siteRow, untouchedIds, untouchedRows, type DueOf } from './rows.ts'
import { openTally, type Tally } from './tally.ts'
import type { Lists, Row } from './term.ts'
import { windowOf } from './window.ts'

/** Relations of things that change: a row of one takes the place of the row before. */
export const STANDING = ['matter', 'task', 'alarm', 'urging', 'site', 'market'] as const
/** Relations that are read anew from the house, whole. */
export const LIVE = ['hotspot', 'feed', 'device'] as const
/** Relations of what is told once. */
export const EVENTS = ['received', 'step', 'lift', 'sale', 'test', 'silence'] as const

interface Kept {
  readonly row: Row
  /** What it was counted as, one per indicator of its relation. */
  readonly flags: Uint8Array
  /** When the clock may change that, epoch ms. */
  readonly turn: number
}

/** What facts only point at: numbers of what must be read again. */
export interface Touched {
  readonly matter: Set<string>
  readonly task: Set<string>
  /** By alarm, whose episodes are all read again. */
  readonly alarm: Set<string>
  readonly urging: Set<string>
}

export interface EngineOptions {
  readonly indicators: readonly Indicator[]
  readonly lists: Lists
  readonly dueOf: DueOf
  /** Epoch ms: decides the day and the half-year that are counted; of another day an engine is made anew. */
  readonly asOf: number
}

/** Figures of now, kept current fact by fact: each fact costs what it changes, whatever the district's size. Pure; one district day. */
export function openEngine({ indicators, lists, dueOf, asOf }: EngineOptions) {
  let now = asOf
  const tallies = new Map<string, Tally[]>()
  const windows = new Map<Tally, ReturnType<typeof windowOf>>()
  for (const indicator of indicators) {
    const tally = openTally(indicator)
    const { over } = indicator.defined.query
    tallies.set(over, [...(tallies.get(over) ?? []), tally])
    windows.set(tally, windowOf(indicator.defined.now, asOf))
  }
  const of = (over: string) => tallies.get(over) ?? []
  const kept = new Map<string, Map<string, Kept>>(STANDING.map((over) => [over, new Map()]))
  const episodes = new Map<string, Set<string>>()
  const heap = openHeap()
  /** Submissions by number: the first telling stands, and only it is counted. */
  const known = new Set<string>()
  const nothing = (): Touched => ({ matter: new Set(), task: new Set(), alarm: new Set(), urging: new Set() })
  let touched = nothing()

  const windowNow = (tally: Tally) => (tally.defined.now === 'last24h' ? windowOf('last24h', now) : windows.get(tally)!)

  function put(over: string, row: Row): void {
    const mine = of(over)
    const flags = new Uint8Array(mine.length)
    let turn = Infinity
    let any = false
    mine.forEach((tally, index) => {
      const as = tally.flagsOf(row, windowNow(tally), now, lists)
      flags[index] = as
      any ||= as !== 0
      tally.put(row, as, 1)
      turn = Math.min(turn, tally.turnsAt(row, now))
    })
    // What counts for nothing, and never will by the clock alone, need not be kept.
    if (!any && turn === Infinity) return
    kept.get(over)!.set(row.id, { row, flags, turn })
    if (turn !== Infinity) heap.push({ at: turn, over, id: row.id })
    if (over === 'alarm') {
      const alarm = String(row.alarm)
      episodes.set(alarm, (episodes.get(alarm) ?? new Set()).add(row.id))
    }
  }

  function take(over: string, id: string): Row | null {
    const found = kept.get(over)?.get(id)
    if (!found) return null
    of(over).forEach((tally, index) => tally.put(found.row, found.flags[index]!, -1))
    kept.get(over)!.delete(id)
    if (over === 'alarm') {
      const rest = episodes.get(String(found.row.alarm))
      rest?.delete(id)
      if (rest?.size === 0) episodes.delete(String(found.row.alarm))
    }
    return found.row
  }

  function event({ over, row }: NonNullable<ReturnType<typeof eventRow>>): void {
    for (const tally of of(over)) tally.put(row, tally.flagsOf(row, windowNow(tally), now, lists), 1)
  }

  function stands(fact: Fact): void {
    switch (fact.kind) {
      case 'complaint.received':
        for (const row of untouchedRows(fact, dueOf, startOfDistrictDay)) put('matter', row)
        return
      case 'complaint.stepped':
        touched.matter.add(fact.body.complaintId)
        if (fact.body.of !== undefined) for (const id of untouchedIds(fact.body.of)) touched.matter.add(id)
        return
      case 'task.stepped':
        touched.task.add(fact.body.taskId)
        if (fact.body.stands.alarmId !== null) touched.alarm.add(fact.body.stands.alarmId)
        return
      case 'alarm.raised':
      case 'alarm.returned':
      case 'alarm.acted':
        touched.alarm.add(fact.body.alarmId)
        return
      case 'urging.stepped':
        touched.urging.add(fact.body.urgingId)
        return
      case 'site.registered':
        later('site', siteRow(fact, inspectBy(fact.body)))
        return
      case 'market.evaluated':
        later('market', marketRow(fact))
    }
  }
  /** The latest telling by time stands. */
  function later(over: 'site' | 'market', row: Row): void {
    const before = kept.get(over)!.get(row.id)?.row
    if (before && Number(before.at) > Number(row.at)) return
    take(over, row.id)
    put(over, row)
  }

  return {
    /** What must be read again; from here on facts point anew. */
    takeTouched(): Touched {
      const taken = touched
      touched = nothing()
      return taken
    },
    /** What could not be read is to be read again. */
    touchAgain(failed: Touched): void {
      for (const over of ['matter', 'task', 'alarm', 'urging'] as const)
        for (const id of failed[over]) touched[over].add(id)
    },
    /** Numbers of submissions that were told before. */
    know(ids: Iterable<string>): void {
      for (const id of ids) known.add(id)
    },
    /** A first reading of what stands. */
    load(over: string, rows: Iterable<Row>): void {
      for (const row of rows) {
        take(over, row.id)
        put(over, row)
      }
    },
    /** What was told of the day before this engine was made, as the database counts it. */
    seed(
      id: string,
      dimension: Grouping | null,
      value: string | null,
      { n, d }: { readonly n: number; readonly d: number },
    ): void {
      for (const tally of [...tallies.values()].flat()) if (tally.defined.id === id) tally.seed(dimension, value, n, d)
    },
    /** Moves the figures by facts in journal order; what must be read again is in `touched`. */
    apply(facts: Iterable<Fact>): void {
      for (const fact of facts) {
        if (fact.kind === 'complaint.received') {
          if (known.has(fact.body.complaintId)) continue
          known.add(fact.body.complaintId)
        }
        const told = eventRow(fact)
        if (told !== null) event(told)
        stands(fact)
      }
    },
    /** Rows read again take the place of those before; an id without a row is gone. Gives what else must be read again: what something was merged into. */
    replace(over: keyof Touched, ids: Iterable<string>, rows: readonly Row[]): readonly string[] {
      const others = new Set<string>()
      for (const id of ids)
        for (const each of over === 'alarm' ? [...(episodes.get(id) ?? [])] : [id]) {
          const before = take(over, each)
          if (typeof before?.mergedInto === 'string') others.add(before.mergedInto)
        }
      for (const row of rows) {
        if (typeof row.mergedInto === 'string') others.add(row.mergedInto)
        take(over, row.id)
        put(over, row)
      }
      return [...others]
    },
    /** Rows of a relation that is read whole. */
    live(over: string, rows: readonly Row[]): void {
      for (const tally of of(over)) {
        tally.clear()
        for (const row of rows) tally.put(row, tally.flagsOf(row, null, now, lists), 1)
      }
    },
    /** Moves the clock: whatever it alone changes is counted anew. */
    tick(at: number): void {
      now = Math.max(now, at)
      for (let turn = heap.due(now); turn !== undefined; turn = heap.due(now)) {
        const found = kept.get(turn.over)?.get(turn.id)
        // What moved since waits under another time.
        if (found?.turn !== turn.at) continue
        take(turn.over, turn.id)
        put(turn.over, found.row)
      }
    },
    /** Every figure of now, by the keys of the shelf. */
    *values(): Generator<readonly [key: string, value: IndicatorNow]> {
      for (const tally of [...tallies.values()].flat()) {
        const from = windowNow(tally)?.from ?? null
        // A rolling window begins anew each moment; its end says as much.
        const told = tally.defined.now === 'last24h' ? null : from
        for (const [suffix, value] of tally.values()) yield [tally.defined.id + suffix, { ...value, from: told }]
      }
    },
    size: () => [...kept.values()].reduce((sum, rows) => sum + rows.size, 0),
  }
}
export type Engine = ReturnType<typeof openEngine>
