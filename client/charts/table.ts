/** A chart as a table, for who reads or hears it rather than sees it: every value with what it is made of, in words. */
export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly cells: readonly string[]
    /** Path of the page of that number, or null. */
    readonly address: string | null
  }[]
}

const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** A value with thousands marked, at most two decimals. */
export const numeral = (value: number) => plain.format(value)

/** Rows without pages of their own. */
export const tableOf = (columns: readonly string[], rows: readonly (readonly string[])[]): ChartTable => ({
  columns,
  rows: rows.map((cells) => ({ cells, address: null })),
})
