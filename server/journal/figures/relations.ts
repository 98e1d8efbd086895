import { sql, type SQL } from 'drizzle-orm'

/** What a relation is read for: version of the journal, moment, and what only others know. */
export interface Held {
  readonly version: number
  /** Whose part is counted: who may not know yet of a visit that nobody announced; null: the district. */
  readonly part: { readonly stations: readonly string[]; readonly streets: readonly string[] } | null
  /** Epoch ms. */
  readonly asOf: number
  /** Deadlines of what nobody touched: by kind of the half and district day (since 1970), when the first is over (epoch ms). */
  readonly dues: readonly { readonly kind: string; readonly day: number; readonly at: number }[]
  /** Live rows of what no journal holds, by name of the relation. */
  readonly live: Readonly<Record<string, readonly Readonly<Record<string, string | number | boolean | null>>[]>>
}

/** One SELECT of a relation: its columns by name, as SQL. */
export interface Arm {
  readonly from: SQL
  readonly where: SQL
  readonly columns: Readonly<Record<string, SQL>>
}

const DAY = 86_400_000
const THIRTY_DAYS = 30 * DAY
const column = (alias: string, names: Readonly<Record<string, string>>): Record<string, SQL> =>
  Object.fromEntries(Object.entries(names).map(([name, from]) => [name, sql.raw(`${alias}.${from}`)]))
const stands = (alias: string, { version }: Held) =>
  sql`${sql.raw(alias)}.since_seq <= ${version} AND (${sql.raw(alias)}.until_seq IS NULL OR ${sql.raw(alias)}.until_seq > ${version})`

const OPEN_LANE = sql.raw(`'inLane'`)
const ENDED = sql.raw(`('settled', 'notAccepted', 'closed', 'merged', 'withdrawn', 'split')`)
/** A submission told again within thirty days of a closing is the same dispute come back. */
const toldAgain = (held: Held) => sql`EXISTS (SELECT 1 FROM matter_versions g, unnest(m.closings) closing
  WHERE g.merged_into = m.id AND ${stands('g', held)} AND g.received_at >= closing AND g.received_at - closing <= ${THIRTY_DAYS})`

const touched = (held: Held): Arm => ({
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
    // Told to us on a day after it was due, and touched by nobody since.
    lateTold: sql`m.steps <= 1 AND m.next_due_at IS NOT NULL AND m.seen_at + 28800000 - (m.seen_at + 28800000) % ${DAY} - 28800000 >= m.next_due_at`,
    hours: sql`(m.closed_at - m.received_at) / 3600000.0`,
  },
})

function untouched(held: Held): Arm {
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
      lateTold: sql`d.at IS NOT NULL AND c.seen_at + 28800000 - (c.seen_at + 28800000) % ${DAY} - 28800000 >= d.at`,
      hours: sql`NULL::numeric`,
    },
  }
}

/** Facts of one kind as the journal has them. */
const told = (held: Held, kind: string, columns: Arm['columns'], street = false): Arm => ({
  from: street ? sql`journal j LEFT JOIN sites s ON s.site_id = j.subject` : sql`journal j`,
  where: sql`j.kind = ${kind} AND j.seq <= ${held.version}`,
  columns: {
    id: sql`j.source || '#' || j.id`,
    at: sql`j.at`,
    ...(street && { site: sql`j.subject`, street: sql`s.street_code` }),
    ...columns,
  },
})

/** What stands of a thing that is told anew whenever it changes: its last telling. */
const latest = (held: Held, kind: string, fields: SQL) =>
  sql`(SELECT DISTINCT ON (subject) subject, source, id, at, ${fields} FROM journal WHERE kind = ${kind} AND seq <= ${held.version} AND subject IS NOT NULL
    ORDER BY subject, at DESC, seq DESC)`

const sent = (
  held: Held,
) => sql`(SELECT min(t.issued_at) FROM task_versions t WHERE t.alarm_id = e.alarm_id AND ${stands('t', held)}
  AND t.issued_at >= e.raised_at AND t.issued_at <= coalesce(e.ended_at, t.issued_at)
  ${held.part === null ? sql`` : sql`AND (t.station = ANY(${sql.param([...held.part.stations])}::text[]) OR NOT t.unannounced OR t.arrived_at IS NOT NULL)`})`

type Live = Readonly<Record<string, string | number | boolean | null>>
function liveArm(held: Held, name: string, shape: Readonly<Record<string, 'text' | 'float8' | 'boolean'>>): Arm {
  const rows: readonly Live[] = held.live[name] ?? []
  const fields = Object.entries(shape)
  const lists = sql.join(
    fields.map(([field, type]) => sql`${sql.param(rows.map((row) => row[field] ?? null))}::${sql.raw(type)}[]`),
    sql`, `,
  )
  const named = sql.raw(fields.map(([field]) => `"${field}"`).join(', '))
  return {
    from: sql`unnest(${lists}) AS l (${named})`,
    where: sql`true`,
    columns: Object.fromEntries(fields.map(([field]) => [field, sql.raw(`l."${field}"`)])),
  }
}

/** Everything that figures count, by name. Several arms are one relation. */
export const relations: Readonly<Record<string, (held: Held) => readonly Arm[]>> = {
  matter: (held) => [touched(held), untouched(held)],
  received: (held) => [
    {
      from: sql`complaints c`,
      where: sql`c.seq <= ${held.version}`,
      columns: {
        ...column('c', {
          id: 'complaint_id',
          at: 'received_at',
          kind: 'kind',
          street: 'street_code',
          class: 'problem_class',
          channel: 'channel',
          station: 'would_be_station',
        }),
        unplaced: sql`c.lng IS NULL`,
      },
    },
  ],
  step: (held) => [
    {
      from: sql`matter_steps p`,
      where: sql`p.seq <= ${held.version}`,
      columns: {
        ...column('p', {
          complaintId: 'complaint_id',
          at: 'at',
          flow: 'flow',
          lane: 'lane',
          station: 'station',
          street: 'street',
        }),
        matter: sql`p.id`,
        id: sql`p.seq::text`,
      },
    },
  ],
  task: (held) => [
    {
      from: sql`task_versions t`,
      // A draft is the commander's alone.
      where: held.part === null ? stands('t', held) : sql`${stands('t', held)} AND t.state <> 'draft'`,
      columns: {
        ...column('t', {
          id: 'id',
          kind: 'kind',
          state: 'state',
          priority: 'priority',
          station: 'station',
          street: 'street',
          campaign: 'campaign',
          clockFrom: 'clock_from',
          openedAt: 'opened_at',
          issuedAt: 'issued_at',
          acceptedAt: 'accepted_at',
          arrivedAt: 'arrived_at',
          endedAt: 'ended_at',
          dueAt: 'due_at',
          late: 'late',
          rejected: 'rejected',
        }),
        submittedAt: sql`t.submitted_at`,
        // Where it stands on its way; a draft and what was given back wait for the commander.
        place: sql`CASE WHEN t.state IN ('draft', 'declined') THEN 'toSend' WHEN t.state IN ('issued', 'delivered') THEN 'toAccept'
          WHEN t.state IN ('accepted', 'enRoute') THEN 'onWay' WHEN t.state IN ('onScene', 'handling') THEN 'onScene'
          WHEN t.state IN ('submitted', 'verified') THEN 'toVerify' WHEN t.state = 'suspended' THEN 'resting' END`,
        inTime: sql`coalesce(t.submitted_at, t.ended_at) <= t.due_at`,
        hours: sql`(t.ended_at - t.issued_at) / 3600000.0`,
      },
    },
  ],
  alarm: (held) => [
    {
      from: sql`episode_versions e`,
      where: stands('e', held),
      columns: {
        ...column('e', {
          alarm: 'alarm_id',
          condition: 'condition',
          priority: 'priority',
          street: 'street',
          raisedAt: 'raised_at',
          cameInAt: 'came_in_at',
          ackAt: 'ack_at',
          endedAt: 'ended_at',
          closedAt: 'closed_at',
        }),
        id: sql`e.episode::text`,
        open: sql`e.ended_at IS NULL`,
        sentAt: sent(held),
        ackSeconds: sql`greatest(0, e.ack_at - e.came_in_at) / 1000.0`,
      },
    },
  ],
  urging: (held) => [
    {
      from: sql`urging_versions u`,
      where: stands('u', held),
      columns: {
        ...column('u', {
          id: 'id',
          level: 'level',
          cause: 'cause',
          state: 'state',
          station: 'station',
          openedAt: 'opened_at',
          repliedAt: 'replied_at',
          replyBy: 'reply_by',
          lateReply: 'late_reply',
          endedAt: 'ended_at',
        }),
        open: sql`u.ended_at IS NULL`,
        failed: sql`u.failures > 0`,
        hours: sql`(u.replied_at - u.opened_at) / 3600000.0`,
      },
    },
  ],
  lift: (held) => [
    told(
      held,
      'elevator.alarm',
      {
        raised: sql`(j.body::json ->> 'phase') = 'raised'`,
        trapped: sql`(j.body::json ->> 'trapped') NOT IN ('0', 'false')`,
        code: sql`j.body::json ->> 'code'`,
      },
      true,
    ),
  ],
  sale: (held) => [told(held, 'pharmacy.sale', { recorded: sql`(j.body::json ->> 'recorded')::boolean` }, true)],
  test: (held) => [told(held, 'market.quickTest', { positive: sql`(j.body::json ->> 'positive')::boolean` }, true)],
  silence: (held) => [told(held, 'feed.silent', { feed: sql`j.body::json ->> 'feed'` })],
  market: (held) => [
    {
      from: sql`${latest(held, 'market.evaluated', sql`(body::json ->> 'score')::float8 AS score`)} e LEFT JOIN sites s ON s.site_id = e.subject`,
      where: sql`true`,
      columns: {
        id: sql`e.source || '#' || e.id`,
        at: sql`e.at`,
        site: sql`e.subject`,
        street: sql`s.street_code`,
        score: sql`e.score`,
      },
    },
  ],
  // What the register holds of a site is its latest telling; what was told since is looked up as it stood before.
  site: ({ version }): readonly Arm[] => [
    {
      from: sql`sites s`,
      where: sql`s.seq <= ${version}`,
      columns: {
        ...column('s', { id: 'site_id', at: 'at', kind: 'kind', street: 'street_code', inspectBy: 'inspect_by' }),
        ...{ unplaced: sql`s.lng IS NULL` },
      },
    },
    {
      from: sql`sites s CROSS JOIN LATERAL (SELECT j.at, j.body::json AS body FROM journal j
        WHERE j.kind = 'site.registered' AND j.subject = s.site_id AND j.seq <= ${version} ORDER BY j.at DESC, j.seq DESC LIMIT 1) e`,
      where: sql`s.seq > ${version}`,
      columns: {
        id: sql`s.site_id`,
        at: sql`e.at`,
        kind: sql`e.body ->> 'kind'`,
        street: sql`e.body ->> 'streetCode'`,
        inspectBy: sql`inspect_by(e.body ->> 'nextInspectionDate')`,
        unplaced: sql`e.body -> 'place' ->> 'lng' IS NULL`,
      },
    },
  ],
  hotspot: (held) => [liveArm(held, 'hotspot', { id: 'text', street: 'text', cases: 'float8', abnormal: 'boolean' })],
  feed: (held) => [liveArm(held, 'feed', { id: 'text', feed: 'text', fresh: 'boolean' })],
  device: (held) => [liveArm(held, 'device', { id: 'text', street: 'text', online: 'boolean' })],
}
