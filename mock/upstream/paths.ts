import { chance } from '../district/chance.ts'
import type { StreamName } from '../district/day/happening.ts'
import type { ListName, Script, Stage } from '../scripts/script.ts'
import { openRegister } from './register.ts'
import { fridgeReadings, liftReadings, type Rolling } from './rolling.ts'
import { openStream, type Page } from './streams.ts'

/** What an asker may say in the query of a list. */
export interface Query {
  readonly since: string | undefined
  readonly limit: string | undefined
}

/** A query that cannot be answered, in a sentence for whoever asked. */
export class BadQuery extends Error {}

/** Works out the body of an answer at a moment of the mock's clock. */
export type Answer = (query: Query, now: number) => Readonly<Record<string, unknown>>

const DEFAULT_LIMIT = 500

function limitOf({ limit }: Query, most: number): number {
  if (limit === undefined) return Math.min(DEFAULT_LIMIT, most)
  if (!/^\d{1,9}$/.test(limit) || Number(limit) === 0)
    throw new BadQuery(`limit must be a whole number from 1 to ${most}, got “${limit.slice(0, 20)}”`)
  return Math.min(Number(limit), most)
}

const list =
  (name: string, most: number, page: (since: string | undefined, limit: number, now: number) => Page): Answer =>
  (query, now) => {
    const { rows, next, more } = page(query.since, limitOf(query, most), now)
    return { [name]: rows, next, more }
  }

/** Every path of the upstream with its answer. */
export function pathsOf(script: Script, stage: Stage): Readonly<Record<string, Answer>> {
  const stream = (name: StreamName) => openStream(name, script, stage)
  const rolling =
    (name: ListName, sample: (now: number) => Rolling): Answer =>
    (_, now) => {
      const { at, rows } = sample(now)
      const told = rows.map((row, i) =>
        script.row ? script.row(name, row, chance(stage.world.seed, script.name, name, at, i)) : row,
      )
      return { at, [name]: told }
    }
  return {
    '/registry/v1/sites': list('sites', 2_000, openRegister(script, stage)),
    '/12315/v1/orders': list('orders', 1_000, stream('orders')),
    '/iot/elevators/events': list('events', 1_000, stream('elevatorEvents')),
    '/iot/elevators/readings': rolling('readings', (now) => liftReadings(stage.world, now)),
    '/pharmacy/v1/sales': list('sales', 1_000, stream('sales')),
    '/pharmacy/v1/fridges': rolling('fridges', (now) => fridgeReadings(stage.world, now)),
    '/market/v1/quick-tests': list('tests', 1_000, stream('quickTests')),
    '/market/v1/evaluations': list('evaluations', 1_000, stream('evaluations')),
  }
}
