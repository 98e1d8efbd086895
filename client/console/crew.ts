import type { MemberCalled, Recommended } from '@contract/task.ts'

/** A unit of a joint task as the form has it. */
export interface CrewRow {
  readonly unit: string
  readonly handler: string | null
  readonly lead: boolean
}

/** The rows with one more; the first leads until somebody says otherwise. A unit stands there once. */
export const withUnit = (rows: readonly CrewRow[], unit: string, handler: string | null = null): CrewRow[] =>
  rows.some((each) => each.unit === unit) ? [...rows] : [...rows, { unit, handler, lead: rows.length === 0 }]

/** The rows without one; when the lead goes, the first of the others leads. */
export function withoutUnit(rows: readonly CrewRow[], unit: string): CrewRow[] {
  const left = rows.filter((each) => each.unit !== unit)
  return left.some(({ lead }) => lead) ? left : left.map((each, at) => ({ ...each, lead: at === 0 }))
}

export const ledBy = (rows: readonly CrewRow[], unit: string): CrewRow[] =>
  rows.map((each) => ({ ...each, lead: each.unit === unit }))

export const sends = (rows: readonly CrewRow[], unit: string, handler: string | null): CrewRow[] =>
  rows.map((each) => (each.unit === unit ? { ...each, handler } : each))

/** What the form lacks before it can be sent, or null. */
export const crewLacks = (rows: readonly CrewRow[]): 'units' | 'lead' | null =>
  rows.length < 2 ? 'units' : rows.some(({ lead }) => lead) ? null : 'lead'

/** The rows as the order names them. */
export const membersOf = (rows: readonly CrewRow[]): MemberCalled[] =>
  rows.map(({ unit, handler, lead }) => ({ unit, lead, ...(handler !== null && { handler }) }))

/** Whether somebody among them is on another task, which must be given a reason for. */
export const someoneBusy = (
  rows: readonly CrewRow[],
  people: Readonly<Record<string, readonly Recommended[] | undefined>>,
): boolean =>
  rows.some(({ unit, handler }) => people[unit]?.some(({ id, busyWith }) => id === handler && busyWith !== null))
