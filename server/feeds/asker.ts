import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
  wrap,
} from 'cockatiel'
import type { FeedHealth } from '../contract/picture.ts'
import { ask, type Answered, type Question } from './ask.ts'
import { AskFault } from './ask-fault.ts'

export type Circuit = FeedHealth['circuit']

export interface AskerOptions {
  /** Further attempts after the first. */
  readonly retries: number
  /** Before the first further attempt; doubled before each next one, ± 50 %. */
  readonly backoffMs: number
  /** Faults in a row that open the circuit. */
  readonly openAfter: number
  /** How long an open circuit rests before one trial; doubled each time the trial fails, at most eightfold. */
  readonly halfOpenAfterMs: number
  readonly random: () => number
  readonly onCircuit: (circuit: Circuit) => void
}

/** Asks on behalf of one feed: again when it may help, not at all for a while when it keeps failing. */
export interface Asker {
  readonly ask: (question: Question) => Promise<Answered>
  readonly circuit: () => Circuit
}

const circuits: Readonly<Record<CircuitState, Circuit>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'halfOpen',
  [CircuitState.Isolated]: 'open',
}

/** One asker per feed: its circuit is that feed's alone. */
export function createAsker(options: AskerOptions): Asker {
  const { retries, backoffMs, openAfter, halfOpenAfterMs, random, onCircuit } = options
  let last = ''
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof AskFault),
    {
      breaker: new ConsecutiveBreaker(openAfter),
      halfOpenAfter: new DelegateBackoff(({ attempt }) => halfOpenAfterMs * 2 ** Math.min(attempt - 1, 3)),
    },
  )
  breaker.onStateChange((state) => onCircuit(circuits[state]))
  const again = retry(
    handleWhen((error) => error instanceof AskFault && error.again),
    {
      maxAttempts: retries,
      backoff: new DelegateBackoff(({ attempt }) => backoffMs * 2 ** (attempt - 1) * (0.5 + random())),
    },
  )
  const policy = wrap(again, breaker)

  return {
    circuit: () => circuits[breaker.state],
    async ask(question) {
      try {
        return await untilAborted(
          policy.execute(() => ask(question)),
          question.signal,
        )
      } catch (error) {
        if (error instanceof AskFault) last = error.message
        if (!(error instanceof BrokenCircuitError)) throw error
        throw new AskFault(`接连失败，暂停询问一会儿再试；上次：${last}`, { again: false })
      }
    },
  }
}

/** The policy sleeps between attempts and cannot be woken: when told to stop, nobody waits for it. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: () => void = () => undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'))
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
