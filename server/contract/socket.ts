import type { Frame } from './picture.ts'
import type { Pointing } from './wall.ts'

/** Answer to `picture:follow`: what was missed as one frame, or “fetch a snapshot”. */
export type Following =
  | { readonly state: 'frame'; readonly frame: Frame }
  | { readonly state: 'snapshot' }
  | { readonly state: 'refused'; readonly reason: string }

export interface ServerToClient {
  'picture:frame': (frame: Frame) => void
  /** To one wall alone: load a new build, or open this number (null: none, or no more). */
  'wall:direct': (
    direction:
      | { readonly verb: 'reload'; readonly build: string }
      | { readonly verb: 'point'; readonly pointing: Pointing | null },
  ) => void
}
export interface ClientToServer {
  'picture:follow': (at: { epoch: string; version: number }, reply: (following: Following) => void) => void
  'order:give': (given: { id: string; order: { verb: string } }, reply: (outcome: unknown) => void) => void
}

/** A heartbeat frame at least this often, so that a screen knows a dead link within 5 s. */
export const HEARTBEAT_MS = 1_000
/** A frame at most this often. */
export const TICK_MS = 150
/** After this long without a frame a screen says that the link is lost. */
export const LINK_LOST_MS = 4_000
