/** One item of an article that lets the bureau decline or end a matter. */
export interface Ground {
  /** The item's number, as written on the form. */
  readonly item: number
  readonly article: string
  readonly zh: string
}

/** The items of one article, numbered from 1 in their order. */
export const groundsOf = (cite: (article: number, item: number) => string, article: number, items: readonly string[]) =>
  items.map((zh, at): Ground => ({ item: at + 1, article: cite(article, at + 1), zh }))
