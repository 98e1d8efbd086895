import { z } from 'zod'
import type { ScreenAudience } from './identity.ts'
import type { Grouping } from './indicator.ts'

/* A wall that is pointed at from the console: which number it opens, and until when. */

const screenId = z.string().min(1).max(200)

export const wallOrders = {
  /** `address`: path of a figure's page, as figures themselves tell it. */
  'wall.point': z.strictObject({ screenId, address: z.string().min(1).max(4_000) }),
  'wall.unpoint': z.strictObject({ screenId }),
} as const

export const wallNeeds = { 'wall.point': 'wall.direct', 'wall.unpoint': 'wall.direct' } as const

/** What a wall opens by order. State, and no event: a wall that was away is told it when it comes back. */
export interface Pointing {
  /** The same at every node, whenever it is asked. */
  readonly id: string
  /** Path of the figure's page, held at one version; the wall asks for it as itself. */
  readonly address: string
  /** Of the number on the wall that is meant, where it hangs there. */
  readonly indicator: string
  readonly where: Readonly<Partial<Record<Grouping, string>>>
  /** Role of whoever points. */
  readonly byRole: string | null
  /** Epoch ms; at `until` it is over by itself. */
  readonly at: number
  readonly until: number
}

/** GET /api/v1/walls: a wall that is linked now and may be pointed at by the asker. */
export interface WallRow {
  readonly id: string
  /** `paired`: has a name; `demo`: the demo's wall, which is not paired; `own`: a wall that the asker opened under his own name. */
  readonly is: 'paired' | 'demo' | 'own'
  /** Empty where it has none of its own. */
  readonly name: string
  readonly place: string
  readonly audience: ScreenAudience | null
  readonly shown: (Pointing & { readonly byId: string; readonly byName: string | null }) | null
  /** How the last pointing at it ended before its time, epoch ms; null: it did not, or that is long ago. */
  readonly ended: { readonly id: string; readonly by: 'alarm' | 'order'; readonly at: number } | null
}
export interface WallsAnswer {
  readonly items: readonly WallRow[]
}
