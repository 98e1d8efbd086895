import type { Chance } from '../district/chance.ts'
import type { StreamName } from '../district/day/happening.ts'
import type { World } from '../district/day/world.ts'

/** One row on its way out: when the upstream first shows it, and as what. A faithful row shows when it happened. */
export interface Delivery {
  /** When it happened, epoch ms. */
  readonly at: number
  /** From when the upstream shows it, epoch ms; at most a day after `at`, never before. */
  readonly visibleAt: number
  /** As it will stand in the answer. */
  readonly row: unknown
}

/** Every list that the upstream answers with. */
export type ListName = StreamName | 'sites' | 'readings' | 'fridges'

/** What a script knows about the play it is part of. */
export interface Stage {
  readonly world: World
  /** Clock of the mock when it was opened, epoch ms. */
  readonly startAt: number
  /** Chance of the play's seed and the script's name, for a key of the script's own. */
  luck(...key: readonly (string | number)[]): Chance
}

/** One request, before it is answered. */
export interface Ask {
  readonly path: string
  /** How many requests this path had before, since opening. */
  readonly nth: number
  /** The mock's clock. */
  readonly at: number
}

/** What goes wrong with one answer. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number }
  /** No answer: the connection stays open until the asker gives up, or a minute has passed. */
  | { readonly kind: 'hang' }
  /** The right answer, written wrong. */
  | { readonly kind: 'spoilt'; readonly contentType: string; spoil(body: string): string | Buffer }

/** A morning to play. Everything it does follows from the stage and its arguments: the same seed, the same morning. */
export interface Script {
  readonly name: string
  readonly title: { readonly zh: string; readonly en: string }
  /** What becomes of the deliveries of everything that began on one day of one stream. */
  deliver?(stream: StreamName, day: number, deliveries: readonly Delivery[], stage: Stage): readonly Delivery[]
  /** What becomes of one row of any list. */
  row?(list: ListName, row: Readonly<Record<string, unknown>>, luck: Chance): unknown
  /** What goes wrong with an answer, or null. */
  answer?(ask: Ask, stage: Stage): Fault | null
}
