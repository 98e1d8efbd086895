import type { Fact } from '../contract/fact.ts'
import { inspectBy } from '../contract/inspection.ts'
import type { Grouping, IndicatorNow, Term } from '../contract/indicator.ts'
import { startOfDistrictDay } from '../contract/time.ts'
import { openHeap } from './heap.ts'
import { aboutOf, type Indicator } from './indicator.ts'
import { STANDING } from './relations.ts'
import { eventRow, marketRow, siteRow, untouchedIds, untouchedRows, type DueOf } from './rows.ts'
import { COUNTS, OF, openTally, type Tally } from './tally.ts'
import type { Compiled, Lists, Row } from './term.ts'
import { windowOf, type Window } from './window.ts'

interface Kept {
  readonly over: string
  readonly row: Row
  /** What it was counted as: one bit per indicator of its relation, of those that it is of and of those that it counts for. */
  readonly of: number
  readonly counts: number
  /** When the clock may change that, epoch ms. */
  readonly turn: number
}

/** Bits of a number that say of which of its relation's indicators something is. */
const MOST_OF_ONE = 31

/** What facts only point at: numbers of what must be read again. */
export interface Touched {
  readonly matter: Set<string>
  readonly task: Set<string>
  /** By alarm, whose episodes are all read again. */
  readonly alarm: Set<string>
  readonly urging: Set<string>
  /** By task, whose stops are all read again. */
  readonly stop: Set<string>
}

/** What comes in several rows of one thing, which is pointed at by its name alone: the column with that name. */
const PART_OF: Readonly<Record<string, string>> = { alarm: 'alarm', stop: 'task' }

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
  const compiled = new Map<Term, Compiled>()
  let windows = new Map<Tally, Window | null>()
  const turning = new Map<string, readonly (readonly [column: string, ms: number])[]>()
  for (const indicator of indicators) {
    const tally = openTally(indicator, lists, compiled)
    const { over } = indicator.defined.query
    tallies.set(over, [...(tallies.get(over) ?? []), tally])
    windows.set(tally, windowOf(indicator.defined.now, asOf))
  }
  for (const [over, mine] of tallies) {
    if (mine.length > MOST_OF_ONE) throw new Error(`${over}: at most ${MOST_OF_ONE} indicators of one relation`)
    const all = new Map(mine.flatMap(({ turns }) => turns.map((turn) => [turn.join(), turn] as const)))
    turning.set(over, [...all.values()])
  }
  const of = (over: string) => tallies.get(over) ?? []
  const kept = new Map<string, Map<string, Kept>>(STANDING.map((over) => [over, new Map()]))
  /** Rows by the thing that they are parts of. */
  const parts = new Map(Object.keys(PART_OF).map((over) => [over, new Map<string, Set<string>>()]))
  const heap = openHeap<Kept>()
  /** Submissions by number: the first telling stands, and only it is counted. */
  const known = new Set<string>()
  const nothing = (): Touched => ({
    matter: new Set(),
    task: new Set(),
    alarm: new Set(),
    urging: new Set(),
    stop: new Set(),
  })
  let touched = nothing()

  /** The window of the last 24 hours goes with the clock; day and half-year stay for as long as this engine does. */
  function slide(): void {
    windows = new Map(
      [...windows].map(([tally, window]) => [
        tally,
        tally.defined.now === 'last24h' ? windowOf('last24h', now) : window,
      ]),
    )
  }
  function turnAt(over: string, row: Row): number {
    let next = Infinity
    for (const [column, ms] of turning.get(over) ?? []) {
      const at = row[column]
      if (typeof at === 'number' && at + ms > now && at + ms < next) next = at + ms
    }
    return next
  }

  function put(over: string, row: Row): void {
    const mine = of(over)
    const turn = turnAt(over, row)
    let [isOf, counts] = [0, 0]
    for (let index = 0; index < mine.length; index += 1) {
      const tally = mine[index]!
      const as = tally.flagsOf(row, windows.get(tally)!, now)
      if (as === 0) continue
      if ((as & OF) !== 0) isOf |= 1 << index
      if ((as & COUNTS) !== 0) counts |= 1 << index
      tally.put(row, as, 1)
    }
    // What counts for nothing, and never will by the clock alone, need not be kept.
    if ((isOf | counts) === 0 && turn === Infinity) return
    const entry: Kept = { over, row, of: isOf, counts, turn }
    kept.get(over)!.set(row.id, entry)
    if (turn !== Infinity) heap.push(entry)
    const whole = parts.get(over)
    if (whole === undefined) return
    const name = String(row[PART_OF[over]!])
    whole.set(name, (whole.get(name) ?? new Set()).add(row.id))
  }

  function take(over: string, id: string): Row | null {
    const found = kept.get(over)?.get(id)
    if (!found) return null
    of(over).forEach((tally, index) => {
      const bit = 1 << index
      tally.put(found.row, ((found.of & bit) === 0 ? 0 : OF) | ((found.counts & bit) === 0 ? 0 : COUNTS), -1)
    })
    kept.get(over)!.delete(id)
    const whole = parts.get(over)
    if (whole !== undefined) {
      const name = String(found.row[PART_OF[over]!])
      const rest = whole.get(name)
      rest?.delete(id)
      if (rest?.size === 0) whole.delete(name)
    }
    return found.row
  }

  function event(over: string, row: Row): void {
    for (const tally of of(over)) tally.put(row, tally.flagsOf(row, windows.get(tally)!, now), 1)
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
        touched.stop.add(fact.body.taskId)
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
      for (const over of Object.keys(failed) as (keyof Touched)[]) for (const id of failed[over]) touched[over].add(id)
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
        eventRow(fact, event)
        stands(fact)
      }
    },
    /** Rows read again take the place of those before; an id without a row is gone. Gives what else must be read again: what something was merged into. */
    replace(over: keyof Touched, ids: Iterable<string>, rows: readonly Row[]): readonly string[] {
      const others = new Set<string>()
      for (const id of ids)
        for (const each of parts.has(over) ? [...(parts.get(over)!.get(id) ?? [])] : [id]) {
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
        for (const row of rows) tally.put(row, tally.flagsOf(row, null, now), 1)
      }
    },
    /** Moves the clock: whatever it alone changes is counted anew. */
    tick(at: number): void {
      if (at > now) {
        now = at
        slide()
      }
      for (let turn = heap.due(now); turn !== undefined; turn = heap.due(now)) {
        // What moved since is another entry, and waits for another time.
        if (kept.get(turn.over)?.get(turn.row.id) !== turn) continue
        take(turn.over, turn.row.id)
        put(turn.over, turn.row)
      }
    },
    /** Every figure of now, by the keys of the shelf. */
    *values(): Generator<readonly [key: string, value: IndicatorNow]> {
      for (const tally of [...tallies.values()].flat()) {
        const from = windows.get(tally)?.from ?? null
        // A rolling window begins anew each moment; its end says as much.
        const told = tally.defined.now === 'last24h' ? null : from
        const about = aboutOf(tally.defined)
        for (const [suffix, value] of tally.values())
          yield [tally.defined.id + suffix, { ...value, from: told, ...(suffix === '' && about) }]
      }
    },
    size: () => [...kept.values()].reduce((sum, rows) => sum + rows.size, 0),
  }
}
export type Engine = ReturnType<typeof openEngine>
