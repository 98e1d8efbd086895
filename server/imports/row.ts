/** One row of a file. Row 1 is the header, as a spreadsheet counts; features of a GeoJSON file are counted from 1. */
export interface Row {
  readonly row: number
  /** Column name → cell. */
  readonly record: Readonly<Record<string, unknown>>
  /** Why the row as such cannot be read, in a sentence. */
  readonly fault?: string
}
