import { shelfNames, type ShelfName, type Shelves } from '@contract/picture.ts'
import type { PictureView } from './view.ts'

type Records = { readonly [Name in ShelfName]?: Readonly<Record<string, Shelves[Name]>> }

/** A picture for tests: empty but for the shelves given. */
export function anyView(records: Records = {}): PictureView {
  const shelf = <Name extends ShelfName>(name: Name) =>
    new Map<string, Shelves[Name]>(Object.entries(records[name] ?? {}))
  const shelves = Object.fromEntries(shelfNames.map((name) => [name, shelf(name)])) as unknown as PictureView['shelves']
  return { epoch: 'e1', version: 1, at: 0, shelves, register: null }
}
