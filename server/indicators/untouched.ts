import type { Fact } from '../contract/fact.ts'
import type { Board, Plan } from './board.ts'
import { openHeap } from './heap.ts'
import type { UntouchedRow } from './rows.ts'
import type { Row } from './term.ts'

/** Columns of moments: no moment is NaN there, so that they stay numbers side by side. */
const MOMENTS: ReadonlySet<string> = new Set(['receivedAt', 'dueAt'])

/**
 * Submissions that nobody has touched, as columns instead of a row for each: there are many of them, they come by the thousand a
 * second, and of most nothing is asked again until somebody touches them.
 */
export function openUntouched(board: Board, { row, told, varies, tell, retell }: UntouchedRow) {
  /** Where each stands; what somebody touched since, or what is not counted here, is known and stands nowhere. */
  const places = new Map<string, number>()
  const free: number[] = []
  const plans: (Plan | null)[] = []
  const turns: number[] = []
  const planOf = board.planFor(row, varies)
  // What nothing is counted by, and nothing follows from, need not be kept.
  const columns = told
    .filter((name) => board.uses.has(name) || name === 'kind' || name === 'dueAt' || name === 'wouldBe')
    .map((name) => ({ name, moments: MOMENTS.has(name), values: [] as Row[string][] }))
  /** Those that the clock will change, by when: many have one deadline. */
  const due = new Map<number, number[]>()
  const heap = openHeap<{ readonly turn: number }>()
  let last: { readonly turn: number; readonly places: number[] } = { turn: Number.NaN, places: [] }
  let size = 0

  function waits(place: number, turn: number): void {
    turns[place] = turn
    if (turn === Infinity) return
    if (last.turn !== turn) {
      let others = due.get(turn)
      if (others === undefined) {
        due.set(turn, (others = []))
        heap.push({ turn })
      }
      last = { turn, places: others }
    }
    last.places.push(place)
  }
  function count(place: number, now: number): void {
    const plan = planOf(row, now)
    board.count(plan, row, 1)
    plans[place] = plan
    waits(place, board.turnAt(row, now))
  }

  return {
    /** Whether it was told before. */
    has: (id: string) => places.has(id),
    /** Is known, and not counted here. */
    know: (id: string) => void places.set(id, -1),
    put(fact: Fact<'complaint.received'>, half: 'complaint' | 'tipOff', now: number): void {
      tell(fact, half)
      const place = free.pop() ?? plans.length
      places.set(row.id, place)
      for (const { name, moments, values } of columns) {
        const value = row[name]!
        values[place] = moments && value === null ? Number.NaN : value
      }
      count(place, now)
      size += 1
    },
    /** Takes out one that somebody touched; false: it does not stand here. */
    take(id: string): boolean {
      const place = places.get(id)
      if (place === undefined || place < 0) return false
      retell(columns, place)
      board.count(plans[place]!, row, -1)
      plans[place] = null
      places.set(id, -1)
      free.push(place)
      size -= 1
      return true
    },
    /** Counts anew whatever the clock alone changes. */
    tick(now: number): void {
      for (let next = heap.due(now); next !== undefined; next = heap.due(now)) {
        const mine = due.get(next.turn) ?? []
        due.delete(next.turn)
        last = { turn: Number.NaN, places: [] }
        for (const place of mine) {
          const plan = plans[place]
          // What was taken out since, or another that stands there since, waits for another time.
          if (plan == null || turns[place] !== next.turn) continue
          retell(columns, place)
          board.count(plan, row, -1)
          count(place, now)
        }
      }
    },
    size: () => size,
  }
}
