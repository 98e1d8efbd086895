import type { Fact } from '../contract/fact.ts'
import type { Database } from './statement.ts'

/** One telling of a submission’s number as journalled, with its print; marks are hexadecimal digits, null: not told. */
export interface ToldWithNumber {
  readonly source: string
  /** When it is said to have happened and when it came in, epoch ms: the first is the intake's where the source gave no receipt. */
  readonly at: number
  readonly seenAt: number
  readonly body: Fact<'complaint.received'>['body']
  readonly phone: string | null
  readonly address: string | null
  readonly person: string | null
  readonly sketch: Buffer | null
}

/** Tellings of one number that are shown at most. */
const MOST = 20

/** Every telling of a submission’s number, the one that stands first, then as they came in; one alone when nobody told it again. */
export async function toldWithNumber({ $client: client }: Database, complaintId: string): Promise<ToldWithNumber[]> {
  const { rows } = await client.query<Omit<ToldWithNumber, 'body'> & { readonly body: string }>(
    `WITH told AS (SELECT seq, 0 AS nth FROM complaints WHERE complaint_id = $1
        UNION ALL SELECT seq, 1 FROM complaints_again WHERE complaint_id = $1)
    SELECT j.source, j.at::float8 AS at, j.seen_at::float8 AS "seenAt", j.body, l.sketch,
      ${['phone', 'address', 'person'].map((mark) => `encode(l.${mark}, 'hex') AS ${mark}`).join(', ')}
    FROM told JOIN journal j USING (seq) LEFT JOIN likeness l USING (seq) ORDER BY nth, seq LIMIT ${MOST}`,
    [complaintId],
  )
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as ToldWithNumber['body'] }))
}
