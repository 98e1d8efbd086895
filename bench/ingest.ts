import { Client } from 'pg'
import { Pool } from 'undici'
import { BENCH_KEY, complaintEvent, databaseOf, runBuilt } from './built-server.ts'
import { median, print } from './figure.ts'

const BATCH = 500
const FACTS = 30_000
const SINGLES = 6_000
const TELLERS = 16
const ROUNDS = 3

/** Durable facts per second through the HTTP door, against the same rows put into the same tables of the same store by hand. */
export async function run(): Promise<void> {
  const server = await runBuilt()
  const http = new Pool(server.url, { connections: TELLERS })
  const raw = new Client(databaseOf(server.dataDir))
  await raw.connect()
  for (const table of TABLES) await raw.query(`CREATE TABLE ${table} (LIKE ${table.slice(4)} INCLUDING ALL)`)
  const figures = { batched: [] as number[], single: [] as number[], raw: [] as number[] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [byHand, batched, single] = [
      await insertByHand(raw, round),
      await tellBatches(http, round),
      await tellSingles(http, round),
    ]
    if (round === 0) continue // the first round warms everything up
    figures.raw.push(byHand)
    figures.batched.push(batched)
    figures.single.push(single)
  }
  await raw.end()
  await http.close()
  await server.stop()
  const yardstick = median(figures.raw)
  const ratio = median(figures.batched.map((value, round) => value / figures.raw[round]!))
  const value = median(figures.batched)
  print({
    bench: 'ingest',
    figure: `batches of ${BATCH}`,
    value,
    unit: 'facts/s',
    yardstick,
    ratio,
    target: '>= 10000 and ratio >= 0.5',
    met: value >= 10_000 && ratio >= 0.5,
  })
  print({
    bench: 'ingest',
    figure: `single posts, ${TELLERS} tellers`,
    value: median(figures.single),
    unit: 'facts/s',
    yardstick,
    ratio: median(figures.single) / yardstick,
  })
}

async function timed(count: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return count / ((performance.now() - began) / 1_000)
}

/** The same facts as the same rows in the same tables, each batch one transaction; no door, no check, no chain. */
async function insertByHand(client: Client, round: number): Promise<number> {
  const batches = Array.from({ length: FACTS / BATCH }, (_, b) =>
    Array.from({ length: BATCH }, (_, n) => {
      const seq = round * FACTS + b * BATCH + n + 1
      const { text, complainant, ...body } = complaintEvent(`raw-${seq}`).data
      const at = Date.now()
      return {
        raw_journal: [
          seq,
          'bench',
          `raw-${seq}`,
          'complaint.received',
          null,
          at,
          at,
          JSON.stringify(body),
          Buffer.alloc(32, seq),
        ],
        raw_personal: [seq, 'salt', JSON.stringify({ complainant, text })],
        raw_complaints: [
          `raw-${seq}`,
          seq,
          'complaint',
          body.channel,
          at,
          body.problemClass,
          body.respondent.name,
          null,
          body.amount,
          body.lng,
          body.lat,
          null,
          null,
          null,
          at,
        ],
      }
    }),
  )
  return timed(FACTS, async () => {
    for (const batch of batches) {
      await client.query('BEGIN')
      for (const table of TABLES) {
        const rows = batch.map((row) => row[table])
        await client.query({
          name: table,
          text: `INSERT INTO ${table} VALUES ${marks(rows.length, rows[0]!.length)}`,
          values: rows.flat(),
        })
      }
      await client.query('COMMIT')
    }
  })
}

const TABLES = ['raw_journal', 'raw_personal', 'raw_complaints'] as const
const marks = (rows: number, columns: number) =>
  Array.from(
    { length: rows },
    (_, n) => `(${Array.from({ length: columns }, (_, c) => `$${n * columns + c + 1}`).join(',')})`,
  ).join(',')

const HEADERS = { authorization: `Bearer ${BENCH_KEY}` }

async function post(http: Pool, type: string, body: string, expected: number) {
  const answer = await http.request({
    method: 'POST',
    path: '/ingest/v1/events',
    headers: { ...HEADERS, 'content-type': type },
    body,
  })
  const heard = (await answer.body.json()) as { accepted?: number }
  if (heard.accepted !== expected)
    throw new Error(`expected ${expected} accepted, heard ${answer.statusCode} ${JSON.stringify(heard)}`)
}

async function tellBatches(http: Pool, round: number): Promise<number> {
  const bodies = Array.from({ length: FACTS / BATCH }, (_, b) =>
    JSON.stringify(Array.from({ length: BATCH }, (_, n) => complaintEvent(`b${round}-${b}-${n}`))),
  )
  return timed(FACTS, () =>
    inParallel(4, bodies, (body) => post(http, 'application/cloudevents-batch+json', body, BATCH)),
  )
}

async function tellSingles(http: Pool, round: number): Promise<number> {
  const bodies = Array.from({ length: SINGLES }, (_, n) => JSON.stringify(complaintEvent(`s${round}-${n}`)))
  return timed(SINGLES, () =>
    inParallel(TELLERS, bodies, (body) => post(http, 'application/cloudevents+json', body, 1)),
  )
}

async function inParallel<Item>(workers: number, items: readonly Item[], work: (item: Item) => Promise<void>) {
  let next = 0
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (next < items.length) await work(items[next++]!)
    }),
  )
}
