import type { Cache } from './cache.ts'

/** Where somebody on duty was last, coarse. */
export interface Position {
  readonly id: string
  readonly unit: string | null
  readonly lng: number
  readonly lat: number
  readonly accuracyM: number
  /** Epoch ms by our clock. */
  readonly at: number
}

/** Nobody's way is kept longer than this; of each person only the last position is kept at all. */
export const POSITION_KEPT_MS = 24 * 3_600_000
/** People at most; who was silent longest gives way. */
const PEOPLE = 5_000

export interface Positions {
  /** An older position than the one that is there changes nothing. */
  keep(position: Position): Promise<void>
  /** Of everybody, none older than a day. */
  all(): Promise<readonly Position[]>
}

/** Three decimals of a degree, about 100 m: enough to say who is near, and no more is kept of anybody. */
export const coarse = (degrees: number) => Math.round(degrees * 1_000) / 1_000

/**
 * Last positions in this process and, where there is a Redis, in a hash there, so that every node has them. Whatever is a day old is
 * deleted at the next look, which the house takes every few seconds; the hash itself ends a day after the last of them.
 */
export function openPositions(cache: Pick<Cache, 'shared'>, now: () => number = Date.now): Positions {
  const own = new Map<string, Position>()
  const { shared } = cache
  const key = `${shared?.prefix ?? ''}positions`

  const take = (position: Position) => {
    const before = own.get(position.id)
    if (before && before.at >= position.at) return
    own.delete(position.id)
    own.set(position.id, position)
    if (own.size > PEOPLE) own.delete(own.keys().next().value ?? '')
  }
  const old = ({ at }: Position) => at <= now() - POSITION_KEPT_MS

  async function withRedis(ask: (redis: NonNullable<typeof shared>['redis']) => Promise<void>) {
    if (!shared?.here()) return
    try {
      await ask(shared.redis)
    } catch (error) {
      shared.away(error)
    }
  }

  return {
    async keep(position) {
      const rounded = { ...position, lng: coarse(position.lng), lat: coarse(position.lat) }
      if (old(rounded)) return
      take(rounded)
      await withRedis(async (redis) => {
        await redis.hset(key, rounded.id, JSON.stringify(own.get(rounded.id)))
        await redis.pexpire(key, POSITION_KEPT_MS)
      })
    },
    async all() {
      await withRedis(async (redis) => {
        const told = Object.values(await redis.hgetall(key)).map((text) => JSON.parse(text) as Position)
        const over = told.filter(old).map(({ id }) => id)
        if (over.length > 0) await redis.hdel(key, ...over)
        for (const position of told) take(position)
      })
      for (const [id, position] of own) if (old(position)) own.delete(id)
      return [...own.values()]
    },
  }
}
