import { sql, type SQL } from 'drizzle-orm'
import { column, DAY, stands, type Arm, type Held } from './arm.ts'

const THIRTY_DAYS = 30 * DAY
const OPEN_LANE = sql.raw(`'inLane'`)
/** States in which nothing is to be done any more. */
export const ENDED = sql.raw(`('settled', 'notAccepted', 'closed', 'merged', 'withdrawn', 'split')`)
/** A submission told again within thirty days of a closing is the same dispute come back. */
const toldAgain = (
  held: Held,
) => sql`(m.id = ANY(ARRAY(SELECT g.merged_into FROM matter_versions g WHERE g.merged_into IS NOT NULL AND ${stands('g', held)})) AND EXISTS (SELECT 1 FROM matter_versions g, unnest(m.closings) closing
  WHERE g.merged_into = m.id AND ${stands('g', held)} AND g.received_at >= closing AND g.received_at - closing <= ${THIRTY_DAYS}))`

/** Told to us on a day after it was due: by when we learned of it, and when its next deadline is. */
export const toldLate = (seenAt: SQL, due: SQL) =>
  sql`${seenAt} + 28800000 - (${seenAt} + 28800000) % ${DAY} - 28800000 >= ${due}`

/** Matters that somebody worked on. */
export const touched = (held: Held): Arm => ({
  from: sql`matter_versions m`,
  where: sql`${stands('m', held)} AND m.state <> 'split'`,
  columns: {
    ...column('m', {
      id: 'id',
      complaintId: 'complaint_id',
      kind: 'kind',
      state: 'state',
      receivedAt: 'received_at',
      street: 'street',
      class: 'problem_class',
      channel: 'channel',
      lane: 'lane',
      station: 'station',
      wouldBe: 'would_be',
      dueAt: 'next_due_at',
      counted: 'counted',
      closedAt: 'closed_at',
      result: 'result',
      closedLane: 'closed_lane',
      dispatchedAt: 'dispatched_at',
      mergedInto: 'merged_into',
      lateFrom: 'late_from',
      acceptanceDue: 'acceptance_due',
      reopened: 'reopened',
      firstBefore: 'first_before',
      soonBack: 'soon_back',
    }),
    holder: sql`coalesce(m.station, m.would_be)`,
    open: sql`m.state NOT IN ${ENDED}`,
    place: sql`CASE WHEN m.state = ${OPEN_LANE} THEN 'lane' WHEN m.station IS NOT NULL THEN 'station' ELSE 'desk' END`,
    toldAgain: toldAgain(held),
    // And touched by nobody since.
    lateTold: sql`m.steps <= 1 AND m.next_due_at IS NOT NULL AND ${toldLate(sql`m.seen_at`, sql`m.next_due_at`)}`,
    hours: sql`(m.closed_at - m.received_at) / 3600000.0`,
  },
})

/** Submissions that nobody has touched, as the matters that they are. */
export function untouched(held: Held): Arm {
  const dues =
    held.dues.length === 0
      ? sql`(SELECT NULL::text AS kind, NULL::bigint AS day, NULL::bigint AS at WHERE false)`
      : sql`(SELECT * FROM unnest(${sql.param(held.dues.map(({ kind }) => kind))}::text[], ${sql.param(held.dues.map(({ day }) => day))}::bigint[], ${sql.param(held.dues.map(({ at }) => at))}::bigint[]) AS u (kind, day, at))`
  const complaint = sql`h.kind = 'complaint'`
  return {
    from: sql`complaints c
      JOIN (VALUES ('complaint', 'complaint', ''), ('tipOff', 'tipOff', ''), ('mixed', 'complaint', '/complaint'), ('mixed', 'tipOff', '/tipOff'))
        AS h (told, kind, suffix) ON h.told = c.kind
      LEFT JOIN ${dues} d ON d.kind = h.kind AND d.day = (c.received_at + 28800000) / ${DAY}`,
    where: sql`c.seq <= ${held.version} AND NOT EXISTS (SELECT 1 FROM matter_versions v WHERE v.complaint_id = c.complaint_id AND v.since_seq <= ${held.version})`,
    columns: {
      ...column('c', {
        complaintId: 'complaint_id',
        receivedAt: 'received_at',
        street: 'street_code',
        class: 'problem_class',
        channel: 'channel',
        wouldBe: 'would_be_station',
      }),
      id: sql`c.complaint_id || h.suffix`,
      kind: sql`h.kind`,
      state: sql`CASE WHEN ${complaint} THEN 'received' ELSE 'verifying' END`,
      lane: sql`NULL::text`,
      station: sql`NULL::text`,
      holder: sql`c.would_be_station`,
      dueAt: sql`d.at`,
      counted: sql`true`,
      closedAt: sql`NULL::bigint`,
      result: sql`NULL::text`,
      closedLane: sql`NULL::text`,
      dispatchedAt: sql`NULL::bigint`,
      mergedInto: sql`NULL::text`,
      lateFrom: sql`CASE WHEN ${complaint} THEN d.at END`,
      acceptanceDue: complaint,
      reopened: sql`false`,
      firstBefore: sql`NULL::boolean`,
      soonBack: sql`false`,
      open: sql`true`,
      place: sql`'desk'`,
      toldAgain: sql`false`,
      lateTold: sql`d.at IS NOT NULL AND ${toldLate(sql`c.seen_at`, sql`d.at`)}`,
      hours: sql`NULL::numeric`,
    },
  }
}
