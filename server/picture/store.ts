import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Waiting } from '../alarms/course.ts'
import { shelfNames } from '../contract/picture.ts'
import type { Place, Standing } from './standing.ts'
import { emptyState, type SiteMark, type State } from './state.ts'

/** Changes whenever a stored picture would be read differently: older ones are then passed over and the journal replayed. */
export const FORMAT = 9

/** Feeds are live, not history: a stored picture that claimed “heard 3 s ago” would lie after a restart, and where people are is kept nowhere. Loads are made anew of what stands where. */
const NOT_STORED: ReadonlySet<string> = new Set(['feeds', 'lanes', 'stationLoads', 'officers', 'indicators'])
const STORED = shelfNames.filter((name) => !NOT_STORED.has(name))
const LIVE_MARKS: ReadonlySet<string> = new Set(['hotspotsAt', 'indicatorsAt', 'indicatorsSeq'])

/** The state as text, taken at one moment. Same journal, same text. */
export function textOf(state: State): string {
  return JSON.stringify({
    seq: state.seq,
    clock: state.clock,
    sites: [...state.sites.values()],
    returned: [...state.returned],
    waiting: [...state.waiting],
    turns: [...state.turns],
    standing: textOfStanding(state.standing),
    shelves: Object.fromEntries(
      STORED.map((name) => [
        name,
        [...state.shelves[name]].filter(([key]) => name !== 'marks' || !LIVE_MARKS.has(key)),
      ]),
    ),
  })
}

/** In order of the keys: a key that went and came again stands where it stood. */
function textOfStanding({ places, untouched, loads }: Standing) {
  const sorted = <Value>(map: ReadonlyMap<string, Value>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    places: sorted(places).map(
      ([key, { dues, ...place }]) =>
        [key, { ...place, dues: [...dues].sort(([a], [b]) => a - b) }] as [
          string,
          Omit<Place, 'dues'> & { dues: [number, number][] },
        ],
    ),
    untouched: sorted(untouched),
    loads: sorted(loads),
  }
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
    waiting: [string, Waiting][]
    turns: [string, number[]][]
    standing: ReturnType<typeof textOfStanding>
    shelves: Record<string, [string, never][]>
  }
  const state = emptyState()
  state.seq = stored.seq
  state.clock = stored.clock
  for (const site of stored.sites) state.sites.set(site.id, site)
  for (const [id, at] of stored.returned) state.returned.set(id, at)
  for (const [id, waiting] of stored.waiting) state.waiting.set(id, waiting)
  for (const [id, turns] of stored.turns) state.turns.set(id, turns)
  const { places, untouched, loads } = stored.standing
  for (const [key, { dues, ...place }] of places) state.standing.places.set(key, { ...place, dues: new Map(dues) })
  for (const [key, n] of untouched) state.standing.untouched.set(key, n)
  for (const [key, load] of loads) state.standing.loads.set(key, load)
  for (const name of STORED) for (const [key, value] of stored.shelves[name] ?? []) state.shelves[name].set(key, value)
  return state
}
