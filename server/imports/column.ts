import type { TellingKind } from '../contract/telling.ts'

/** One field of a telling that a column of a file may fill. */
export interface Column {
  /** Path in the telling's data, or `id` or `time` of the telling itself. */
  readonly path: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly value: 'text' | 'number' | 'flag' | 'time' | 'word' | 'loose' | 'list'
  readonly required?: boolean
  /** Header names it is known by, best first, in the form `plain` gives them. */
  readonly names: readonly string[]
  /** For `word` and `flag`: cell (in `plain` form) → value. */
  readonly words?: Readonly<Record<string, string | boolean>>
  /** For `word`: what a cell that is not among the words stands for; without it such a row is refused. */
  readonly otherwise?: string
  /** What is told when no column gives it. */
  readonly fallback?: string | boolean
  /** Names a person or is a person's own words: masked in previews. */
  readonly personal?: boolean
}

/** One kind of file that can be imported. */
export interface ImportKind {
  readonly kind: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly tells: TellingKind
  readonly columns: readonly Column[]
  /** Path of the field that makes a row's id; without it, or where it is empty, the row's whole content does. */
  readonly idPath?: string
  /** Whether a changed row with the same id is news (a site registered again) and not the same fact told twice. */
  readonly renews?: boolean
}

/** A header name or a word as it is compared: lower case, without spaces and signs. */
export const plain = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
