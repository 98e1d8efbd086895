import { afterAll, beforeAll, expect, test } from 'vitest'
import { indicatorOf } from '../../indicators/index.ts'
import { journalIn, temporaryFolder } from '../postgres.fixture.ts'
import { countFigure } from './count.ts'
import { liveAt, openLiveRecord, type LiveRows } from './live.ts'

/* What no journal holds is found again as it was, and of moments without a house nobody says anything. */

let journal: Awaited<ReturnType<typeof journalIn>>
beforeAll(async () => {
  journal = await journalIn({ dataDir: temporaryFolder() })
}, 60_000)
afterAll(() => journal.close())

const feeds = (...fresh: readonly boolean[]): LiveRows => ({
  device: [],
  feed: fresh.map((each, n) => ({ id: `f${n}`, feed: `f${n}`, fresh: each })),
})
/** The share of feeds that answer, as n/d, at a moment. */
async function fresh(at: number): Promise<string> {
  const { defined, columns, partOnly } = indicatorOf.get('feeds.fresh')!
  const asked = {
    query: defined.query,
    measure: defined.measure,
    columns,
    partOnly,
    lists: {},
    where: {},
    period: null,
  }
  const held = { version: 0, part: null, asOf: at, dues: [] }
  const [told] = await countFigure(journal.db, { ...asked, by: [] }, held)
  return `${told?.n ?? 0}/${told?.d ?? 0}`
}
const NOON = Date.parse('2026-11-28T12:00:00+08:00')
const at = (seconds: number) => NOON + seconds * 1_000

test('a moment is told as it was then, whatever came after it', async () => {
  const record = openLiveRecord(journal.db)
  expect(await liveAt(journal.db, at(0))).toEqual({ known: false, begins: null })
  await record.keep(feeds(true, true), at(0))
  await record.keep(feeds(true, true), at(1))
  await record.keep(feeds(true, false), at(5))
  await record.keep(feeds(true, false, true), at(6))
  await record.keep(feeds(false), at(9))
  expect(await Promise.all([0, 4, 5, 6, 8, 9, 12].map((each) => fresh(at(each))))).toEqual([
    '2/2',
    '2/2',
    '1/2',
    '2/3',
    '2/3',
    '0/1',
    '0/1',
  ])
  expect(await liveAt(journal.db, at(9))).toEqual({ known: true, begins: at(0) })
})

test('what stays as it is is written once', async () => {
  const { rows } = await journal.db.$client.query<{ n: string }>(
    `SELECT count(*) AS n FROM live_versions WHERE id = 'f0'`,
  )
  expect(Number(rows[0]?.n)).toBe(2)
})

test('what stood when the house stopped ended then, and of the time without it nobody knows', async () => {
  const record = openLiveRecord(journal.db)
  await record.keep(feeds(true), at(3_600))
  expect(await fresh(at(3_599))).toBe('0/0')
  expect(await fresh(at(3_600))).toBe('1/1')
  expect(await liveAt(journal.db, at(1_800))).toEqual({ known: false, begins: at(0) })
  expect(await liveAt(journal.db, at(3_601))).toEqual({ known: true, begins: at(0) })
})
