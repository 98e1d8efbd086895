import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPrinter } from '../likeness/print.ts'
import { tracesNear, earlierOf } from './likeness.ts'
import { destroyPersonal, destroyPersonalOf } from './personal.ts'
import { complaint, journalOn, personalComplaint } from './postgres.fixture.ts'
import { emptyOrphans, renewPrints } from './prints.ts'
import { sealerOf } from './sealer.fixture.ts'
import { run } from './statement.ts'

const DAY_MS = 86_400_000
const MORNING = Date.parse('2026-11-23T09:00:00+08:00')
const PERSON = { complainant: { name: '欧阳锦绣', phone: '13612349876' }, text: '电饭煲三天后不能开机，要求退款' }

let store: Awaited<ReturnType<typeof journalOn>>
let journal: typeof store.journal
beforeAll(async () => {
  store = await journalOn('embedded')
  journal = store.journal
})
afterAll(async () => {
  await journal.close()
  store.stop()
})
const tell = (...told: Parameters<typeof journal.append>[0]['told']) => journal.append({ told })
const rowsOf = async (...ids: string[]) =>
  (
    await journal.db.$client.query<Record<string, unknown>>(
      `SELECT complaint_id AS id, key, encode(phone, 'hex') AS phone, sketch FROM likeness WHERE complaint_id = ANY($1) ORDER BY seq`,
      [ids],
    )
  ).rows
const near = async (id: string) =>
  (await tracesNear(journal.db, id, 30 * DAY_MS))?.others.map((each) => each.id) ?? null

describe('a print', () => {
  test('is written in the transaction of its complaint; a consultation has none, one without a person has no telephone', async () => {
    await tell(personalComplaint('p1', PERSON), complaint('p2', { kind: 'consult' }), complaint('p3'))
    const rows = await rowsOf('p1', 'p2', 'p3')
    expect(rows.map(({ id }) => id)).toEqual(['p1', 'p3'])
    expect(rows[0]?.phone).toMatch(/^[0-9a-f]{16}$/)
    expect(rows[0]?.sketch).toHaveLength(64)
    expect(rows[1]).toMatchObject({ phone: null, sketch: null })
  })

  test('of a second telling of the same number is not compared: the first stands', async () => {
    const other = { complainant: { phone: '13512340001' } }
    await tell(personalComplaint('q1', PERSON))
    const again = personalComplaint('q1', other, MORNING, 'another salt')
    await tell({ ...again, fact: { ...again.fact, id: 'q1 again' } })
    await tell({ ...personalComplaint('q2', other), fact: { ...personalComplaint('q2', other).fact } })
    expect(await rowsOf('q1')).toHaveLength(2)
    const one = await tracesNear(journal.db, 'q2', DAY_MS)
    expect(one?.others.find(({ id }) => id === 'q1')?.phone).not.toBe(one?.one.phone)
  })

  test('is found by telephone, by address, by respondent, and not beyond the window', async () => {
    const at = (respondent: string, told: Record<string, string>, day = 0) => ({ respondent, told, day })
    const all = {
      r1: at('甲店', { phone: '13700000001', address: '平湖街道富安大道12号' }),
      r2: at('乙店', { phone: '137 0000 0001' }, 3),
      r3: at('丙店', { address: '深圳市龙岗区平湖街道富安大道12号' }, 4),
      r4: at('甲 店', { phone: '13700000009' }, 5),
      r5: at('丁店', { phone: '13700000008' }),
      r6: at('甲店', { phone: '13700000001' }, 31),
    }
    for (const [id, { respondent, told, day }] of Object.entries(all)) {
      const telling = personalComplaint(id, { complainant: told }, MORNING + day * DAY_MS)
      const body = { ...telling.fact.body, respondent: { name: respondent } }
      await tell({ ...telling, fact: { ...telling.fact, body } as typeof telling.fact })
    }
    expect((await near('r1'))?.sort()).toEqual(['r2', 'r3', 'r4'])
    expect(await near('nobody')).toBeNull()
  })
})

test('many are counted in two queries, each by itself; whoever is unknown has no earlier complaint to count', async () => {
  const shop = { respondent: { name: '数数的店' } }
  const told = (id: string, phone: string | null, hours: number) => {
    const at = MORNING + hours * 3_600_000
    const telling = phone === null ? complaint(id, {}, at) : personalComplaint(id, { complainant: { phone } }, at)
    return { ...telling, fact: { ...telling.fact, body: { ...telling.fact.body, ...shop } } } as typeof telling
  }
  await tell(told('e1', '13600000001', 0), told('e2', '13600000001', 1), told('e3', null, 2))
  const found = await earlierOf(journal.db, ['e1', 'e2', 'e3', 'none'], MORNING + DAY_MS, 30 * DAY_MS)
  expect([...found.keys()].sort()).toEqual(['e1', 'e2', 'e3'])
  expect(['e1', 'e2', 'e3'].map((id) => found.get(id)!.onDispute)).toEqual([0, 1, null])
  expect(found.get('e3')!.others).toHaveLength(2)
})

describe('a person who is destroyed', () => {
  test('leaves no mark and no sketch, by erasure or by retention', async () => {
    await tell(personalComplaint('d1', PERSON), personalComplaint('d2', PERSON, MORNING - 2_000 * DAY_MS))
    await run(journal.db, destroyPersonalOf('d1'))
    expect(await destroyPersonal(journal.db, MORNING - 1_000 * DAY_MS, 100)).toBe(1)
    for (const row of await rowsOf('d1', 'd2')) expect(row).toMatchObject({ phone: null, sketch: null })
  })

  test('is not printed anew, and what another node printed in that moment is emptied', async () => {
    await tell(personalComplaint('d3', PERSON))
    const [before] = await rowsOf('d3')
    await run(journal.db, destroyPersonalOf('d3'))
    await journal.db.$client.query('DELETE FROM likeness WHERE complaint_id = $1', ['d3'])
    await renewPrints(journal.db, sealerOf('k1'), openPrinter('k1'), 100)
    expect(await rowsOf('d3')).toMatchObject([{ phone: null, sketch: null }])
    await journal.db.$client.query("UPDATE likeness SET phone = decode($2, 'hex') WHERE complaint_id = $1", [
      'd3',
      before!.phone,
    ])
    await run(journal.db, emptyOrphans())
    expect(await rowsOf('d3')).toMatchObject([{ phone: null }])
  })
})

describe('prints are made anew', () => {
  test('for what was told before there were any, in steps, and a second time there is nothing to do', async () => {
    await tell(...Array.from({ length: 7 }, (_, n) => personalComplaint(`b${n}`, PERSON)))
    const before = await rowsOf('b0', 'b3', 'b6')
    await journal.db.$client.query('DELETE FROM likeness')
    expect(await renewPrints(journal.db, sealerOf('k1'), openPrinter('k1'), 3)).toBeGreaterThan(7)
    expect(await rowsOf('b0', 'b3', 'b6')).toEqual(before)
    expect(await renewPrints(journal.db, sealerOf('k1'), openPrinter('k1'), 3)).toBe(0)
  })

  test('under the new key when the key is changed: old and new tellings are found together, none is left under the old', async () => {
    await tell(personalComplaint('k-old', PERSON))
    const [old] = await rowsOf('k-old')
    await renewPrints(journal.db, sealerOf('k1'), openPrinter('k2'), 1_000)
    const [renewed] = await rowsOf('k-old')
    expect(renewed?.key).toBe(openPrinter('k2').key)
    expect(renewed?.phone).not.toBe(old?.phone)
    const { rows } = await journal.db.$client.query('SELECT DISTINCT key FROM likeness')
    expect(rows).toEqual([{ key: openPrinter('k2').key }])
    await journal.close()
    journal = await store.open({ printer: openPrinter('k2') })
    await tell(personalComplaint('k-new', PERSON))
    expect(await near('k-new')).toContain('k-old')
  })
})
