import type { ImportKind } from './column.ts'
import type { Mapped } from './map-row.ts'

export type PreviewRow =
  | { readonly row: number; readonly id: string; readonly at: number | null; readonly data: unknown }
  | { readonly row: number; readonly pointer: string; readonly message: string }

const MASK = '＊＊＊'

function masked(value: unknown, path: string, personal: ReadonlySet<string>): unknown {
  if (personal.has(path)) return MASK
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, masked(each, path === '' ? key : `${path}.${key}`, personal)]),
  )
}

/** A mapped row as the preview shows it: what names a complainant is masked, so that a list of jobs holds nobody's telephone. */
export function previewOf(kind: ImportKind, row: number, mapped: Mapped): PreviewRow {
  if ('refusal' in mapped) return mapped.refusal
  const personal = new Set(kind.columns.filter((column) => column.personal).map(({ path }) => path))
  const { id, time, data } = mapped.telling
  return { row, id, at: typeof time === 'number' ? time : null, data: masked(data, '', personal) }
}
