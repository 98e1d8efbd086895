import { sql, type SQL } from 'drizzle-orm'
import { column, DAY, stands, type Arm, type Held } from './arm.ts'
import { touched, untouched } from './matter-arms.ts'

export type { Arm, Held }

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

/** Complaints are gathered over a day: what stands as a hotspot was told within two. */
const HOTSPOT_MS = 2 * DAY
/** The last that was told of each hotspot: its finding, or that it is gone. */
export const hotspotsTold = ({ version, asOf }: Pick<Held, 'version' | 'asOf'>) =>
  sql`(SELECT DISTINCT ON (told.body ->> 'hotspotId') told.kind, told.at, told.body
    FROM (SELECT kind, at, seq, body::json AS body FROM journal WHERE kind IN ('hotspot.found', 'hotspot.gone')
      AND seq <= ${version} AND at > ${asOf - HOTSPOT_MS}) told ORDER BY told.body ->> 'hotspotId', told.seq DESC)`

/** What no journal holds, as it stood at the moment. */
const liveArm = ({ asOf }: Held, over: string, columns: readonly string[]): Arm => ({
  from: sql`live_versions l`,
  where: sql`l.over = ${over} AND l.since_at <= ${asOf} AND (l.until_at IS NULL OR l.until_at > ${asOf})`,
  columns: column('l', Object.fromEntries(['id', ...columns].map((name) => [name, name]))),
})

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
  // A site of a tour or campaign, of the unit and in the campaign of its task as that stands at the same version.
  stop: (held) => [
    {
      from: sql`stop_versions s JOIN task_versions t ON t.id = s.task_id AND ${stands('t', held)}`,
      where: held.part === null ? stands('s', held) : sql`${stands('s', held)} AND t.state <> 'draft'`,
      columns: {
        ...column('s', { task: 'task_id', siteId: 'site_id', siteName: 'site_name', state: 'state' }),
        ...column('t', {
          kind: 'kind',
          station: 'station',
          street: 'street',
          campaign: 'campaign',
          openedAt: 'opened_at',
        }),
        id: sql`s.task_id || '#' || s.n`,
        result: sql`CASE WHEN s.state = 'done' THEN 'done' WHEN s.state <> 'open' THEN 'skipped'
          WHEN t.state = 'cancelled' THEN 'cancelled' ELSE 'open' END`,
        // What a device dates before the opening counts for the opening.
        endedAt: sql`CASE WHEN s.state <> 'open' OR t.state = 'cancelled' THEN greatest(coalesce(s.at, t.ended_at), t.opened_at) END`,
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
          failures: 'failures',
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
  hotspot: (held) => [
    {
      from: sql`${hotspotsTold(held)} h`,
      where: sql`h.kind = 'hotspot.found'`,
      columns: {
        id: sql`h.body ->> 'hotspotId'`,
        street: sql`h.body ->> 'streetCode'`,
        cases: sql`(h.body ->> 'count')::float8`,
        abnormal: sql`coalesce((h.body ->> 'p')::float8 < 0.001 AND (h.body ->> 'ratio')::float8 >= 2, false)`,
      },
    },
  ],
  feed: (held) => [liveArm(held, 'feed', ['feed', 'fresh'])],
  device: (held) => [liveArm(held, 'device', ['street', 'online'])],
}
