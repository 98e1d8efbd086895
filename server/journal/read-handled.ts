import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import { complaints, journal, matters } from './schema.ts'

/** Narrows a list of complaints to those that are handled in some way: where they stand, or what happened to them when. */
export interface Handled {
  /** States of any matter of it; `received` includes what nobody touched. Consultations are no matters. */
  readonly states?: readonly string[] | undefined
  /** Code of the lane that holds it. */
  readonly lane?: string | undefined
  /** Station that it was sent to. */
  readonly station?: string | undefined
  /** Station that it would go to. */
  readonly wouldBe?: string | undefined
  /** Where something of it stands that is open. */
  readonly held?: 'desk' | 'lane' | 'station' | undefined
  /** States in which nothing more is due of anybody. */
  readonly ended: readonly string[]
  /** Only what is worked on: no consultations. */
  readonly matters?: boolean | undefined
  /** Only these complaints. */
  readonly ids?: readonly string[] | undefined
  /** Steps that were counted as this flow of the funnel, of this lane (or of any), in [from, to) epoch ms. */
  readonly flow?:
    { readonly of: string; readonly lane?: string | undefined; readonly from: number; readonly to: number } | undefined
}

const anyMatter = (where: SQL | undefined) =>
  sql`EXISTS (SELECT 1 FROM ${matters} WHERE ${matters.complaintId} = ${complaints.complaintId} AND ${where})`
const untouched = sql`NOT EXISTS (SELECT 1 FROM ${matters} WHERE ${matters.complaintId} = ${complaints.complaintId})`
const aMatter = sql`${complaints.kind} <> 'consult'`

function heldAt(held: NonNullable<Handled['held']>, ended: readonly string[]): SQL {
  const open = sql`${matters.state} NOT IN ${[...ended, 'inLane']}`
  if (held === 'lane') return anyMatter(eq(matters.state, 'inLane'))
  if (held === 'station') return anyMatter(sql`${open} AND ${matters.station} IS NOT NULL`)
  return sql`(${aMatter} AND (${untouched} OR ${anyMatter(and(open, isNull(matters.station)))}))`
}

/** The conditions, to be joined to those of the list. */
export function handled(query: Handled): SQL[] {
  const { states, lane, station, wouldBe, held, ended, ids, flow } = query
  const where: SQL[] = query.matters ? [aMatter] : []
  if (states) {
    const worked = anyMatter(inArray(matters.state, [...states]))
    where.push(states.includes('received') ? sql`(${aMatter} AND (${untouched} OR ${worked}))` : worked)
  }
  if (lane !== undefined) where.push(anyMatter(and(eq(matters.lane, lane), eq(matters.state, 'inLane'))))
  if (station !== undefined) where.push(anyMatter(eq(matters.station, station)))
  if (wouldBe !== undefined) where.push(sql`${aMatter} AND ${complaints.wouldBeStation} = ${wouldBe}`)
  if (held !== undefined) where.push(heldAt(held, ended))
  if (ids !== undefined) where.push(sql`${complaints.complaintId} = ANY(${sql.param([...ids])}::text[])`)
  if (flow !== undefined) {
    const holds = JSON.stringify({ counts: flow.of, ...(flow.lane !== undefined && { lane: flow.lane }) })
    where.push(sql`EXISTS (SELECT 1 FROM ${journal} WHERE ${journal.kind} = 'complaint.stepped'
      AND ${journal.at} >= ${flow.from} AND ${journal.at} < ${flow.to}
      AND ${journal.body}::jsonb @> ${holds}::jsonb AND ${journal.body}::jsonb ->> 'of' = ${complaints.complaintId})`)
  }
  return where
}
