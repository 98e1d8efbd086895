import type { Database } from './statement.ts'

/** A submission with its print, as it is compared: marks are hexadecimal digits, null: not told. */
export interface TraceRow {
  readonly id: string
  readonly kind: string
  readonly receivedAt: number
  readonly problemClass: string | null
  readonly amount: number | null
  readonly respondentName: string | null
  readonly streetCode: string | null
  readonly wouldBeStation: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly person: string | null
  readonly respondent: string
  readonly unit: string | null
  readonly sketch: Buffer | null
  /** What became of it; empty: nobody touched it. */
  readonly matters: readonly {
    readonly id: string
    readonly kind: string
    readonly state: string
    readonly station: string | null
    /** A clue found in mediation: nobody told it. */
    readonly clue: boolean
  }[]
}

const TRACE = `c.complaint_id AS id, c.kind, c.received_at::float8 AS "receivedAt", c.problem_class AS "problemClass", c.amount,
  c.respondent_name AS "respondentName", c.street_code AS "streetCode", c.would_be_station AS "wouldBeStation",
  ${['phone', 'address', 'person', 'respondent', 'unit'].map((mark) => `encode(l.${mark}, 'hex') AS ${mark}`).join(', ')}, l.sketch,
  (SELECT coalesce(json_agg(json_build_object('id', m.id, 'kind', m.kind, 'state', m.state, 'station', m.station,
      'clue', coalesce(m.matter::json #>> '{origin,as}' = 'clue', false)) ORDER BY m.id), '[]')
    FROM matters m WHERE m.complaint_id = c.complaint_id) AS matters`

/** The nearest of each kind of likeness that are looked at: a platform's or a call centre's are without end. */
const NEAREST = 300

/**
 * A submission, and those received within `windowMs` of it that share its telephone, its address or its respondent: of each
 * the nearest in time, 300 at most. Null: no such submission, or it is one that nothing is compared with.
 */
export async function tracesNear(
  { $client: client }: Database,
  complaintId: string,
  windowMs: number,
): Promise<{ readonly one: TraceRow; readonly others: readonly TraceRow[] } | null> {
  const alike = (column: string) => `(SELECT o.seq FROM likeness o, one
    WHERE o.${column} = one.${column} AND o.received_at BETWEEN one.received_at - $2 AND one.received_at + $2
    ORDER BY abs(o.received_at - one.received_at), o.seq LIMIT ${NEAREST})`
  // The telling that stands is the one that the complaint's row names.
  const { rows } = await client.query<TraceRow>(
    `WITH one AS (SELECT l.* FROM complaints c JOIN likeness l USING (seq) WHERE c.complaint_id = $1),
      near AS (SELECT seq FROM one UNION ${['phone', 'address', 'respondent'].map(alike).join(' UNION ')})
    SELECT ${TRACE} FROM near JOIN likeness l USING (seq)
      JOIN complaints c ON c.complaint_id = l.complaint_id AND c.seq = l.seq`,
    [complaintId, windowMs],
  )
  const one = rows.find(({ id }) => id === complaintId)
  return one ? { one, others: rows.filter((row) => row !== one) } : null
}

/** What the record knows of other submissions about the same respondent. */
export interface Earlier {
  /** Received before this one, from the same complainant; null: nobody knows who complained. */
  readonly onDispute: number | null
  /** Received in the window; `similar`: of the same problem class. */
  readonly others: readonly { readonly at: number; readonly similar: boolean }[]
  /** When an attempt to settle with this respondent failed, in the window. */
  readonly unsettledAt: readonly number[]
}

/** Submissions about one respondent that are counted at most: every threshold of the lanes lies far below. */
const COUNTED = 50

const SAME_UNIT = '(o.unit IS NULL OR p.unit IS NULL OR o.unit = p.unit)'
const PAGE = `page AS (SELECT l.*, c.problem_class FROM complaints c JOIN likeness l USING (seq) WHERE c.complaint_id = ANY($1))`
/** Duplicates that a person merged are counted once, as what they were merged into; tip-offs are no complaints. */
const COUNTS = `oc.kind IN ('complaint', 'mixed') AND NOT EXISTS
  (SELECT 1 FROM matters m WHERE m.complaint_id = oc.complaint_id AND m.state = 'merged')`

/** For each of `complaintIds` what came before it within `windowMs` of `now`; two queries, however many there are. */
export async function earlierOf(
  { $client: client }: Database,
  complaintIds: readonly string[],
  now: number,
  windowMs: number,
): Promise<ReadonlyMap<string, Earlier>> {
  if (complaintIds.length === 0) return new Map()
  const [dispute, others] = await Promise.all([
    client.query<{ id: string; told: boolean; count: number }>(
      `WITH ${PAGE} SELECT p.complaint_id AS id, p.phone IS NOT NULL OR (p.address IS NOT NULL AND p.person IS NOT NULL) AS told,
        (SELECT count(*)::int FROM (
            SELECT o.seq, o.complaint_id FROM likeness o WHERE o.phone = p.phone AND o.respondent = p.respondent AND ${SAME_UNIT}
              AND o.received_at BETWEEN p.received_at - $2 AND p.received_at
            UNION SELECT o.seq, o.complaint_id FROM likeness o WHERE o.address = p.address AND o.person = p.person
              AND o.respondent = p.respondent AND ${SAME_UNIT} AND o.received_at BETWEEN p.received_at - $2 AND p.received_at
          ) o JOIN complaints oc ON oc.complaint_id = o.complaint_id AND oc.seq = o.seq
          WHERE o.seq <> p.seq AND ${COUNTS}) AS count
      FROM page p`,
      [complaintIds, windowMs],
    ),
    client.query<{ id: string; at: number; similar: boolean; unsettledAt: number | null }>(
      `WITH ${PAGE} SELECT p.complaint_id AS id, o.received_at::float8 AS at,
        coalesce(oc.problem_class = p.problem_class, false) AS similar,
        (SELECT max((m.matter::json #>> '{last,at}')::float8) FROM matters m WHERE m.complaint_id = oc.complaint_id
          AND (m.matter::json #>> '{closing,result}' = 'not_settled_terminated_by_bureau'
            OR m.matter::json #>> '{known,result}' IN ('not_settled', 'no_reply', 'refused', 'not_consented'))) AS "unsettledAt"
      FROM page p CROSS JOIN LATERAL (SELECT o.* FROM likeness o
          WHERE o.respondent = p.respondent AND o.received_at BETWEEN $2 AND $3 AND o.seq <> p.seq AND ${SAME_UNIT}
          ORDER BY o.received_at DESC, o.seq LIMIT ${COUNTED}) o
        JOIN complaints oc ON oc.complaint_id = o.complaint_id AND oc.seq = o.seq
      WHERE ${COUNTS}`,
      [complaintIds, now - windowMs, now],
    ),
  ])
  const byId = grouped(others.rows)
  return new Map(
    dispute.rows.map(({ id, told, count }) => {
      const rows = byId.get(id) ?? []
      return [
        id,
        {
          onDispute: told ? count : null,
          others: rows.map(({ at, similar }) => ({ at, similar })),
          unsettledAt: rows.flatMap(({ unsettledAt }) => unsettledAt ?? []),
        },
      ]
    }),
  )
}

function grouped<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(item.id)
    if (group) group.push(item)
    else groups.set(item.id, [item])
  }
  return groups
}
