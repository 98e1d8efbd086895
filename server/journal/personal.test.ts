import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { destroyPersonal, destroyPersonalOf, personalOf } from './personal.ts'
import { complaint, journalOn, personalComplaint } from './postgres.fixture.ts'
import { rotateKeys, unknownKeks } from './rotation.ts'
import { sealerOf } from './sealer.fixture.ts'
import { run } from './statement.ts'

describe.each(['embedded', 'server'] as const)('a complainant’s particulars on the %s store', (store) => {
  let on: Awaited<ReturnType<typeof journalOn>>
  let journal: (typeof on)['journal']
  const sealer = sealerOf('k1')
  const of = (id: string) => personalOf(journal.db, sealer, id)
  const sql = (text: string, values: unknown[] = []) =>
    journal.db.$client.query<Record<string, string | null>>(text, values)

  beforeAll(async () => {
    on = await journalOn(store, { sealer })
    journal = on.journal
  })
  afterAll(async () => {
    await journal.close()
    on.stop()
  })

  test('are opened for who holds the key, and stand in no table as they are', async () => {
    await journal.append({ told: [personalComplaint('c1', { complainant: { name: '张三' }, text: '买到过期奶粉' })] })
    expect(await of('c1')).toEqual({
      ref: 'test#c1',
      value: { complainant: { name: '张三' }, text: '买到过期奶粉' },
    })
    const { rows } = await sql(
      `SELECT j.body, encode(s.sealed, 'escape') AS sealed, encode(k.wrapped, 'escape') AS wrapped, k.subject, k.kek
        FROM journal j JOIN personal_sealed s USING (seq) JOIN personal_keys k USING (seq)`,
    )
    expect(rows).toEqual([expect.objectContaining({ subject: 'c1', kek: 'k1' })])
    for (const text of Object.values(rows[0]!)) {
      expect(text).not.toContain('张三')
      expect(text).not.toContain(Buffer.from('张三').toString('latin1'))
    }
  })

  test('are null where none were told, and where there is no such complaint', async () => {
    await journal.append({ told: [complaint('bare')] })
    expect(await of('bare')).toBeNull()
    expect(await of('nobody')).toBeNull()
  })

  test('of a fact that is no complaint are kept under its ref', async () => {
    const { fact } = personalComplaint('x', {})
    const site = {
      ...fact,
      id: 's1',
      kind: 'site.registered',
      body: { siteId: 's1', kind: 'market', name: '市场', place: { lng: 1, lat: 1 } },
    }
    const personal = { salt: 's', value: { text: '店主电话' } }
    await journal.append({ told: [{ fact: site as never, personal }] })
    const { rows } = await sql('SELECT subject FROM personal_keys ORDER BY seq DESC LIMIT 1')
    expect(rows).toEqual([{ subject: 'test#s1' }])
    await run(journal.db, destroyPersonalOf('test#s1'))
  })

  test('that cannot be sealed are not journalled without them', async () => {
    const before = journal.applied.length
    const broken: Record<string, unknown> = {}
    broken.self = broken // JSON cannot hold it, so the sealer throws
    const told = { ...complaint('unsealed'), personal: { salt: 's', value: { complainant: broken } } }
    await expect(journal.append({ told: [told] })).rejects.toThrow()
    expect((await sql("SELECT 1 FROM journal WHERE id = 'unsealed'")).rows).toEqual([])
    expect(journal.applied).toHaveLength(before)
    expect((await journal.append({ told: [complaint('sealed after all')] })).verdicts).toEqual(['accepted'])
  })

  test('once destroyed are gone, the same telling is still known, and the chain still verifies', async () => {
    const told = personalComplaint('gone', { complainant: { name: '李四' } })
    await journal.append({ told: [told] })
    await run(journal.db, destroyPersonalOf('gone'))
    expect(await of('gone')).toBe('destroyed')
    expect((await sql("SELECT 1 FROM personal_keys WHERE subject = 'gone'")).rows).toEqual([])
    const again = [told, personalComplaint('gone', { complainant: { name: '王五' } }, undefined, 'another salt')]
    expect((await journal.append({ told: again })).verdicts).toEqual(['duplicate', 'duplicate'])
    const other = personalComplaint('gone', { complainant: { name: '李四' } })
    const body = { ...other.fact.body, problemClass: '价格' } as never
    expect((await journal.append({ told: [{ ...other, fact: { ...other.fact, body } }] })).verdicts).toEqual([
      'conflict',
    ])
    expect(await journal.verify()).toHaveProperty('records')
  })

  test('run out by when the fact happened, a limited number at a time, and never the younger ones', async () => {
    const day = (n: number) => Date.parse('2020-01-01T00:00:00Z') + n * 86_400_000
    await journal.append({
      told: [0, 1, 2, 3].map((n) => personalComplaint(`old${n}`, { text: '旧' }, day(n))),
    })
    expect(await destroyPersonal(journal.db, day(3), 2)).toBe(2)
    expect(await destroyPersonal(journal.db, day(3), 2)).toBe(1)
    expect(await destroyPersonal(journal.db, day(3), 2)).toBe(0)
    expect(await Promise.all(['old0', 'old1', 'old2'].map(of))).toEqual(['destroyed', 'destroyed', 'destroyed'])
    expect(await of('old3')).toMatchObject({ value: { text: '旧' } })
    expect(
      (await sql('SELECT 1 FROM personal_sealed s WHERE seq NOT IN (SELECT seq FROM personal_keys)')).rows,
    ).toEqual([])
  })

  test.each([
    [
      'sealed values of two complaints changed round',
      `UPDATE personal_sealed a SET sealed = b.sealed FROM personal_sealed b WHERE (a.seq, b.seq) IN (($1, $2), ($2, $1))`,
    ],
    [
      'values and keys of two complaints changed round',
      `WITH k AS (UPDATE personal_keys a SET wrapped = b.wrapped FROM personal_keys b WHERE (a.seq, b.seq) IN (($1, $2), ($2, $1)))
        UPDATE personal_sealed a SET sealed = b.sealed FROM personal_sealed b WHERE (a.seq, b.seq) IN (($1, $2), ($2, $1))`,
    ],
    [
      'a changed byte',
      'UPDATE personal_sealed SET sealed = set_byte(sealed, 14, 255 - get_byte(sealed, 14)) WHERE seq = $1 AND $2 > 0',
    ],
    ['a value taken away from its key', 'DELETE FROM personal_sealed WHERE seq = $1 AND $2 > 0'],
    ['a key of a name nobody knows', "UPDATE personal_keys SET kek = 'k9' WHERE seq = $1 AND $2 > 0"],
  ])('%s: the verification names the record', async (name, change) => {
    await journal.append({
      told: [personalComplaint(`${name} 1`, { text: '甲' }), personalComplaint(`${name} 2`, { text: '乙' })],
    })
    const [first, second] = journal.applied.slice(-2).map(({ seq }) => seq)
    expect(await journal.verify()).toHaveProperty('records')
    await sql(change, [first, second])
    expect(await journal.verify()).toEqual({ seq: first, why: expect.stringContaining(`第 ${first} 条封存的个人信息`) })
    // A feed that repeats itself is not held up by it.
    const again = await journal.append({ told: [personalComplaint(`${name} 1`, { text: '甲' })] })
    expect(again.verdicts[0]).not.toBe('accepted')
    await run(journal.db, destroyPersonalOf(`${name} 1`))
    await run(journal.db, destroyPersonalOf(`${name} 2`))
  })

  test('personal fields slipped in beside a fact that had none are found', async () => {
    await journal.append({ told: [complaint('slipped'), personalComplaint('real', { text: '真' })] })
    const [first, second] = journal.applied.slice(-2).map(({ seq }) => seq)
    await sql('INSERT INTO personal_sealed SELECT $1::bigint, sealed FROM personal_sealed WHERE seq = $2', [
      first,
      second,
    ])
    await sql(
      "INSERT INTO personal_keys SELECT $1::bigint, 'slipped', at, kek, wrapped FROM personal_keys WHERE seq = $2",
      [first, second],
    )
    expect(await journal.verify()).toMatchObject({ seq: first })
    await run(journal.db, destroyPersonalOf('slipped'))
    expect(await journal.verify()).toHaveProperty('records')
  })

  test('a new key takes over in batches, and then the old one is not needed', async () => {
    await journal.append({
      told: Array.from({ length: 7 }, (_, n) => personalComplaint(`r${n}`, { text: `第${n}` })),
      refused: [{ id: 'bad', feed: 'f', at: 1, recordId: null, pointer: '', message: '坏', raw: '{"a":"某人"}' }],
    })
    await sql(
      `INSERT INTO accounts (id, user_name, user_key, name, scope, state, totp, made_at) VALUES ('a', 'a', 'a', 'a', '{}', 'active', $1, 0)`,
      [sealer.sealText('SECRET')],
    )
    const [both, only, wrong] = [sealerOf('k2', 'k1'), sealerOf('k2'), sealerOf('k3')]
    expect(await unknownKeks(journal.db, both)).toEqual([])
    expect(await unknownKeks(journal.db, only)).toEqual(['k1', 'accounts', 'rejected'])
    const kept = (await sql('SELECT count(*) AS n FROM personal_keys')).rows[0]!.n
    expect(await rotateKeys(journal.db, both, 3)).toBe(Number(kept) + 2)
    expect(await rotateKeys(journal.db, both, 3)).toBe(0)
    expect(await unknownKeks(journal.db, only)).toEqual([])
    expect(await unknownKeks(journal.db, wrong)).toEqual(['k2', 'accounts', 'rejected'])
    expect(await personalOf(journal.db, only, 'r3')).toMatchObject({ value: { text: '第3' } })
    expect(await of('gone')).toBe('destroyed')
    await expect(rotateKeys(journal.db, wrong, 3)).rejects.toThrow('k2')
  })
})
