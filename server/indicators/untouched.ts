import type { Fact } from '../contract/fact.ts'
import type { Board, Plan, Windows } from './board.ts'
import { openHeap } from './heap.ts'
import { receivedRow, toldLate, untouchedRow, type DueOf, type Half } from './rows.ts'
import type { Row } from './term.ts'

/** Submissions of which every figure says the same, until the clock says otherwise. */
interface Group {
  /** One of them, for all. */
  readonly matter: Row
  readonly received: Row
  plan: Plan
  readonly receivedPlan: Plan
  /** When the clock may change what they count as, epoch ms; Infinity: never. */
  turn: number
  /** How many stand, and how many of them are counted; how many came that are not counted as received. */
  stand: number
  counted: number
  came: number
  /** Is among those that are not counted yet. */
  waits: boolean
}

/** Groups kept at most, and values of one column: words of sources are many, and outsiders can invent more. What is beyond is counted one by one. */
const MOST_GROUPS = 50_000
const MOST_WORDS = 1_000
/** Deadlines with the periods that they were received in. */
const MOST_MOMENTS = 1_024

/** Numbers for words, in order of coming; -1: there are too many. What nothing is counted by is one word. */
function openWords(used: boolean, most = MOST_WORDS) {
  const words = new Map<string | number | null, number>()
  return (word: string | number | null): number => {
    if (!used) return 0
    const known = words.get(word)
    if (known !== undefined) return known
    if (words.size >= most) return -1
    words.set(word, words.size)
    return words.size - 1
  }
}

/**
 * Submissions that nobody has touched: there are many of them, they come by the thousand a second, and most differ in nothing that is
 * counted. Each is a member of its group, and a group is counted when somebody looks.
 */
export function openUntouched(
  boards: { readonly matter: Board; readonly received: Board },
  windows: Windows,
  dueOf: DueOf,
) {
  const { matter: matters, received } = boards
  /** Where each stands; null: known, and not counted here, because somebody touched it or it is counted as a row of its own. */
  const places = new Map<string, Group | null>()
  const groups = new Map<number, Group>()
  let waiting: Group[] = []
  const heap = openHeap<Group>()
  let size = 0

  const uses = (column: string, asReceived = column) => matters.uses.has(column) || received.uses.has(asReceived)
  const streetOf = openWords(uses('street'))
  const classOf = openWords(uses('class'))
  const channelOf = openWords(uses('channel'))
  const stationOf = openWords(uses('wouldBe', 'station') || matters.uses.has('holder'))
  const momentOf = openWords(true, MOST_MOMENTS)
  /** A figure that looks closer at a moment of receipt than at its period tells them apart one by one. */
  const alike = !matters.exact.has('receivedAt') && !received.exact.has('at')
  const { today, halfYear } = windows

  /** The number of its group; -1: it has none. */
  function keyOf({ seenAt, body }: Fact<'complaint.received'>, half: Half, due: number | null): number {
    const street = streetOf(body.streetCode ?? null)
    const problem = classOf(body.problemClass ?? null)
    const channel = channelOf(body.channel)
    const station = stationOf(body.wouldBeStation ?? null)
    const at = body.receivedAt
    const period = (at >= today.from && at < today.to ? 1 : 0) + (at >= halfYear.from && at < halfYear.to ? 2 : 0)
    const moment = momentOf((due ?? -1) * 4 + period)
    if (street < 0 || problem < 0 || channel < 0 || station < 0 || moment < 0) return -1
    const bits = (half === 'tipOff' ? 1 : 0) + (body.place.lng === null ? 2 : 0) + (toldLate(seenAt, due) ? 4 : 0)
    const words = ((street * MOST_WORDS + problem) * MOST_WORDS + channel) * MOST_WORDS + station
    return (words * MOST_MOMENTS + moment) * 8 + bits
  }

  function opened(key: number, fact: Fact<'complaint.received'>, half: Half, due: number | null, now: number) {
    if (groups.size >= MOST_GROUPS) return undefined
    const [matter, came] = [untouchedRow(fact, half, due), receivedRow(fact.body)]
    const group: Group = {
      ...{ matter, received: came, stand: 0, counted: 0, came: 0, waits: false },
      ...{ plan: matters.planOf(matter, now), receivedPlan: received.planOf(came, now) },
      turn: matters.turnAt(matter, now),
    }
    groups.set(key, group)
    if (group.turn !== Infinity) heap.push(group)
    return group
  }

  function moved(group: Group): void {
    if (group.waits) return
    group.waits = true
    waiting.push(group)
  }
  function settle(group: Group): void {
    if (group.stand !== group.counted) matters.count(group.plan, group.matter, group.stand - group.counted)
    if (group.came > 0) received.count(group.receivedPlan, group.received, group.came)
    group.counted = group.stand
    group.came = 0
    group.waits = false
  }

  return {
    /** Whether it was told before. */
    has: (id: string) => places.has(id),
    /** Is known, and not counted here. */
    know: (id: string) => void places.set(id, null),
    /** Counts it, as it came and as it stands; false: it is like no others that are kept, and is left to whoever asked. */
    put(fact: Fact<'complaint.received'>, half: Half, now: number): boolean {
      if (!alike) return false
      const due = dueOf(half, fact.body.receivedAt)
      const key = keyOf(fact, half, due)
      if (key < 0) return false
      const group = groups.get(key) ?? opened(key, fact, half, due, now)
      if (group === undefined) return false
      places.set(fact.body.complaintId, group)
      group.stand += 1
      group.came += 1
      size += 1
      moved(group)
      return true
    },
    /** Takes out one that somebody touched; false: it does not stand here. */
    take(id: string): boolean {
      const group = places.get(id)
      if (group == null) return false
      places.set(id, null)
      group.stand -= 1
      size -= 1
      moved(group)
      return true
    },
    /** Counts anew whatever the clock alone changes. */
    tick(now: number): void {
      for (let group = heap.due(now); group !== undefined; group = heap.due(now)) {
        settle(group)
        matters.count(group.plan, group.matter, -group.counted)
        group.counted = 0
        group.plan = matters.planOf(group.matter, now)
        group.turn = matters.turnAt(group.matter, now)
        if (group.turn !== Infinity) heap.push(group)
        moved(group)
      }
    },
    /** Puts on the boards whatever came or went since. */
    settle(): void {
      waiting.forEach(settle)
      waiting = []
    },
    size: () => size,
  }
}
