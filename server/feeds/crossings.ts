import type { Fact } from '../contract/fact.ts'
import type { Reading } from '../contract/telling.ts'
import { type Crossing, FRIDGE, type FridgeState, judgeFridge, unknownFridge } from './fridge-watch.ts'

export interface CrossingOptions {
  /** Earlier readings of a site, oldest first: a house that starts anew takes up where it stopped. */
  readonly history: (siteId: string, quantity: string) => Promise<readonly { at: number; value: number }[]>
  /** Fridges that the journal holds as out, and since when (`sinceAt` of the fact). */
  readonly out: ReadonlyMap<string, number>
  /** Resolves when the fact is durable. Telling the same crossing again is harmless: its id is the same. */
  readonly onCrossing: (fact: Fact<'threshold.crossed'>) => Promise<void>
  readonly now: () => number
}

/** A district has some thousand fridges; beyond this the one heard longest ago is forgotten and read from history again. */
const MOST_FRIDGES = 20_000

/** Watches every fridge among the readings and tells crossings as facts of the house. */
export function watchFridges({ history, out, onCrossing, now }: CrossingOptions) {
  const fridges = new Map<string, FridgeState>()
  // The journal's word counts once, for the first reading of a fridge; from then on its state is known here.
  const toldOut = new Map(out)
  let last: Promise<void> = Promise.resolve()

  async function judge(reading: Reading) {
    const [state, crossing] = judgeFridge(fridges.get(reading.siteId) ?? (await takenUp(reading)), reading)
    if (crossing) await onCrossing(factOf(crossing, reading.at, now()))
    // Only now: a crossing that could not be told is judged, and told, again at the next reading.
    fridges.delete(reading.siteId)
    fridges.set(reading.siteId, state)
    toldOut.delete(reading.siteId)
    const [oldest] = fridges.keys()
    if (fridges.size > MOST_FRIDGES && oldest !== undefined) fridges.delete(oldest)
  }

  /** What the house knew of a fridge before it was asked to forget: the journal's word first, then the kept readings. */
  async function takenUp(reading: Reading): Promise<FridgeState> {
    const outSince = toldOut.get(reading.siteId)
    let state: FridgeState = outSince === undefined ? unknownFridge : { at: outSince, outSince, told: true }
    for (const point of await history(reading.siteId, reading.quantity)) {
      if (point.at >= reading.at) break
      const [next, crossing] = judgeFridge(state, { ...reading, ...point })
      if (crossing) await onCrossing(factOf(crossing, point.at, now()))
      state = next
    }
    return state
  }

  /** One fridge whose crossing cannot be told does not keep the others from being judged. */
  async function judgeAll(readings: readonly Reading[]) {
    const faults: unknown[] = []
    for (const reading of readings) {
      if (reading.quantity !== FRIDGE.quantity) continue
      await judge(reading).catch((error: unknown) => (faults.length < 10 ? faults.push(error) : 0))
    }
    if (faults.length > 0) throw new AggregateError(faults, sentenceOf(faults[0]))
  }

  return {
    /** Batch after batch, so that two feeds never judge one fridge at once. Rejects when a crossing could not be told. */
    judge(readings: readonly Reading[]): Promise<void> {
      const work = last.then(() => judgeAll(readings))
      // Whoever gave the batch hears of its fault through `work`; the next batch only waits for the end of this one.
      last = work.catch(() => undefined)
      return work
    },
  }
}

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** A crossing as a fact of the house; its id says which run of which fridge, so that the same run is one fact. */
export function factOf(crossing: Crossing, at: number, seenAt: number): Fact<'threshold.crossed'> {
  const { siteId, quantity, sinceAt, state } = crossing
  const id = `threshold.crossed/${siteId}/${quantity}/${sinceAt}/${state}`
  return { id, source: 'house', kind: 'threshold.crossed', subject: siteId, at, seenAt, body: crossing }
}
