import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import type { FigureRecords, FigureTold } from '../server/contract/indicator.ts'
import { encodeCursor } from '../server/journal/cursor.ts'
import { databaseOf, runBuilt } from './built-server.ts'
import { median, print, quantile } from './figure.ts'

const RECORDS = 400_000
const FROM = Date.parse('2022-01-01T00:00:00+08:00')
const TO = Date.parse('2022-07-01T00:00:00+08:00')
const ROUNDS = 12
/** So many of them lie in the short period. */
const FEW = 400

/** A half-year of complaints, one in ten worked on, put into the tables by hand: the doors would take an hour. */
const FILL = `
  INSERT INTO complaints (complaint_id, seq, kind, channel, received_at, problem_class, respondent_name, lng, lat, street_code, would_be_station, seen_at)
  SELECT 'b' || n, 0, CASE WHEN n % 5 = 0 THEN 'tipOff' ELSE 'complaint' END, '12315', t.at, '类' || n % 12, '某店', 114.2, 22.7,
    '44030700' || n % 10, 'st-' || n % 11, t.at
  FROM generate_series(1, ${RECORDS}) n, LATERAL (SELECT ${FROM} + (n::bigint * ${TO - FROM} / ${RECORDS + 1}) AS at) t;
  INSERT INTO matter_versions (since_seq, id, complaint_id, steps, kind, state, received_at, street, problem_class, channel, seen_at, station,
    would_be, next_due_at, counted, closed_at, result, closed_lane, dispatched_at, late_from, acceptance_due, reopened, closings, soon_back)
  SELECT 0, complaint_id, complaint_id, 3, kind, CASE WHEN n % 5 = 1 THEN 'settled' ELSE 'accepted' END, received_at, street_code, problem_class, channel, seen_at,
    CASE WHEN n % 5 = 1 THEN NULL ELSE would_be_station END, would_be_station, NULL, true,
    CASE WHEN n % 5 = 1 THEN received_at + 86400000 END, CASE WHEN n % 5 = 1 THEN 'settled_paid' END, CASE WHEN n % 5 = 1 THEN 'C1' END,
    CASE WHEN n % 5 = 1 THEN NULL ELSE received_at + 3600000 END, NULL, kind = 'complaint', false, '{}', false
  FROM (SELECT *, substr(complaint_id, 2)::int AS n FROM complaints WHERE complaint_id LIKE 'b%') c WHERE n % 10 <> 3;
  UPDATE journal_head SET seq = greatest(seq, 2000000);
  ANALYZE;`

const iso = (at: number) => encodeURIComponent(new Date(at).toISOString())

/** How fast the records behind a number are turned over when there are 400,000 of them, and what taking them all out costs in memory. */
export async function run(): Promise<void> {
  const server = await runBuilt({ DEMO: 'on', MOCK_SIZE: '0.02' })
  try {
    const db = new Client(databaseOf(server.dataDir))
    await db.connect()
    await db.query(FILL)
    await db.end()
    const headers = await signedIn(server.url)
    for (const id of ['complaints.received', 'interception.gross']) await pages(server.url, id, headers)
    await table(server.url, server.child.pid ?? 0, headers)
  } finally {
    await server.stop()
  }
}

async function pages(url: string, id: string, headers: Record<string, string>): Promise<void> {
  const part = id === 'interception.gross' ? 'of' : 'counted'
  const get = async <Answer>(path: string) => {
    const answer = await fetch(url + path, { headers })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  /** The address of the records of a figure, held at its version as whoever opens it has it. */
  const behind = async (to: number) => {
    const told = await get<FigureTold>(`/api/v1/indicators/${id}?from=${iso(FROM)}&to=${iso(to)}`)
    const path = part === 'of' ? told.recordsOf : told.records
    if (path === null) throw new Error(`${id} opens no records`)
    return path
  }
  const ask = (path: string, more = '') => get<FigureRecords>(path + more)
  const timed = async (what: () => Promise<FigureRecords>) => {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now()
      await what()
      if (round > 1) times.push(performance.now() - began)
    }
    return times
  }
  const few = Math.round(((TO - FROM) * FEW) / RECORDS)
  const short = await behind(FROM + few)
  const yardstick = median(await timed(() => ask(short)))
  const long = await behind(TO)
  const first = await ask(long)
  // What a page hands on, moved to where the reader would have come by then.
  const on = (share: number) => {
    const [, , ...counted] = JSON.parse(Buffer.from(first.next ?? '', 'base64url').toString()) as (string | number)[]
    return `&cursor=${encodeCursor([FROM + Math.round((TO - FROM) * share), 'b', ...counted])}`
  }
  for (const [place, more] of [
    ['first', ''],
    ['middle', on(0.5)],
    ['last', on(0.0001)],
    ['middle, of one street', `${on(0.5)}&where.street=440307003`],
    ['middle, of no match', `${on(0.5)}&q=b39999x`],
  ] as const) {
    const p95 = quantile(await timed(() => ask(long, more)), 0.95)
    print({
      ...{ bench: 'records', figure: `${id}, ${first.total} records, ${place} page, p95`, value: p95, unit: 'ms' },
      ...{ yardstick, ratio: p95 / yardstick, target: '<= 1000 ms', met: p95 <= 1_000 },
      note: `yardstick: the first page of ${FEW}, median`,
    })
  }
}

/** Resident memory of a process, MB. */
const residentMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024

async function table(url: string, pid: number, headers: Record<string, string>): Promise<void> {
  const take = async (to: number) => {
    const began = performance.now()
    const answer = await fetch(`${url}/api/v1/indicators/complaints.received/csv?from=${iso(FROM)}&to=${iso(to)}`, {
      headers,
    })
    if (!answer.ok || answer.body === null) throw new Error(`csv: ${answer.status} ${await answer.text()}`)
    let bytes = 0
    let most = residentMb(pid)
    let looked = 0
    let tail = ''
    const text = new TextDecoder()
    for await (const chunk of answer.body) {
      bytes += chunk.length
      tail = (tail + text.decode(chunk, { stream: true })).slice(-200)
      if (bytes - looked < 1_048_576) continue
      looked = bytes
      most = Math.max(most, residentMb(pid))
    }
    return { ms: performance.now() - began, bytes, most, tail }
  }
  const small = await take(FROM + (TO - FROM) / 10)
  const whole = await take(TO)
  if (!whole.tail.includes(`共 ${RECORDS} 条记录`)) throw new Error(`the table is not whole: ${whole.tail}`)
  print({
    ...{ bench: 'records', figure: `a table of ${RECORDS} records taken out`, value: RECORDS / (whole.ms / 1_000) },
    ...{ unit: 'records/s', yardstick: RECORDS / 10 / (small.ms / 1_000) },
    ...{ ratio: whole.ms / 10 / small.ms, target: 'ratio <= 1.5', met: whole.ms / 10 / small.ms <= 1.5 },
    note: `${Math.round(whole.bytes / 1_048_576)} MB in ${Math.round(whole.ms)} ms; yardstick: a tenth of them`,
  })
  print({
    ...{ bench: 'records', figure: 'most memory of the house meanwhile', value: whole.most, unit: 'MB' },
    ...{ yardstick: small.most, ratio: whole.most / small.most, target: '<= 512 MB' },
    met: whole.most <= 512,
  })
}

async function signedIn(url: string): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ user: 'leader', password: 'demo-leader' }),
  })
  if (answer.status !== 204) throw new Error(`signing in: ${answer.status}`)
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  return { cookie: cookie.join('; ') }
}
