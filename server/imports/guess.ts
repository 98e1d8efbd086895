import { plain, type Column, type ImportKind } from './column.ts'
import type { FieldSource, Mapping } from './mapping.ts'

/** Of the columns not yet taken, the one that a field is known by; the best name wins, then the first column. */
function columnFor(
  column: Column,
  headers: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): string | undefined {
  for (const name of column.names) {
    const header = headers.get(plain(name))
    if (header !== undefined && !taken.has(header)) return header
  }
  return undefined
}

/** A first mapping for a kind of import from a file's header names, Chinese or English; what it cannot see is left out or constant. */
export function guessMapping(kind: ImportKind, headers: readonly string[]): Mapping {
  const known = new Map<string, string>()
  for (const header of headers) if (!known.has(plain(header))) known.set(plain(header), header)
  const taken = new Set<string>()
  const fields: Record<string, FieldSource> = {}
  for (const column of kind.columns) {
    const header = columnFor(column, known, taken)
    if (header !== undefined) {
      fields[column.path] = header
      taken.add(header)
    } else if (column.fallback !== undefined) fields[column.path] = { const: column.fallback }
  }
  return { fields }
}
