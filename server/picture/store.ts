import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { shelfNames } from '../contract/picture.ts'
import { emptyState, type SiteMark, type State } from './state.ts'

/** Changes whenever a stored picture would be read differently: older ones are then passed over and the journal replayed. */
export const FORMAT = 4

/** Feeds are live, not history: a stored picture that claimed “heard 3 s ago” would lie after a restart. */
const STORED = shelfNames.filter((name) => name !== 'feeds')
const LIVE_MARK = 'hotspotsAt'

/** The state as text, taken at one moment. Same journal, same text. */
export function textOf(state: State): string {
  return JSON.stringify({
    seq: state.seq,
    clock: state.clock,
    sites: [...state.sites.values()],
    returned: [...state.returned],
    shelves: Object.fromEntries(
      STORED.map((name) => [name, [...state.shelves[name]].filter(([key]) => name !== 'marks' || key !== LIVE_MARK)]),
    ),
  })
}

/** SHA-256 (hex) of the state: two replays of one journal agree on it. */
export const hashOf = (state: State) => createHash('sha256').update(textOf(state)).digest('hex')

export const pack = async (text: string): Promise<Buffer> => promisify(gzip)(text, { level: 1 })

/** The state out of stored bytes; throws when they are not what this program wrote. */
export async function unpack(bytes: Buffer): Promise<State> {
  const stored = JSON.parse((await promisify(gunzip)(bytes)).toString()) as {
    seq: number
    clock: number
    sites: SiteMark[]
    returned: [string, number][]
    shelves: Record<string, [string, never][]>
  }
  const state = emptyState()
  state.seq = stored.seq
  state.clock = stored.clock
  for (const site of stored.sites) state.sites.set(site.id, site)
  for (const [id, at] of stored.returned) state.returned.set(id, at)
  for (const name of STORED) for (const [key, value] of stored.shelves[name] ?? []) state.shelves[name].set(key, value)
  return state
}
