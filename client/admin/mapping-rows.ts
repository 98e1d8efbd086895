import type { FieldOffer, FieldSource, Mapping } from './ask.ts'

/** One line of the mapping table as it is edited. */
export interface MappingRow {
  readonly path: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly required: boolean
  from: 'column' | 'constant' | 'nothing'
  column: string
  constant: string
  /** Meanings of cells, kept as they came: they are not edited here. */
  readonly values: Readonly<Record<string, string | number | boolean>> | null
}

function rowOf({ path, title, required }: FieldOffer, source: FieldSource | undefined): MappingRow {
  const row: MappingRow = { path, title, required, from: 'nothing', column: '', constant: '', values: null }
  if (source === undefined) return row
  if (typeof source === 'string') return { ...row, from: 'column', column: source }
  if ('const' in source) return { ...row, from: 'constant', constant: String(source.const) }
  return { ...row, from: 'column', column: source.column, values: source.values ?? null }
}

/** The lines of a mapping: every field the kind offers, then any that only the mapping names. */
export function rowsOf(fields: readonly FieldOffer[], mapping: Mapping): MappingRow[] {
  const offered = new Set(fields.map(({ path }) => path))
  const further = Object.keys(mapping.fields)
    .filter((path) => !offered.has(path))
    .map((path): FieldOffer => ({ path, title: { zh: path, en: path }, required: false }))
  return [...fields, ...further].map((field) => rowOf(field, mapping.fields[field.path]))
}

function sourceOf(row: MappingRow): FieldSource | null {
  if (row.from === 'constant') return { const: row.constant }
  if (row.from === 'nothing' || row.column === '') return null
  return row.values ? { column: row.column, values: row.values } : row.column
}

/** The mapping that the lines say, with the file's coordinates and zone where they are said. */
export function mappingOf(rows: readonly MappingRow[], crs: string, zone: string): Mapping {
  const fields: Record<string, FieldSource> = {}
  for (const row of rows) {
    const source = sourceOf(row)
    if (source !== null) fields[row.path] = source
  }
  return { fields, ...(crs !== '' && { crs }), ...(zone.trim() !== '' && { zone: zone.trim() }) }
}

/** Paths of fields that a preview shows as columns, in order of first sight, at most `most`. */
export function shownPaths(data: readonly unknown[], most: number): string[] {
  const paths = new Set<string>()
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) paths.add(path)
    else for (const [key, each] of Object.entries(value)) walk(each, path === '' ? key : `${path}.${key}`)
  }
  for (const each of data) walk(each, '')
  paths.delete('')
  return [...paths].slice(0, most)
}

/** Value at a path of a mapped row, as text; empty when there is none. */
export function textAt(data: unknown, path: string): string {
  let at = data
  for (const step of path.split('.')) {
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Readonly<Record<string, unknown>>)[step]
        : undefined
  }
  return at === undefined || at === null ? '' : typeof at === 'string' ? at : JSON.stringify(at)
}
