import { describe, expect, test } from 'vitest'
import { personalOf } from './personal.ts'
import { complaint, journalOn, personalComplaint } from './postgres.fixture.ts'
import { listRejected, oneRejected } from './rejected.ts'
import { sealerOf } from './sealer.fixture.ts'

describe.each(['embedded', 'server'] as const)('an installation from before sealing, on the %s store', (store) => {
  test('keeps no plain text once it is opened, and loses none of it', async () => {
    const sealer = sealerOf('k1')
    const on = await journalOn(store, { sealer })
    const before = on.journal
    const ids = Array.from({ length: 1_203 }, (_, n) => `c${n}`)
    const told = ids.map((id) => personalComplaint(id, { text: `${id} 的原话` }))
    await before.append({ told: [...told, complaint('bare')] })
    await before.db.$client.query('TRUNCATE personal_sealed, personal_keys')
    await before.db.$client.query(
      `INSERT INTO personal (seq, salt, value) SELECT seq, 'salt of ' || id, json_build_object('text', id || ' 的原话')::text
        FROM journal WHERE id <> 'bare'`,
    )
    await before.db.$client.query(
      `INSERT INTO rejected (id, feed, at, pointer, message, raw) VALUES ('r1', 'f', 1, '/a', '坏', '{"name":"张三"}')`,
    )
    await before.close()

    const after = await on.open()
    try {
      expect(await personalOf(after.db, sealer, 'c0')).toEqual({ ref: 'test#c0', value: { text: 'c0 的原话' } })
      expect(await personalOf(after.db, sealer, 'c1202')).toMatchObject({ value: { text: 'c1202 的原话' } })
      expect(await personalOf(after.db, sealer, 'bare')).toBeNull()
      expect(await after.verify()).toEqual({ records: ids.length + 1 })
      expect(await oneRejected(after.db, sealer, 'r1')).toMatchObject({ raw: '{"name":"张三"}', state: 'open' })
      const { rows } = await after.db.$client.query<Record<string, unknown>>(
        `SELECT (SELECT count(*)::int FROM personal) AS personal, (SELECT count(*)::int FROM rejected WHERE raw IS NOT NULL) AS raw,
          pg_relation_size('personal')::int AS bytes, (SELECT array_agg(DISTINCT at) = $1 FROM personal_keys) AS at`,
        [[told[0]!.fact.at]],
      )
      expect(rows).toEqual([{ personal: 0, raw: 0, bytes: 0, at: true }])
    } finally {
      await after.close()
      on.stop()
    }
  })
})

test('a rejected record is kept sealed, once, and opened for the list', async () => {
  const sealer = sealerOf('k1')
  const on = await journalOn('embedded', { sealer })
  const { journal } = on
  const bad = (id: string, at: number, raw: string) => ({
    ...{ id, feed: 'f', at, recordId: null, pointer: '/a', message: '坏', raw },
  })
  await journal.append({ told: [], refused: [bad('r1', 1, '{"n":"张三"}'), bad('r1', 1, '{"n":"张三"}')] })
  await journal.append({ told: [], refused: [bad('r1', 5, '{"n":"张三"}'), bad('r2', 2, '""')] })
  const { rejected } = await listRejected(journal.db, sealer, { limit: 10, offset: 0 })
  expect(rejected.map(({ id, at, raw }) => [id, at, raw])).toEqual([
    ['r1', 5, '{"n":"张三"}'],
    ['r2', 2, '""'],
  ])
  expect(await oneRejected(journal.db, sealer, 'nothing')).toBeNull()
  const { rows } = await journal.db.$client.query<{ raw: unknown; sealed: string }>(
    "SELECT raw, encode(raw_sealed, 'escape') AS sealed FROM rejected WHERE id = 'r1'",
  )
  expect(rows[0]!.raw).toBeNull()
  expect(rows[0]!.sealed).not.toMatch(/"n"/)
  await journal.close()
  on.stop()
})
