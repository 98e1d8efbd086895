import type { ImportKind } from './column.ts'
import { complaints } from './complaints.columns.ts'
import { elevatorAlarms, evaluations, quickTests, readings, sales } from './records.columns.ts'
import { elevators, markets, pharmacies, restaurants, sites } from './sites.columns.ts'

/** Every kind of file that can be imported, in the order a person is offered them. */
export const importKinds: readonly ImportKind[] = [
  complaints,
  sites,
  markets,
  pharmacies,
  elevators,
  restaurants,
  quickTests,
  evaluations,
  sales,
  elevatorAlarms,
  readings,
]

/** The kind of import of a name; undefined when there is none. */
export const importKindOf = (name: string): ImportKind | undefined => importKinds.find(({ kind }) => kind === name)

/** What can be imported and into which fields, for a page that lets a person choose: names, titles, which fields are required. */
export const describeKinds = () =>
  importKinds.map(({ kind, title, columns }) => ({
    kind,
    title,
    fields: columns.map(({ path, title: said, required, value }) => ({
      path,
      title: said,
      required: required ?? false,
      value,
    })),
  }))

export { FileRefused } from './fault.ts'
export { createJobs, MOST_JOBS, type ImportJob, type Jobs } from './jobs.ts'
export { readKeptRows, ROWS_KEPT, type KeptRow, type RowsQuery } from './kept-rows.ts'
export { guessMapping } from './guess.ts'
export { mapping, readMapping, type Mapping } from './mapping.ts'
export { mapRow } from './map-row.ts'
export { formats, openRows, readRows, type Format } from './rows.ts'
export { runImport, type ImportQuestion, type ImportSummary, type RowTelling, type Tell } from './run.ts'
