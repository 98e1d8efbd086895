import type { CloseResult } from '../interception/step.ts'
import { drawn, pick, purposes } from './draw.ts'
import { mayEnd } from './fit.ts'
import { heap } from './heap.ts'
import { outcomeAtDesk } from './at-desk.ts'
import type { Stage, StagedLane, StagedMatter } from './stage.ts'
import { AT_WINDOW, endingColumns, visitColumns, type EndingColumns } from './written.ts'

/** One simulated stay. Times in epoch ms. */
export interface Visit {
  readonly matter: number
  readonly lane: number
  readonly from: number
  readonly left: number
  readonly end: 'closed' | 'returned'
  /** Set when time was over: by the lane’s own limit, or by the end of working day 5. */
  readonly boundBy: 'lane' | 'window' | null
  readonly result: CloseResult | null
  readonly closedAt: number | null
}
/** A wait for room in a lane; `missed`: the window was over first. */
export interface Wait {
  readonly matter: number
  readonly lane: number
  readonly from: number
  readonly to: number
  readonly missed: boolean
}
/** What became of one complaint. */
export interface Ending {
  readonly closedAt: number | null
  readonly result: CloseResult | null
  /** Place of the lane that closed it; null: none did. */
  readonly lane: number | null
  /** When acceptance was decided, or need not be any more; null: never. */
  readonly decidedAt: number | null
}
export interface Run {
  /** In the order in which they ended; told only to whoever asks. */
  readonly visits: readonly Visit[]
  readonly waits: readonly Wait[]
  /** One per staged complaint, in their order; told only to whoever asks. */
  readonly endings: readonly Ending[]
  /** The same as plain numbers, and how many stays there were and how many the end of working day 5 ended. */
  readonly columns: EndingColumns
  readonly stays: { readonly all: number; readonly atWindow: number }
}

const MOST_TRIES = 5
/** Purposes of one kind, one after the other, are so far apart. */
const LONGER = 64
/** At one moment: first windows close, since nobody is routed at their end (Art. 15), then whoever leaves makes room, then the desk routes. */
const RANK = { expire: 0, leave: 1, ready: 2 } as const
interface Waiting {
  readonly matter: number
  readonly lane: number
  readonly from: number
  over: boolean
}

const keyOf = (seed: number, matter: number, lane: number, weight: number) =>
  -Math.log(drawn(seed, matter, lane, purposes.choice)) / weight

/** Lanes that the desk would try with each complaint, first choice first, one row of places per complaint. */
function choicesOver(count: number, lanes: readonly StagedLane[], seed: number) {
  const wide = lanes.length
  const order = new Int16Array(count * wide)
  const keys = new Float64Array(wide)
  /** How many are left of a row, and how many of them the desk likes better than none: for the first time it tries these only. */
  const left = new Int16Array(count)
  const liked = new Int16Array(count)
  return {
    ...{ order, wide, left, liked },
    draw(at: number, { fits, hash }: StagedMatter): void {
      const none = keyOf(seed, hash, 0, 1)
      const row = at * wide
      let size = 0
      for (const place of fits) {
        const { hash: lane, weight } = lanes[place]!
        const key = keyOf(seed, hash, lane, weight)
        if (key < none) liked[at]! += 1
        // A handful at most: put where it belongs, after its equals.
        let to = size
        for (; to > 0 && keys[to - 1]! > key; to -= 1) {
          order[row + to] = order[row + to - 1]!
          keys[to] = keys[to - 1]!
        }
        order[row + to] = place
        keys[to] = key
        size += 1
      }
      left[at] = size
    },
    /** Takes a lane out. Once one was tried, the desk may try any other that fits. */
    take(at: number, place: number): void {
      const row = at * wide
      let to = row
      while (order[to] !== place) to += 1
      const end = row + (left[at]! -= 1)
      for (; to < end; to += 1) order[to] = order[to + 1]!
      liked[at] = left[at]!
    },
  }
}

/** Writes down how a stay that begins now goes; gives its place. */
function visit(
  { add }: Pick<ReturnType<typeof visitColumns>, 'add'>,
  stage: Stage,
  seed: number,
  at: number,
  place: number,
  from: number,
): number {
  const { hash: of, windowEnds, agreeable } = stage.matters[at]!
  const { lane, hash, urn, limitEnd } = stage.lanes[place]!
  const { axis } = stage
  const own = limitEnd(from)
  const due = own < windowEnds ? own : windowEnds
  const boundBy = own < windowEnds ? 'lane' : 'window'
  const { stays } = urn
  let which = Math.floor(drawn(seed, of, hash, purposes.attempt) * stays.length)
  let stay = stays[which]
  // Time was over for this one before anybody knew how it would end: it may stand for any that took longer (Efron 1967).
  for (let n = 0; stay?.end === 'cut'; n += 1) {
    if (axis.after(from, stay.ms) >= due) return add(at, place, from, due, boundBy, null, null)
    const longer = stays.length - which - 1
    if (longer === 0) break
    which += 1 + Math.floor(drawn(seed, of, hash, purposes.longer + n * LONGER) * longer)
    stay = stays[which]
  }
  if (stay === undefined) return add(at, place, from, due, boundBy, null, null)
  let left = axis.after(from, stay.ms)
  let result = stay.end === 'closed' ? stay.result : null
  let tailMs = stay.tailMs
  if (stay.end === 'cut') {
    // Nobody ever had so much time. What it would have given is in no record: only what somebody assumes.
    if (drawn(seed, of, hash, purposes.beyond) >= stage.afterLimit)
      return add(at, place, from, due, boundBy, null, null)
    result = pick(urn.closed, drawn(seed, of, hash, purposes.beyondResult))?.result ?? 'settled_paid'
    left += drawn(seed, of, hash, purposes.beyondTime) * (due - left)
    tailMs = 0
  }
  if (left >= due) return add(at, place, from, due, boundBy, null, null)
  const closes = result !== null && mayEnd(lane, result, agreeable)
  return add(at, place, from, left, null, closes ? result : null, closes ? axis.after(left, tailMs) : null)
}

/** One run of the past under a plan on one seed. The same seed, the same run. Yields after every few events. */
export function* runOnce(stage: Stage, seed: number): Generator<void, Run> {
  const { lanes, matters, history, axis } = stage
  const events = heap<number>()
  const open = lanes.map(() => 0)
  const queues: Waiting[][] = lanes.map(() => [])
  const heads = lanes.map(() => 0)
  const choices = choicesOver(matters.length, lanes, seed)
  const tries = new Uint8Array(matters.length)
  const visits = visitColumns()
  const ended: number[] = []
  let atWindow = 0
  const waiting: Waiting[] = []
  const waits: Wait[] = []
  /** When the desk has a complaint for good, and whether a lane gave it back. */
  const since = Float64Array.from(matters, ({ receivedAt }) => receivedAt)
  const returned = new Uint8Array(matters.length)
  const closing = new Int32Array(matters.length).fill(-1)

  for (const [at, matter] of matters.entries()) {
    if (at % 500 === 0) yield
    if (matter.fits.length === 0) continue
    choices.draw(at, matter)
    if (choices.liked[at] === 0) continue
    const ms = matter.ownReadyMs ?? pick(history.readyMs, drawn(seed, matter.hash, 0, purposes.ready)) ?? 0
    const ready = axis.after(matter.receivedAt, ms)
    if (ready >= matter.windowEnds) continue
    events.put(ready, RANK.ready, at)
  }

  const enter = (at: number, place: number, now: number) => {
    open[place]! += 1
    choices.take(at, place)
    const stay = visit(visits, stage, seed, at, place, now)
    events.put(visits.left[stay]!, RANK.leave, stay)
  }
  const hasRoom = (place: number) => open[place]! < lanes[place]!.capacity
  const nextIn = (place: number, now: number) => {
    const queue = queues[place]!
    while (heads[place]! < queue.length && hasRoom(place)) {
      const wait = queue[heads[place]!++]!
      if (wait.over) continue
      wait.over = true
      waits.push({ matter: wait.matter, lane: place, from: wait.from, to: now, missed: false })
      enter(wait.matter, place, now)
    }
  }
  const back = (at: number, now: number) => {
    since[at] = now
    returned[at] = 1
    const { hash, windowEnds } = matters[at]!
    const tried = (tries[at]! += 1)
    const { again } = history
    if (tried >= MOST_TRIES || choices.left[at] === 0 || again.of === 0) return
    if (drawn(seed, hash, tried, purposes.again) >= again.tried / again.of) return
    const then = axis.after(now, pick(again.ms, drawn(seed, hash, tried, purposes.againAfter)) ?? 0)
    if (then < windowEnds) events.put(then, RANK.ready, at)
  }

  for (let n = 1; ; n += 1) {
    if (n % 500 === 0) yield
    const event = events.take()
    if (event === undefined) break
    const { at: now, rank, value } = event
    if (rank === RANK.leave) {
      const [matter, lane] = [visits.matter[value]!, visits.lane[value]!]
      ended.push(value)
      if (visits.bound[value] === AT_WINDOW) atWindow += 1
      open[lane]! -= 1
      if (visits.result[value]! >= 0) closing[matter] = value
      else back(matter, now)
      nextIn(lane, now)
    } else if (rank === RANK.expire) {
      const wait = waiting[value]!
      if (wait.over) continue
      wait.over = true
      waits.push({ matter: wait.matter, lane: wait.lane, from: wait.from, to: now, missed: true })
      // The desk held it for the lane until now: what is left for the decision is what a return leaves.
      since[wait.matter] = now
      returned[wait.matter] = 1
    } else {
      const row = value * choices.wide
      let place = -1
      for (let n = 0; n < choices.liked[value]! && place < 0; n += 1)
        if (hasRoom(choices.order[row + n]!)) place = choices.order[row + n]!
      if (place >= 0) {
        enter(value, place, now)
        continue
      }
      const wait: Waiting = { matter: value, lane: choices.order[row]!, from: now, over: false }
      queues[wait.lane]!.push(wait)
      events.put(matters[value]!.windowEnds, RANK.expire, waiting.push(wait) - 1)
    }
  }

  const columns = endingColumns(matters.length)
  for (const [at, matter] of matters.entries()) {
    if (at % 1_000 === 0) yield
    const stay = closing[at]!
    if (stay >= 0) {
      const { closedAt, result, lane } = visits.told(stay)
      columns.put(at, { closedAt, result, lane, decidedAt: closedAt })
    } else columns.put(at, outcomeAtDesk(stage, matter, seed, since[at]!, returned[at] === 1))
  }
  return {
    get visits() {
      return ended.map((each) => visits.told(each))
    },
    waits,
    get endings() {
      return matters.map((_each, at) => columns.told(at))
    },
    columns,
    stays: { all: ended.length, atWindow },
  }
}
