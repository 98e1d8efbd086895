import { AnswerFault } from './answer.ts'
import { AskFault } from './ask-fault.ts'
import type { Feed, Stream } from './feed.ts'
import type { HealthKeeper } from './health.ts'
import { createNap } from './nap.ts'
import { TellFault, type Turned } from './page-turn.ts'

export interface LoopOptions {
  readonly feed: Feed
  readonly turn: (stream: Stream) => Promise<Turned>
  readonly health: HealthKeeper
  readonly signal: AbortSignal
  readonly random: () => number
  readonly onError: (error: unknown) => void
}

export interface FeedLoop {
  /** Asks every path of the feed now, or right after the round that is under way. */
  poke(): void
  /** Resolves when the signal was aborted and the last answer under way is told or given up. */
  readonly ended: Promise<void>
}

/** After a round that failed, the next comes this soon; then each time twice as late, up to the feed's own interval. */
const FIRST_AGAIN_MS = 1_000

/** Asks one feed round after round until the signal is aborted; the next round is set only when the last has ended. */
export function startLoop({ feed, turn, health, signal, random, onError }: LoopOptions): FeedLoop {
  const nap = createNap(signal)
  const { everyMs } = feed.contract
  const askedAt = new Map<string, number>()
  let faultyRounds = 0

  /** A path is due when its own interval is over, give or take half a round of its feed. */
  const due = (stream: Stream, at: number) =>
    at - (askedAt.get(stream.path) ?? -Infinity) >= (stream.everyMs ?? everyMs) - everyMs / 2

  /** Whether there is more of one path, whether it failed, how long the upstream asked for rest. Never rejects. */
  async function turnOne(stream: Stream): Promise<{ more: boolean; failed: boolean; restMs: number }> {
    try {
      const { more, complaint } = await turn(stream)
      health.fault(stream, complaint)
      return { more, failed: false, restMs: 0 }
    } catch (error) {
      if (signal.aborted) return { more: false, failed: false, restMs: 0 }
      health.fault(stream, error instanceof Error ? error.message : String(error))
      const upstreams = error instanceof AskFault || error instanceof AnswerFault
      if (!upstreams) onError(error instanceof TellFault ? error.cause : error)
      return { more: false, failed: true, restMs: error instanceof AskFault ? error.restMs : 0 }
    }
  }

  /** One page of each path in turn, so that a long backlog of one does not keep the others waiting. */
  async function round(): Promise<{ failed: boolean; restMs: number }> {
    let restMs = 0
    let failed = false
    let turning = feed.streams.filter((stream) => due(stream, performance.now()))
    for (const { path } of turning) askedAt.set(path, performance.now())
    while (turning.length > 0 && !signal.aborted) {
      const unfinished: Stream[] = []
      for (const stream of turning) {
        if (signal.aborted) break
        const turned = await turnOne(stream)
        restMs = Math.max(restMs, turned.restMs)
        if (turned.more) unfinished.push(stream)
        if (!turned.failed) continue
        failed = true
        askedAt.delete(stream.path)
      }
      turning = unfinished
    }
    return { failed, restMs }
  }

  async function run() {
    while (!signal.aborted) {
      const began = performance.now()
      const { failed, restMs } = await round()
      faultyRounds = failed ? faultyRounds + 1 : 0
      // A feed that is asked once a minute is not left alone for a minute because its upstream started a second late.
      const everyNow = failed ? Math.min(everyMs, FIRST_AGAIN_MS * 2 ** Math.min(faultyRounds - 1, 10)) : everyMs
      // A little earlier or later each time, so that feeds of one upstream do not march in step.
      const interval = everyNow * (0.95 + random() * 0.1) - (performance.now() - began)
      await nap.sleep(Math.max(interval, everyNow / 4, restMs))
    }
  }

  return {
    poke() {
      askedAt.clear()
      nap.wake()
    },
    ended: run(),
  }
}
