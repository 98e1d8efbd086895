import type { Fact } from '../contract/fact.ts'
import { inspectBy } from '../contract/inspection.ts'
import type { Grouping, IndicatorNow } from '../contract/indicator.ts'
import { openBoard, type Board, type Plan, type Windows } from './board.ts'
import { openHeap } from './heap.ts'
import { aboutOf, type Indicator } from './indicator.ts'
import { STANDING } from './relations.ts'
import { eventRows, marketRow, mixedRows, siteRow, untouchedIds, untouchedRow, type DueOf } from './rows.ts'
import type { Lists, Row } from './term.ts'
import { openUntouched } from './untouched.ts'
import { windowOf } from './window.ts'

interface Kept {
  readonly over: string
  readonly row: Row
  /** What it was counted as. */
  readonly plan: Plan
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
  /** The window of the last 24 hours goes with the clock; day and half-year stay for as long as this engine does. */
  const windows: Windows = {
    standing: null,
    today: windowOf('today', asOf),
    halfYear: windowOf('halfYear', asOf),
    last24h: windowOf('last24h', asOf),
  }
  const boards = new Map<string, Board>(
    [...new Set(indicators.map(({ defined }) => defined.query.over))].map((over) => [
      over,
      openBoard(
        indicators.filter(({ defined }) => defined.query.over === over),
        lists,
        windows,
      ),
    ]),
  )
  const kept = new Map<string, Map<string, Kept>>(STANDING.map((over) => [over, new Map()]))
  /** Rows by the thing that they are parts of. */
  const parts = new Map(Object.keys(PART_OF).map((over) => [over, new Map<string, Set<string>>()]))
  const heap = openHeap<Kept>()
  const boardOf = (over: string) => boards.get(over) ?? openBoard([], lists, windows)
  const untouched = openUntouched({ matter: boardOf('matter'), received: boardOf('received') }, windows, dueOf)
  const nothing = (): Touched => ({
    matter: new Set(),
    task: new Set(),
    alarm: new Set(),
    urging: new Set(),
    stop: new Set(),
  })
  let touched = nothing()

  function put(over: string, row: Row): void {
    const board = boards.get(over)
    if (board === undefined) return
    const turn = board.turnAt(row, now)
    const plan = board.planOf(row, now)
    board.count(plan, row, 1)
    // What counts for nothing, and never will by the clock alone, need not be kept.
    if (plan.whole.length === 0 && turn === Infinity) return
    const entry: Kept = { over, row, plan, turn }
    kept.get(over)!.set(row.id, entry)
    if (turn !== Infinity) heap.push(entry)
    const whole = parts.get(over)
    if (whole === undefined) return
    const name = String(row[PART_OF[over]!])
    whole.set(name, (whole.get(name) ?? new Set()).add(row.id))
  }

  function take(over: string, id: string): Row | null {
    if (over === 'matter' && untouched.take(id)) return null
    const found = kept.get(over)?.get(id)
    if (!found) return null
    boards.get(over)!.count(found.plan, found.row, -1)
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
    const board = boards.get(over)
    board?.count(board.planOf(row, now), row, 1)
  }
  const happened = eventRows(event)

  function stands(fact: Fact): void {
    switch (fact.kind) {
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
  /** The first telling of a submission stands, and only it is counted. */
  function received(fact: Fact<'complaint.received'>): void {
    const { complaintId, kind } = fact.body
    if (untouched.has(complaintId)) return
    const half = kind === 'complaint' || kind === 'tipOff' ? kind : null
    if (half !== null && untouched.put(fact, half, now)) return
    untouched.know(complaintId)
    happened(fact)
    if (half !== null) put('matter', untouchedRow(fact, half, dueOf(half, fact.body.receivedAt)))
    if (kind === 'mixed') for (const row of mixedRows(fact, dueOf)) put('matter', row)
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
      for (const id of ids) untouched.know(id)
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
      for (const board of boards.values())
        board.indicators.forEach(({ defined }, slot) => {
          if (defined.id === id) board.seed(slot, dimension, value, n, d)
        })
    },
    /** Moves the figures by facts in journal order; what must be read again is in `touched`. */
    apply(facts: Iterable<Fact>): void {
      for (const fact of facts) {
        if (fact.kind === 'complaint.received') {
          received(fact)
          continue
        }
        happened(fact)
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
      boards.get(over)?.clear()
      for (const row of rows) event(over, row)
    },
    /** Moves the clock: whatever it alone changes is counted anew. */
    tick(at: number): void {
      if (at > now) {
        now = at
        windows.last24h = windowOf('last24h', at)
      }
      untouched.tick(now)
      for (let turn = heap.due(now); turn !== undefined; turn = heap.due(now)) {
        // What moved since is another entry, and waits for another time.
        if (kept.get(turn.over)?.get(turn.row.id) !== turn) continue
        take(turn.over, turn.row.id)
        put(turn.over, turn.row)
      }
    },
    /** Every figure of now, by the keys of the shelf. */
    *values(): Generator<readonly [key: string, value: IndicatorNow]> {
      untouched.settle()
      for (const board of boards.values())
        for (const [{ defined }, suffix, value] of board.values()) {
          // A rolling window begins anew each moment; its end says as much.
          const from = defined.now === 'last24h' ? null : (windows[defined.now]?.from ?? null)
          yield [defined.id + suffix, { ...value, from, ...(suffix === '' && aboutOf(defined)) }]
        }
    },
    size: () => [...kept.values()].reduce((sum, rows) => sum + rows.size, untouched.size()),
  }
}
export type Engine = ReturnType<typeof openEngine>
