import type { Actor, Fact } from '../contract/fact.ts'
import type { Alarm } from '../contract/picture.ts'
import type { Pointing, WallRow } from '../contract/wall.ts'
import type { AccessDesk, Who } from '../gateway/access.ts'
import { searchAudit } from '../journal/audit.ts'
import { listScreens } from '../journal/screens.ts'
import type { Database } from '../journal/statement.ts'
import { namesOf } from '../journal/tasks.ts'
import type { AccessParts } from './parts.ts'
import { openPointings, POINTED_MS, type Pointed } from './pointings.ts'
import { DEMO_WALL } from './who.ts'

export interface Walls {
  /** A wall opened its line; gives back what says that it is gone. */
  arrive(id: string): () => void
  linked(id: string): boolean
  standing(id: string): Pointed | null
  ended(id: string): WallRow['ended']
  /** Takes facts as they became durable; gives the walls that are to be told. */
  heard(facts: readonly Fact[]): ReadonlySet<string>
}

/** Orders of the last minutes that are read again at a start. */
const MOST_ORDERS = 500

/** Which walls are linked here, and what each has open by order; at a start as the record has it. */
export async function openWalls(
  db: Database,
  alarms: () => ReadonlyMap<string, Pick<Alarm, 'id' | 'priority'>>,
  now: () => number,
): Promise<Walls> {
  const lines = new Map<string, number>()
  const urgent = [...alarms().values()].filter(({ priority }) => priority === 1).map(({ id }) => id)
  const pointings = openPointings((id) => alarms().get(id) ?? null, urgent)
  const from = now() - POINTED_MS
  const asked = { act: 'order', outcome: 'accepted', from, limit: MOST_ORDERS } as const
  const orders = await Promise.all(['wall.point', 'wall.unpoint'].map((verb) => searchAudit(db, { ...asked, verb })))
  pointings.heard(
    orders
      .flatMap(({ items }) => items)
      .sort((a, b) => a.seq - b.seq)
      .map(({ seq, at, verb, by, on, detail }) => ({
        ...{ id: String(seq), source: 'orders', kind: 'order.given', subject: null, at, seenAt: at },
        body: { verb: verb ?? '', by: by as Actor, on, outcome: 'accepted', detail: detail as never, address: null },
      })),
  )
  return {
    arrive(id) {
      lines.set(id, (lines.get(id) ?? 0) + 1)
      return () => {
        const left = (lines.get(id) ?? 1) - 1
        if (left === 0) lines.delete(id)
        else lines.set(id, left)
      }
    },
    linked: (id) => lines.has(id),
    standing: (id) => pointings.at(id, now()),
    ended: (id) => pointings.endedAt(id, now()),
    heard: (facts) => pointings.heard(facts),
  }
}

/** What a wall is told: nobody by name. */
const toWall = ({ byId: _, ...pointing }: Pointed): Pointing => pointing

/** A wall as whoever may point at it knows it; null: there is none for him. Linked or not. */
export async function wallOf(
  id: string,
  who: Who,
  parts: Pick<AccessParts, 'db' | 'demo'>,
): Promise<Pick<WallRow, 'id' | 'is' | 'name' | 'place' | 'audience'> | null> {
  if (id === DEMO_WALL.id && parts.demo !== null) return { id, is: 'demo', name: '', place: '', audience: 'wall' }
  if (id === who.id) return { id, is: 'own', name: '', place: '', audience: null }
  const screen = (await listScreens(parts.db)).find((each) => each.id === id && each.revokedAt === null)
  return screen ? { id, is: 'paired', name: screen.name, place: screen.place, audience: screen.audience } : null
}

/** The walls that are linked now, for whoever may point at them; and what each has open. */
export function openWallDoor(parts: AccessParts): AccessDesk['walls'] {
  const { db, walls } = parts
  async function rowOf(id: string, who: Who): Promise<WallRow | null> {
    const wall = walls.linked(id) ? await wallOf(id, who, parts) : null
    if (wall === null) return null
    const shown = walls.standing(id)
    const names = shown === null ? null : await namesOf(db, [shown.byId])
    return {
      ...wall,
      shown: shown === null ? null : { ...shown, byName: names?.get(shown.byId) ?? null },
      ended: walls.ended(id),
    }
  }
  return {
    arrive: (id) => walls.arrive(id),
    standing(id) {
      const shown = walls.standing(id)
      return shown === null ? null : toWall(shown)
    },
    async list(who) {
      const screens = (await listScreens(db)).filter(({ revokedAt }) => revokedAt === null)
      const ids = [...screens.map(({ id }) => id), DEMO_WALL.id, who.id]
      const rows = await Promise.all(ids.map((id) => rowOf(id, who)))
      return { items: rows.filter((row) => row !== null) }
    },
  }
}
