import type { Client } from 'pg'
import type { Fact } from '../contract/fact.ts'
import { inspectBy } from '../contract/inspection.ts'
import { projectAlarms, type Courses } from './alarms.ts'
import { all } from './pipeline.ts'
import type { Row } from './rows.ts'

/**
 * Writes what the query tables need to know about these rows; called inside the transaction that journals them. Throws at
 * once when a body is not what its kind says; rejects with the database's own error.
 */
export function project(client: Client, rows: readonly Row[], courses: Courses): Promise<unknown> {
  const sites = new Map<string, { seq: number; fact: Fact<'site.registered'> }>()
  const complaints: { seq: number; fact: Fact<'complaint.received'> }[] = []
  const steps: { seq: number; fact: Fact<'complaint.stepped'> }[] = []
  for (const { seq, told } of rows) {
    const { fact } = told
    if (fact.kind === 'site.registered') {
      const before = sites.get(fact.body.siteId)
      if (!before || before.fact.at <= fact.at) sites.set(fact.body.siteId, { seq, fact })
    } else if (fact.kind === 'complaint.received') complaints.push({ seq, fact })
    else if (fact.kind === 'complaint.stepped' && fact.body.counts != null) steps.push({ seq, fact })
  }
  return all([
    sites.size > 0 && projectSites(client, [...sites.values()]),
    complaints.length > 0 && projectComplaints(client, complaints),
    steps.length > 0 && projectSteps(client, steps),
    projectAlarms(client, rows, courses),
  ])
}

/** The latest telling by time wins; an older one that arrives late changes nothing. */
function projectSites(client: Client, rows: { seq: number; fact: Fact<'site.registered'> }[]) {
  const of = <Value>(pick: (fact: Fact<'site.registered'>) => Value) => rows.map(({ fact }) => pick(fact))
  return client.query({
    name: 'project-sites',
    text: `INSERT INTO sites (site_id, seq, at, kind, name, address, uscc, street_code, lng, lat, place_unknown, inspect_by)
      SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::float8[], $10::float8[], $11::text[], $12::bigint[])
      ON CONFLICT (site_id) DO UPDATE SET seq = excluded.seq, at = excluded.at, kind = excluded.kind, name = excluded.name,
        address = excluded.address, uscc = excluded.uscc, street_code = excluded.street_code, lng = excluded.lng, lat = excluded.lat,
        place_unknown = excluded.place_unknown, inspect_by = excluded.inspect_by
      WHERE sites.at <= excluded.at`,
    values: [
      of((f) => f.body.siteId),
      rows.map((row) => row.seq),
      of((f) => f.at),
      of((f) => f.body.kind),
      of((f) => f.body.name),
      of((f) => f.body.address ?? null),
      of((f) => f.body.uscc ?? null),
      of((f) => f.body.streetCode ?? null),
      of((f) => f.body.place.lng),
      of((f) => f.body.place.lat),
      of((f) => f.body.place.unknown ?? null),
      of((f) => inspectBy(f.body)),
    ],
  })
}

/** The first telling of a complaint stands; a second one of the same number is kept beside it, so that whoever handles it is told. */
function projectComplaints(client: Client, rows: { seq: number; fact: Fact<'complaint.received'> }[]) {
  const of = <Value>(pick: (body: Fact<'complaint.received'>['body']) => Value) =>
    rows.map(({ fact }) => pick(fact.body))
  return client.query({
    name: 'project-complaints',
    text: `WITH told AS (SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[],
          $8::text[], $9::float8[], $10::float8[], $11::float8[], $12::text[], $13::text[], $14::text[], $15::bigint[])
          AS t (complaint_id, seq, kind, channel, received_at, problem_class, respondent_name, site_id, amount, lng, lat,
            place_unknown, street_code, would_be_station, seen_at)),
        put AS (INSERT INTO complaints (complaint_id, seq, kind, channel, received_at, problem_class, respondent_name, site_id, amount,
            lng, lat, place_unknown, street_code, would_be_station, seen_at)
          SELECT * FROM told ON CONFLICT (complaint_id) DO NOTHING RETURNING seq)
      INSERT INTO complaints_again (seq, complaint_id) SELECT seq, complaint_id FROM told WHERE seq NOT IN (SELECT seq FROM put)`,
    values: [
      of((b) => b.complaintId),
      rows.map((row) => row.seq),
      of((b) => b.kind),
      of((b) => b.channel),
      of((b) => b.receivedAt),
      of((b) => b.problemClass ?? null),
      of((b) => b.respondent.name),
      of((b) => b.respondent.siteId ?? null),
      of((b) => b.amount ?? null),
      of((b) => b.place.lng),
      of((b) => b.place.lat),
      of((b) => b.place.unknown ?? null),
      of((b) => b.streetCode ?? null),
      of((b) => b.wouldBeStation ?? null),
      rows.map(({ fact }) => fact.seenAt),
    ],
  })
}

/** Steps that the funnel counts, in a table of their own: the journal's text of one is long. */
function projectSteps(client: Client, rows: { seq: number; fact: Fact<'complaint.stepped'> }[]) {
  const of = <Value>(pick: (body: Fact<'complaint.stepped'>['body']) => Value) =>
    rows.map(({ fact }) => pick(fact.body))
  return client.query({
    name: 'project-steps',
    text: `INSERT INTO matter_steps (seq, id, complaint_id, at, flow, lane, station, street)
      SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[])`,
    values: [
      rows.map(({ seq }) => seq),
      of((b) => b.complaintId),
      of((b) => b.of ?? b.complaintId),
      rows.map(({ fact }) => fact.at),
      of((b) => b.counts ?? null),
      of((b) => b.lane ?? null),
      of((b) => b.stands?.station ?? null),
      of((b) => b.streetCode ?? null),
    ],
  })
}
