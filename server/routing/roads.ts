import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel'
import { request } from 'undici'
import { z } from 'zod'

interface Spot {
  readonly lng: number
  readonly lat: number
}

/** From every source (row) to every destination (column); null where there is no way, or where the service does not say. */
export interface RoadTable {
  readonly minutes: readonly (readonly (number | null)[])[]
  readonly metres: readonly (readonly (number | null)[])[]
}

export interface Roads {
  /**
   * Times and lengths by road, one question for all of them; null when no service is configured, when it does not answer in time or
   * answers nonsense, and for a while after it did so several times. Nobody waits longer than `WITHIN_MS`.
   */
  table(sources: readonly Spot[], destinations: readonly Spot[]): Promise<RoadTable | null>
}

/** From the question to the last byte: a commander waits for a person, not for a machine. */
export const WITHIN_MS = 800
/** Positions in one question: what the service takes unless it is told otherwise (OSRM, --max-table-size). */
export const SPOTS_MOST = 100
const BYTES_MOST = 1_000_000
const OPEN_AFTER = 3
const REST_MS = 30_000
/** The same question within this time has the same answer; so many are remembered. */
const GOOD_FOR_MS = 60_000
const REMEMBERED = 200

/** Where officers are is personal: about 100 m leave the house, nothing finer, and no name. */
const coarse = ({ lng, lat }: Spot) => `${lng.toFixed(3)},${lat.toFixed(3)}`

const cell = z.number().min(0).nullable()
/** Answer of GET /table/v1/driving/… (OSRM API v1); `distances` only where the service knows them. */
const answer = z.object({
  code: z.literal('Ok'),
  durations: z.array(z.array(cell)),
  distances: z.array(z.array(cell)).optional(),
})

/** Something is wrong with the service or its answer. */
class RoadsFault extends Error {
  override readonly name = 'RoadsFault'
}

async function asked(url: string, withinMs: number): Promise<unknown> {
  const signal = AbortSignal.timeout(withinMs)
  const { statusCode, body } = await request(url, { signal, headers: { accept: 'application/json' } })
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > BYTES_MOST) throw new RoadsFault(`答复超过 ${BYTES_MOST} 字节`)
    chunks.push(chunk)
  }
  if (statusCode !== 200) throw new RoadsFault(`HTTP ${statusCode}`)
  return JSON.parse(Buffer.concat(chunks).toString())
}

function read(given: unknown, rows: number, columns: number): RoadTable {
  const { durations, distances } = answer.parse(given)
  const fits = (table: readonly (readonly unknown[])[]) =>
    table.length === rows && table.every((row) => row.length === columns)
  if (!fits(durations) || (distances && !fits(distances))) throw new RoadsFault('答复的行列数与所问不符')
  const none = durations.map((row) => row.map(() => null))
  return {
    minutes: durations.map((row) => row.map((seconds) => (seconds === null ? null : seconds / 60))),
    metres: distances ?? none,
  }
}

/** A routing service by its base address (OSRM’s HTTP API); without one every answer is null. `onFault` hears of each failure, without positions. */
export function openRoads(
  base: string | undefined,
  {
    onFault,
    now = Date.now,
  }: { readonly onFault: (what: string, error: unknown) => void; readonly now?: () => number },
): Roads {
  const breaker = circuitBreaker(handleAll, { breaker: new ConsecutiveBreaker(OPEN_AFTER), halfOpenAfter: REST_MS })
  const kept = new Map<string, { readonly at: number; readonly table: Promise<RoadTable | null> }>()

  async function ask(url: string, rows: number, columns: number): Promise<RoadTable | null> {
    try {
      return await breaker.execute(async () => read(await asked(url, WITHIN_MS), rows, columns))
    } catch (error) {
      // While the circuit is open nobody asks, and nobody hears of it again.
      if (!(error instanceof BrokenCircuitError)) onFault('路网服务没有给出时间，改按直线估算', error)
      return null
    }
  }
  return {
    async table(sources, destinations) {
      const spots = [...sources, ...destinations]
      if (base === undefined || sources.length === 0 || destinations.length === 0 || spots.length > SPOTS_MOST)
        return null
      const from = sources.map((_, at) => at).join(';')
      const to = destinations.map((_, at) => sources.length + at).join(';')
      const path = `/table/v1/driving/${spots.map(coarse).join(';')}`
      const url = `${base.replace(/\/+$/, '')}${path}?sources=${from}&destinations=${to}&annotations=duration,distance`
      const known = kept.get(url)
      if (known && now() - known.at < GOOD_FOR_MS) return known.table
      const table = ask(url, sources.length, destinations.length)
      kept.delete(url)
      kept.set(url, { at: now(), table })
      if (kept.size > REMEMBERED) kept.delete(kept.keys().next().value ?? '')
      // No answer is not remembered: the next question asks again.
      void table.then((found) => found === null && kept.get(url)?.table === table && kept.delete(url))
      return table
    },
  }
}
