import type { BriefingTold } from '../contract/briefing.ts'
import type { Wording } from '../contract/counting.ts'
import type { District } from '../contract/district.ts'
import type { MapStood } from './map/stood.ts'

export type PaperLang = 'zh' | 'en'
export type PaperFormat = 'pdf' | 'docx'

/** All that a paper is made of: plain values, so that they can be handed to a worker. */
export interface PaperAsked {
  readonly briefing: BriefingTold
  readonly format: PaperFormat
  readonly lang: PaperLang
  /** Names of the keys of groups, by `dimension|value`; a null value is `dimension|`. What is not here is shown as its key. */
  readonly names: Readonly<Record<string, Wording>>
  /** Whole address under which people open this server; null: addresses in the paper are paths. */
  readonly publicUrl: string | null
  /** Who takes it out, and when (epoch ms): on every page. */
  readonly by: string
  readonly at: number
  /** What stood on the maps of the briefing, of as much as whoever asked may see, or why it cannot be told; null: it has no map. */
  readonly map: { readonly stood: MapStood; readonly district: District } | { readonly refused: string } | null
}
