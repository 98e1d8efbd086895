import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Client } from 'pg'
import { deadlinesBy } from '../server/access/stands.ts'
import type { Fact } from '../server/contract/fact.ts'
import type { FigureTold, IndicatorDefined } from '../server/contract/indicator.ts'
import { inSteps } from '../server/in-steps.ts'
import { openEngine } from '../server/indicators/engine.ts'
import { indicators } from '../server/indicators/index.ts'
import { openCalendar } from '../server/law/calendar/calendar.ts'
import { openPicture } from '../server/picture/picture.ts'
import { databaseOf, runBuilt } from './built-server.ts'
import { chance, median, print, quantile } from './figure.ts'

const FACTS = 60_000
/** As the house has it at ten thousand a second: so many become durable together, between two frames, and between two lookings at the figures. */
const PER_BATCH = 500
const PER_FRAME = 2_500
const PER_FIGURES = 10_000
const ROUNDS = 13
const COMPLAINTS = 300_000
const HALF_YEAR = { from: '2022-01-01T00:00:00+08:00', to: '2022-07-01T00:00:00+08:00' }
const NOW = Date.parse('2022-06-20T12:00:00+08:00')

/** What keeping every figure current costs beside the picture, and how fast any figure of a half-year is counted. */
export async function run(): Promise<void> {
  keptCurrent('of a house that runs', FACTS)
  keptCurrent('of the first facts after a start', 0)
  await halfYear()
}

/** What one run leaves is not swept up in the next one's time. */
const tidied = (() => {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
})()

/** Seconds of a busy district: complaints, sales, quick tests, lifts, sites; `from`: how many facts the journal has before them. */
function morning(round: number, from = 0): { readonly seq: number; readonly fact: Fact }[] {
  const luck = chance(round + 1)
  const place = { lng: 114.2, lat: 22.7 }
  return Array.from({ length: FACTS }, (_, n) => {
    const seq = from + n + 1
    const at = NOW - Math.floor(luck() * 6 * 3_600_000)
    const told = { id: `f${round}-${seq}`, source: 'bench', at, seenAt: NOW, subject: null }
    const kind = luck()
    const street = `44030700${Math.floor(luck() * 10)}`
    if (kind < 0.4) {
      const body = {
        ...{
          complaintId: `c${round}-${seq}`,
          kind: n % 5 === 0 ? 'tipOff' : 'complaint',
          channel: '12315',
          receivedAt: at,
          problemClass: `类${n % 12}`,
        },
        ...{ respondent: { name: '某店' }, place, streetCode: street, wouldBeStation: `st-${n % 11}` },
      }
      return { seq, fact: { ...told, kind: 'complaint.received', body } as Fact }
    }
    if (kind < 0.65)
      return {
        seq,
        fact: {
          ...told,
          kind: 'pharmacy.sale',
          body: { siteId: `p${n % 900}`, drug: '某药', quantity: 1, recorded: n % 7 !== 0 },
        },
      }
    if (kind < 0.8)
      return {
        seq,
        fact: {
          ...told,
          kind: 'market.quickTest',
          body: { siteId: `m${n % 60}`, product: '菜', item: '农残', value: 1, unit: '%', positive: n % 30 === 0 },
        },
      }
    if (kind < 0.95)
      return {
        seq,
        fact: {
          ...told,
          kind: 'elevator.alarm',
          body: {
            siteId: `e${n % 9000}`,
            code: '01',
            trapped: n % 40 === 0 ? 1 : 0,
            phase: n % 2 ? 'raised' : 'cleared',
          },
        },
      }
    return {
      seq,
      fact: {
        ...told,
        kind: 'site.registered',
        body: { siteId: `e${n % 9000}`, kind: 'elevator', name: '梯', place, streetCode: street },
      },
    }
  })
}

/** `before`: how many facts the house took before time is taken. A day's engine opens its groups of submissions with the first of a kind. */
function keptCurrent(what: string, before: number): void {
  const alone: number[] = []
  const both: number[] = []
  const earlier = morning(ROUNDS)
  const deadlines = deadlinesBy(openCalendar())
  const run = (facts: ReturnType<typeof morning>, figures: boolean): number => {
    const picture = openPicture()
    const engine = openEngine({
      indicators,
      lists: { closing: ['settled_paid'], deskLanes: ['C5'] },
      dueOf: (kind, at) => deadlines(kind, at)?.at ?? null,
      asOf: NOW,
    })
    const take = (facts: ReturnType<typeof morning>) => {
      for (let first = 0; first < facts.length; first += PER_BATCH) {
        const next = first + PER_BATCH
        inSteps(facts.slice(first, next), (some) => {
          picture.apply(some)
          const told = some.map(({ fact }) => fact)
          if (figures) engine.apply(told)
        })
        if (figures && next % PER_FIGURES === 0) {
          engine.tick(NOW + first)
          picture.setIndicators(new Map(engine.values()), { seq: facts[next - 1]!.seq, at: NOW })
        }
        if (next % PER_FRAME === 0) picture.step(NOW + first, ['wall'])
      }
    }
    if (before > 0) take(earlier)
    tidied()
    const began = performance.now()
    take(facts)
    return performance.now() - began
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const facts = morning(round, before)
    // Which of the two goes first changes from round to round.
    const first = round % 2 === 0
    const [a, b] = [run(facts, first), run(facts, !first)]
    if (round === 0) continue // warms up
    both.push(first ? a : b)
    alone.push(first ? b : a)
  }
  const ratio = median(both.map((ms, at) => alone[at]! / ms))
  const perSecond = FACTS / (median(both) / 1_000)
  print({
    bench: 'indicators',
    figure: `picture with ${indicators.length} indicators against the picture alone, ${what}`,
    value: perSecond,
    unit: 'facts/s',
    yardstick: FACTS / (median(alone) / 1_000),
    ratio,
    target: 'ratio >= 0.9 and >= 10000 facts/s',
    met: ratio >= 0.9 && perSecond >= 10_000,
  })
}

/** A half-year of complaints and what became of them, put into the tables by hand: the doors would take an hour. */
const FILL = `
  INSERT INTO complaints (complaint_id, seq, kind, channel, received_at, problem_class, respondent_name, lng, lat, street_code, would_be_station, seen_at)
  SELECT 'b' || n, 0, CASE WHEN n % 5 = 0 THEN 'tipOff' ELSE 'complaint' END, '12315', t.at, '类' || n % 12, '某店', 114.2, 22.7,
    '44030700' || n % 10, 'st-' || n % 11, t.at
  FROM generate_series(1, ${COMPLAINTS}) n, LATERAL (SELECT 1640966400000 + (n::bigint * 15638400000 / ${COMPLAINTS}) AS at) t;
  INSERT INTO matter_versions (since_seq, id, complaint_id, steps, kind, state, received_at, street, problem_class, channel, seen_at, station,
    would_be, next_due_at, counted, closed_at, result, closed_lane, dispatched_at, late_from, acceptance_due, reopened, closings, soon_back)
  SELECT 0, complaint_id, complaint_id, 3, kind, CASE WHEN n % 5 = 1 THEN 'settled' ELSE 'accepted' END, received_at, street_code, problem_class, channel, seen_at,
    CASE WHEN n % 5 = 1 THEN NULL ELSE would_be_station END, would_be_station, NULL, true,
    CASE WHEN n % 5 = 1 THEN received_at + 86400000 * (1 + n % 4) END, CASE WHEN n % 5 = 1 THEN 'settled_paid' END, CASE WHEN n % 5 = 1 THEN 'C' || 1 + n % 5 END,
    CASE WHEN n % 5 = 1 THEN NULL ELSE received_at + 3600000 END, NULL, kind = 'complaint', false, '{}', false
  FROM (SELECT *, substr(complaint_id, 2)::int AS n FROM complaints WHERE complaint_id LIKE 'b%') c WHERE n % 10 <> 3;
  INSERT INTO matter_steps (seq, id, complaint_id, at, flow, lane, street)
  SELECT 1000000 + row_number() OVER (), id, complaint_id, received_at + 3600000, CASE WHEN state = 'settled' THEN 'settled' ELSE 'dispatched' END, closed_lane, street
  FROM matter_versions;
  UPDATE journal_head SET seq = greatest(seq, 2000000);
  ANALYZE;`

async function halfYear(): Promise<void> {
  const server = await runBuilt({ DEMO: 'on', MOCK_SIZE: '0.05' })
  try {
    const db = new Client(databaseOf(server.dataDir))
    await db.connect()
    await db.query(FILL)
    const headers = await signedIn(server.url)
    const ask = async <Answer>(path: string) => {
      const answer = await fetch(server.url + path, { headers })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as Answer
    }
    const { items } = await ask<{ items: readonly IndicatorDefined[] }>('/api/v1/indicators')
    const period = `from=${encodeURIComponent(HALF_YEAR.from)}&to=${encodeURIComponent(HALF_YEAR.to)}`
    const asked = items.filter(
      ({ dimensions, query }) => query.anchor !== null && dimensions.includes('street') && dimensions.includes('week'),
    )
    const times: number[] = []
    let slowest = { id: '', ms: 0 }
    for (let round = 0; round < 3; round += 1)
      for (const { id } of asked) {
        const began = performance.now()
        const told = await ask<FigureTold>(`/api/v1/indicators/${id}?${period}&by=street,week`)
        const ms = performance.now() - began
        if (round === 0) continue // warms up
        times.push(ms)
        if (ms > slowest.ms) slowest = { id: told.id, ms }
      }
    const scan: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const began = performance.now()
      await db.query('SELECT street, count(*) FROM matter_versions GROUP BY street')
      scan.push(performance.now() - began)
    }
    await db.end()
    const p95 = quantile(times, 0.95)
    print({
      bench: 'indicators',
      figure: `a half-year by street and week over ${COMPLAINTS} complaints, ${asked.length} indicators, p95`,
      value: p95,
      unit: 'ms',
      yardstick: median(scan),
      ratio: p95 / median(scan),
      target: '<= 1000 ms',
      met: p95 <= 1_000,
      note: `slowest ${slowest.id}, ${Math.round(slowest.ms)} ms; median ${Math.round(median(times))} ms`,
    })
  } finally {
    await server.stop()
  }
}

async function signedIn(url: string): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ user: 'leader', password: 'demo-leader' }),
  })
  if (answer.status !== 204) throw new Error(`signing in: ${answer.status}`)
  return {
    cookie: answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  }
}
