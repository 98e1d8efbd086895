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

/** Groups by street, class, channel and station; what nothing is counted by is one word. */
type Word = string | null
type Tree = Map<Word, Map<Word, Map<Word, Map<Word, Group>>>>

/** Groups kept at most: words of sources are many, and outsiders can invent more. What is beyond is counted one by one. */
const MOST_GROUPS = 50_000
/** Deadlines with the periods that they were received in. */
const MOST_MOMENTS = 1_024

/** The map that stands under a word. */
function under<Key, Value>(map: Map<Key, Map<Word, Value>>, key: Key): Map<Word, Value> {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = new Map<Word, Value>()
  map.set(key, made)
  return made
}

const within = (at: number, { from, to }: { readonly from: number; readonly to: number }) => at >= from && at < to

/** Numbers for moments in order of coming; -1: there are too many. Most of what comes has the moment of what came before. */
function momentsOf() {
  const known = new Map<number, number>()
  let [last, number] = [NaN, -1]
  return (moment: number): number => {
    if (moment === last) return number
    let found = known.get(moment) ?? -1
    if (found < 0 && known.size < MOST_MOMENTS) known.set(moment, (found = known.size))
    last = moment
    number = found
    return found
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
  /** By moment and by what else is asked of them. */
  const trees: Tree[] = []
  let groups = 0
  let waiting: Group[] = []
  const heap = openHeap<Group>()
  let size = 0

  const uses = (column: string, asReceived = column) => matters.uses.has(column) || received.uses.has(asReceived)
  const by = {
    street: uses('street'),
    class: uses('class'),
    channel: uses('channel'),
    station: uses('wouldBe', 'station') || matters.uses.has('holder'),
  }
  /** By half, the moments in order of coming, and the last that was asked for: most of what comes is of one day. */
  const moments = { complaint: momentsOf(), tipOff: momentsOf() }
  /** A figure that looks closer at a moment of receipt than at its period tells them apart one by one. */
  const alike = !matters.exact.has('receivedAt') && !received.exact.has('at')
  const { today, halfYear } = windows

  /** Its group; undefined: it has none. */
  function groupOf(fact: Fact<'complaint.received'>, half: Half, now: number): Group | undefined {
    const { seenAt, body } = fact
    const { receivedAt } = body
    const due = dueOf(half, receivedAt)
    const period = (within(receivedAt, today) ? 1 : 0) + (within(receivedAt, halfYear) ? 2 : 0)
    const moment = moments[half]((due ?? -1) * 4 + period)
    if (moment < 0) return undefined
    const bits = (half === 'tipOff' ? 1 : 0) + (body.place.lng === null ? 2 : 0) + (toldLate(seenAt, due) ? 4 : 0)
    const street = by.street ? (body.streetCode ?? null) : null
    const problem = by.class ? (body.problemClass ?? null) : null
    const channel = by.channel ? body.channel : null
    const station = by.station ? (body.wouldBeStation ?? null) : null
    const at = moment * 8 + bits
    const found = trees[at]?.get(street)?.get(problem)?.get(channel)?.get(station)
    if (found !== undefined || groups >= MOST_GROUPS) return found
    const made = opened(fact, half, due, now)
    under(under(under((trees[at] ??= new Map()), street), problem), channel).set(station, made)
    return made
  }

  function opened(fact: Fact<'complaint.received'>, half: Half, due: number | null, now: number): Group {
    groups += 1
    const [matter, came] = [untouchedRow(fact, half, due), receivedRow(fact.body)]
    const group: Group = {
      ...{ matter, received: came, stand: 0, counted: 0, came: 0, waits: false },
      ...{ plan: matters.planOf(matter, now), receivedPlan: received.planOf(came, now) },
      turn: matters.turnAt(matter, now),
    }
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
      const group = groupOf(fact, half, now)
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
