import type { ShelfName, Shelves, SiteColumns } from '@contract/picture.ts'

/** The client's copy of the picture as parts read it. Maps are mutated in place by the link; parts never write. */
export interface PictureView {
  readonly epoch: string
  readonly version: number
  /** Server time of the last frame, epoch ms. */
  readonly at: number
  readonly shelves: { readonly [Name in ShelfName]: ReadonlyMap<string, Shelves[Name]> }
  /** The register of sites for the map; null until fetched. Replaced as a whole when the register changes. */
  readonly register: SiteColumns | null
}

/** Which keys changed since the last draw; `'all'` after a snapshot. */
export type Changed = 'all' | { readonly [Name in ShelfName]?: ReadonlySet<string> }
