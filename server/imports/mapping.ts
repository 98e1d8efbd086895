import { z } from 'zod'
import { crs } from '../contract/place.ts'
import { FileRefused } from './fault.ts'
import { timeFormats } from './when.ts'

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const path = z
  .string()
  .max(200)
  .regex(/^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+){0,5}$/u, 'is not a field path such as respondent.name')
  .refine((text) => text.split('.').every((step) => !FORBIDDEN.has(step)), 'is not a field path that is taken')
const plainValue = z.union([z.string().max(1_000), z.number(), z.boolean()])

/** Where one field's value comes from: a column, a column through a table of values, or the same for all rows. */
export const fieldSource = z.union([
  z.string().max(200),
  z.strictObject({ const: plainValue }),
  z.strictObject({ column: z.string().max(200), values: z.record(z.string().max(200), plainValue).optional() }),
])
export type FieldSource = z.infer<typeof fieldSource>

/** Which column fills which field of a telling: `{fields: {siteId: "编号", kind: {const: "market"}}, crs: "GCJ02"}`. */
export const mapping = z.strictObject({
  fields: z.record(path, fieldSource),
  /** Of the positions in the file. */
  crs: crs.optional(),
  timeFormat: z.enum(timeFormats).optional(),
  /** Zone of times that say none: an offset (+08:00, the default) or a name (America/New_York). */
  zone: z.string().max(60).optional(),
})
export type Mapping = z.infer<typeof mapping>

/** Reads a mapping, also in the flat form `{siteId: "编号", crs: "GCJ02"}`; refuses one that is none with a sentence. */
export function readMapping(told: unknown): Mapping {
  const flat = typeof told === 'object' && told !== null && !Array.isArray(told) && !('fields' in told)
  const { crs: system, timeFormat, zone, ...fields } = (flat ? told : {}) as Record<string, unknown>
  const read = mapping.safeParse(flat ? { fields, crs: system, timeFormat, zone } : told)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const said = issue?.code === 'invalid_key' ? issue.issues[0]?.message : issue?.message
  throw new FileRefused(`the mapping is wrong at ${issue?.path.join('.') || 'its top'}: ${said ?? 'it is no mapping'}`)
}
