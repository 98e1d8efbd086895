import { rmSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fact, Told } from '../contract/fact.ts'
import { complaint, distributionPostgres, journalIn, personalComplaint, temporaryFolder } from './postgres.fixture.ts'
import { listComplaints, listFacts } from './read.ts'

type Opened = Awaited<ReturnType<typeof journalIn>>

/** The same rules on both stores: the engine that comes with the product, and the distribution's server. */
describe.each(['embedded', 'server'] as const)('the journal on the %s store', (kind) => {
  let journal: Opened
  let server: { url: string; stop: () => void } | undefined
  const dataDir = temporaryFolder()
  const derived: Fact[] = []

  beforeAll(async () => {
    if (kind === 'server') server = await distributionPostgres()
    journal = await journalIn({
      dataDir,
      databaseUrl: server?.url,
      derive: (fresh) => fresh.map((fact) => derived.filter((each) => each.subject === fact.id)),
    })
  })
  afterAll(async () => {
    await journal.close()
    server?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('a fact told twice is in the journal once', async () => {
    expect((await journal.append({ told: [complaint('a1'), complaint('a2')] })).verdicts).toEqual([
      'accepted',
      'accepted',
    ])
    expect((await journal.append({ told: [complaint('a2'), complaint('a3'), complaint('a3')] })).verdicts).toEqual([
      'duplicate',
      'accepted',
      'duplicate',
    ])
    expect(journal.applied.map(({ fact }) => fact.id)).toEqual(['a1', 'a2', 'a3'])
  })

  test('a second telling with other content is told so, and the first stands', async () => {
    await journal.append({ told: [complaint('b1', { problemClass: '价格' })] })
    expect((await journal.append({ told: [complaint('b1', { problemClass: '质量' })] })).verdicts).toEqual(['conflict'])
    const { items } = await listComplaints(journal.db, { problemClass: '价格', limit: 10 })
    expect(items.map((item) => item.complaintId)).toEqual(['b1'])
  })

  test('the same complaint under a new salt is still the same telling', async () => {
    const told = (salt: string, name: string) => personalComplaint('p1', { complainant: { name } }, undefined, salt)
    await journal.append({ told: [told('aa', '张三')] })
    expect((await journal.append({ told: [told('bb', '张三'), told('cc', '李四')] })).verdicts).toEqual([
      'duplicate',
      'conflict',
    ])
  })

  test('a hundred tellers at once get one unbroken chain, each fact once, in one order everywhere', async () => {
    const before = journal.applied.length
    await Promise.all(
      Array.from({ length: 100 }, (_, teller) =>
        journal.append({ told: [complaint(`t${teller}`), complaint(`t${(teller + 1) % 100}`)] }),
      ),
    )
    const mine = journal.applied.slice(before)
    expect(new Set(mine.map(({ fact }) => fact.id)).size).toBe(100)
    expect(mine).toHaveLength(100)
    expect(mine.map(({ seq }) => seq)).toEqual(mine.map((_, index) => mine[0]!.seq + index))
    expect(await journal.verify()).toEqual({ records: journal.applied.length })
  })

  test('what follows from a fact is journalled with it, right behind it', async () => {
    derived.push({
      id: 'alarm-d1',
      source: 'house',
      kind: 'alarm.returned',
      subject: 'd1',
      at: 1,
      seenAt: 1,
      body: { alarmId: 'x', cause: 'test#d1' },
    })
    await journal.append({ told: [complaint('d1'), complaint('d2')] })
    expect(journal.applied.slice(-3).map(({ fact }) => fact.id)).toEqual(['d1', 'alarm-d1', 'd2'])
    await journal.append({ told: [complaint('d1')] })
    expect(journal.applied.filter(({ fact }) => fact.id === 'alarm-d1')).toHaveLength(1)
  })

  test('a batch the store cannot hold costs only itself', async () => {
    const poison = complaint('nul', { problemClass: 'a\u0000b' })
    const bad = { ...poison, fact: { ...poison.fact, subject: 'a\u0000b' } }
    const [good, refused, alsoGood] = await Promise.allSettled([
      journal.append({ told: [complaint('g1')] }),
      journal.append({ told: [bad] }),
      journal.append({ told: [complaint('g2')] }),
    ])
    expect([good.status, refused.status, alsoGood.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  test('a fact that cannot be put into the tables is not in the journal either', async () => {
    const { fact } = complaint('no respondent')
    const told = { fact: { ...fact, body: { ...fact.body, respondent: undefined } } as never }
    await expect(journal.append({ told: [told] })).rejects.toMatchObject({ name: 'StoreAway' })
    const { items } = await listFacts(journal.db, { kinds: ['complaint.received'], limit: 500 })
    expect(items.map(({ id }) => id)).not.toContain('no respondent')
  })

  test('a feed’s cursor moves with its facts, and an order of pages survives', async () => {
    expect(await journal.cursor('f', '/p')).toBeNull()
    await journal.append({ told: [complaint('e1')], cursor: { feed: 'f', path: '/p', value: '17', at: 1 } })
    expect(await journal.cursor('f', '/p')).toBe('17')
  })

  test('lists are paged newest first without losing or doubling a row', async () => {
    const start = Date.parse('2020-01-01T00:00:00Z')
    await journal.append({
      told: Array.from({ length: 25 }, (_, n) => complaint(`l${n}`, { channel: 'paging' }, start + Math.floor(n / 3))),
    })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listFacts(journal.db, {
        kinds: ['complaint.received'],
        holds: { channel: 'paging' },
        limit: 7,
        cursor,
      })
      expect(page.total).toBe(25)
      seen.push(...page.items.map((item) => item.id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(25)
    expect(seen).toHaveLength(25)
  })

  test('facts can be asked for by what a field exceeds; a field that is no number, or has a strange name, exceeds nothing', async () => {
    const lift = (id: string, trapped: unknown): Told => ({
      fact: {
        ...complaint(id).fact,
        kind: 'elevator.alarm',
        body: { siteId: 'e1', code: '90', phase: 'raised', trapped },
      } as Fact,
    })
    await journal.append({ told: [lift('in0', 0), lift('in2', 2), lift('inx', 'many'), lift('in3', 3)] })
    const over = async (above: Record<string, number>) =>
      (await listFacts(journal.db, { kinds: ['elevator.alarm'], above, limit: 50 })).items.map(({ id }) => id).sort()
    expect(await over({ trapped: 0 })).toEqual(['in2', 'in3'])
    expect(await over({ trapped: 2.5 })).toEqual(['in3'])
    expect(await over({ '"; DROP TABLE journal; --': 1 })).toEqual([])
  })

  test('a site told late and older does not overwrite the newer', async () => {
    const site = (id: string, name: string, at: number) =>
      ({
        fact: {
          id,
          source: 'test',
          kind: 'site.registered',
          subject: 's1',
          at,
          seenAt: at,
          body: { siteId: 's1', kind: 'market', name, place: { lng: null, lat: null, unknown: 'missing' } },
        },
      }) as const
    await journal.append({ told: [site('s-new', '新名', 2_000), site('s-old', '旧名', 1_000)] })
    await journal.append({ told: [site('s-older', '更旧', 500)] })
    const client = new Client(journal.connectionString())
    await client.connect()
    const { rows } = await client.query("SELECT name FROM sites WHERE site_id = 's1'")
    await client.end()
    expect(rows).toEqual([{ name: '新名' }])
  })

  test('after the database has thrown everybody out, the next fact is taken and nothing is lost', async () => {
    const before = journal.applied.at(-1)!.seq
    const client = new Client(journal.connectionString())
    client.on('error', () => undefined)
    await client.connect()
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL',
    )
    await client.end()
    let accepted: number | undefined
    for (let tries = 0; tries < 20 && accepted === undefined; tries += 1) {
      await journal.append({ told: [complaint('after')] }).then(
        ({ seq }) => (accepted = seq),
        (error: Error) => expect(error.name).toBe('StoreAway'),
      )
    }
    expect(accepted).toBe(before + 1)
    expect(journal.fault()).toBeNull()
  })

  test.each([
    ['UPDATE', "UPDATE journal SET body = '{}' WHERE seq = 1"],
    ['DELETE', 'DELETE FROM journal WHERE seq = 1'],
    ['TRUNCATE', 'TRUNCATE journal'],
  ])('the journal refuses %s, with a sentence', async (what, sql) => {
    await expect(journal.db.$client.query(sql)).rejects.toThrow(`流水只增不改，拒绝 ${what}`)
    expect(await journal.verify()).toEqual({ records: journal.applied.at(-1)!.seq })
  })

  test.each([
    ['a changed byte', (seq: number) => `UPDATE journal SET body = replace(body, '某店', '某家') WHERE seq = ${seq}`],
    ['a removed row', (seq: number) => `DELETE FROM journal WHERE seq = ${seq}`],
    ['a removed end', () => 'DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)'],
    [
      'a swapped pair',
      (seq: number) =>
        `UPDATE journal j SET body = o.body FROM journal o WHERE (j.seq, o.seq) IN ((${seq}, ${seq + 1}), (${seq + 1}, ${seq}))`,
    ],
  ])('%s is found by the verification', async (name, sql) => {
    await journal.append({
      told: [complaint(`v1 ${name}`, { channel: '1' }), complaint(`v2 ${name}`, { channel: '2' })],
    })
    const seq = journal.applied.at(-2)!.seq
    const client = new Client(journal.connectionString())
    await client.connect()
    await client.query('CREATE TEMP TABLE kept AS SELECT * FROM journal')
    await client.query('ALTER TABLE journal DISABLE TRIGGER ALL')
    await client.query(sql(seq))
    expect(await journal.verify()).toMatchObject({
      seq: name === 'a removed end' ? seq + 1 : seq,
      why: expect.stringContaining(`第 ${name === 'a removed end' ? seq + 1 : seq} 条`),
    })
    await client.query('TRUNCATE journal; INSERT INTO journal SELECT * FROM kept')
    await client.query('ALTER TABLE journal ENABLE TRIGGER ALL')
    await client.end()
    expect(await journal.verify()).toHaveProperty('records')
  })
})

test('two nodes on one server see each other’s facts in one order', async () => {
  const server = await distributionPostgres()
  const dataDir = temporaryFolder()
  const [one, two] = [
    await journalIn({ dataDir, databaseUrl: server.url }),
    await journalIn({ dataDir, databaseUrl: server.url }),
  ]
  await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? one : two).append({ told: [complaint(`n${n}`)] })))
  await expect.poll(() => one.applied.length).toBe(40)
  await expect.poll(() => two.applied.length).toBe(40)
  expect(one.applied).toEqual(two.applied)

  // What is said while a node's line is cut is read when the line is back, not when the next fact happens to come.
  await one.db.execute(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'qianshao-follow' AND datname = current_database()",
  )
  await one.append({ told: [complaint('n40')] })
  await expect.poll(() => two.applied.length).toBe(41)
  await one.close()
  await two.close()
  server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})
