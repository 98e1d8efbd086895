import type { CloseResult } from '../interception/step.ts'
import { drawn, pick, purposes } from './draw.ts'
import { mayEnd } from './fit.ts'
import { heap } from './heap.ts'
import { outcomeAtDesk } from './at-desk.ts'
import type { Stage, StagedLane, StagedMatter } from './stage.ts'

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
  readonly visits: readonly Visit[]
  readonly waits: readonly Wait[]
  /** One per staged complaint, in their order. */
  readonly endings: readonly Ending[]
}

const MOST_TRIES = 5
/** Purposes of one kind, one after the other, are so far apart. */
const LONGER = 64
/** At one moment: first windows close, since nobody is routed at their end (Art. 15), then whoever leaves makes room, then the desk routes. */
const RANK = { expire: 0, leave: 1, ready: 2 } as const
type Happens =
  | { readonly is: 'ready'; readonly matter: number }
  | { readonly is: 'leave'; readonly visit: Visit }
  | { readonly is: 'expire'; readonly wait: Waiting }
interface Waiting {
  readonly matter: number
  readonly lane: number
  readonly from: number
  over: boolean
}

/** Lanes that the desk would try with a complaint, first choice first. */
interface Chosen {
  /** All that fit and are open. */
  readonly order: number[]
  /** How many of them it likes better than none: for the first time it tries these only. */
  liked: number
}

const keyOf = (seed: number, matter: number, lane: number, weight: number) =>
  -Math.log(drawn(seed, matter, lane, purposes.choice)) / weight

function choicesOf(matter: StagedMatter, lanes: readonly StagedLane[], seed: number): Chosen {
  const { fits, hash } = matter
  const none = keyOf(seed, hash, 0, 1)
  const order: number[] = []
  const keys: number[] = []
  let liked = 0
  for (const place of fits) {
    const { hash: lane, weight } = lanes[place]!
    const key = keyOf(seed, hash, lane, weight)
    if (key < none) liked += 1
    // A handful at most: put where it belongs, after its equals.
    let at = order.length
    while (at > 0 && keys[at - 1]! > key) {
      order[at] = order[at - 1]!
      keys[at] = keys[at - 1]!
      at -= 1
    }
    order[at] = place
    keys[at] = key
  }
  return { order, liked }
}

/** A stay that the lane’s own limit or the end of working day 5 ends. */
const bounded = (matter: number, lane: number, from: number, left: number, boundBy: 'lane' | 'window'): Visit => ({
  ...{ matter, lane, from, left },
  end: 'returned',
  boundBy,
  result: null,
  closedAt: null,
})

/** How a stay that begins now goes. */
function visitOf(stage: Stage, seed: number, at: number, place: number, from: number): Visit {
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
    if (axis.after(from, stay.ms) >= due) return bounded(at, place, from, due, boundBy)
    const longer = stays.length - which - 1
    if (longer === 0) break
    which += 1 + Math.floor(drawn(seed, of, hash, purposes.longer + n * LONGER) * longer)
    stay = stays[which]
  }
  if (stay === undefined) return bounded(at, place, from, due, boundBy)
  let left = axis.after(from, stay.ms)
  let result = stay.end === 'closed' ? stay.result : null
  let tailMs = stay.tailMs
  if (stay.end === 'cut') {
    // Nobody ever had so much time. What it would have given is in no record: only what somebody assumes.
    if (drawn(seed, of, hash, purposes.beyond) >= stage.afterLimit) return bounded(at, place, from, due, boundBy)
    result = pick(urn.closed, drawn(seed, of, hash, purposes.beyondResult))?.result ?? 'settled_paid'
    left += drawn(seed, of, hash, purposes.beyondTime) * (due - left)
    tailMs = 0
  }
  if (left >= due) return bounded(at, place, from, due, boundBy)
  const closes = result !== null && mayEnd(lane, result, agreeable)
  return {
    ...{ matter: at, lane: place, from, left },
    end: closes ? 'closed' : 'returned',
    boundBy: null,
    result: closes ? result : null,
    closedAt: closes ? axis.after(left, tailMs) : null,
  }
}

/** One run of the past under a plan on one seed. The same seed, the same run. Yields after every few events. */
export function* runOnce(stage: Stage, seed: number): Generator<void, Run> {
  const { lanes, matters, history, axis } = stage
  const events = heap<Happens>()
  const open = lanes.map(() => 0)
  const queues: Waiting[][] = lanes.map(() => [])
  const heads = lanes.map(() => 0)
  const choices: (Chosen | undefined)[] = new Array<Chosen | undefined>(matters.length)
  const tries = new Uint8Array(matters.length)
  const visits: Visit[] = []
  const waits: Wait[] = []
  /** When the desk has a complaint for good, and whether a lane gave it back. */
  const since = Float64Array.from(matters, ({ receivedAt }) => receivedAt)
  const returned = new Uint8Array(matters.length)
  const closing = new Array<Visit | undefined>(matters.length)

  for (const [at, matter] of matters.entries()) {
    if (at % 500 === 0) yield
    if (matter.fits.length === 0) continue
    const list = choicesOf(matter, lanes, seed)
    if (list.liked === 0) continue
    const ms = matter.ownReadyMs ?? pick(history.readyMs, drawn(seed, matter.hash, 0, purposes.ready)) ?? 0
    const ready = axis.after(matter.receivedAt, ms)
    if (ready >= matter.windowEnds) continue
    choices[at] = list
    events.put(ready, RANK.ready, { is: 'ready', matter: at })
  }

  const enter = (at: number, place: number, now: number) => {
    open[place]! += 1
    const chosen = choices[at]!
    chosen.order.splice(chosen.order.indexOf(place), 1)
    // Once a lane was tried, the desk may try any other that fits.
    chosen.liked = chosen.order.length
    const visit = visitOf(stage, seed, at, place, now)
    events.put(visit.left, RANK.leave, { is: 'leave', visit })
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
    if (tried >= MOST_TRIES || choices[at]!.order.length === 0 || again.of === 0) return
    if (drawn(seed, hash, tried, purposes.again) >= again.tried / again.of) return
    const then = axis.after(now, pick(again.ms, drawn(seed, hash, tried, purposes.againAfter)) ?? 0)
    if (then < windowEnds) events.put(then, RANK.ready, { is: 'ready', matter: at })
  }

  for (let n = 1; ; n += 1) {
    if (n % 500 === 0) yield
    const event = events.take()
    if (event === undefined) break
    const { at: now, value } = event
    if (value.is === 'leave') {
      const { visit } = value
      visits.push(visit)
      open[visit.lane]! -= 1
      if (visit.end === 'closed') closing[visit.matter] = visit
      else back(visit.matter, now)
      nextIn(visit.lane, now)
    } else if (value.is === 'expire') {
      const { wait } = value
      if (wait.over) continue
      wait.over = true
      waits.push({ matter: wait.matter, lane: wait.lane, from: wait.from, to: now, missed: true })
      // The desk held it for the lane until now: what is left for the decision is what a return leaves.
      since[wait.matter] = now
      returned[wait.matter] = 1
    } else {
      const { order, liked } = choices[value.matter]!
      let place: number | undefined
      for (let n = 0; n < liked && place === undefined; n += 1) if (hasRoom(order[n]!)) place = order[n]
      if (place !== undefined) {
        enter(value.matter, place, now)
        continue
      }
      const wait: Waiting = { matter: value.matter, lane: order[0]!, from: now, over: false }
      queues[wait.lane]!.push(wait)
      events.put(matters[value.matter]!.windowEnds, RANK.expire, { is: 'expire', wait })
    }
  }

  const endings: Ending[] = []
  for (const [at, matter] of matters.entries()) {
    if (at % 1_000 === 0) yield
    const visit = closing[at]
    endings.push(
      visit
        ? { closedAt: visit.closedAt, result: visit.result, lane: visit.lane, decidedAt: visit.closedAt }
        : outcomeAtDesk(stage, matter, seed, since[at]!, returned[at] === 1),
    )
  }
  return { visits, waits, endings }
}
