import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Told } from '../contract/fact.ts'
import { insertAccount, setAccount } from './accounts.ts'
import { orderRecorded, searchAudit, type AuditQuery } from './audit.ts'
import { access, order, person } from './orders.fixture.ts'
import { complaint, journalOn } from './postgres.fixture.ts'
import { factsAfter, listComplaints, listFacts, listSites, oneComplaint, oneFact, oneSite } from './read.ts'
import { run, type Database } from './statement.ts'

const STATIONS = ['甲所', '乙所', undefined] as const
const STREETS = ['440307001', '440307002', undefined] as const
const placed = STATIONS.flatMap((wouldBeStation) => STREETS.map((streetCode) => ({ wouldBeStation, streetCode })))

const told = (kind: string, id: string, subject: string | null, body: object): Told => ({
  fact: { ...complaint(id).fact, kind, subject, body } as never,
})
const site = (siteId: string, streetCode?: string) =>
  told('site.registered', siteId, siteId, {
    siteId,
    kind: 'market',
    name: siteId,
    place: { lng: 1, lat: 1 },
    streetCode,
  })

describe.each(['embedded', 'server'] as const)('what one may see, on the %s store', (store) => {
  let on: Awaited<ReturnType<typeof journalOn>>
  let db: Database
  beforeAll(async () => {
    on = await journalOn(store)
    db = on.journal.db
    await on.journal.append({
      told: [
        ...placed.map((where, n) => complaint(`c${n}`, where)),
        ...[site('m1', '440307001'), site('m2', '440307002'), site('m0')],
        ...[told('market.evaluated', 'e1', 'm1', {}), told('market.evaluated', 'e2', 'm2', {})],
        order('o1', { verb: 'screen.revoke', on: 'wall' }, 10),
        access('a1', { by: { kind: 'person', id: 'li', role: 'auditor' }, act: 'auditRead' }, 20),
        access('a2', { outcome: 'refused', reason: '密码不对', on: 'li' }, 30),
        order('o2', { outcome: 'refused', by: { kind: 'house', id: 'house', role: null } }, 40),
      ],
    })
    await run(db, insertAccount(person('admin', { name: '旧名' })))
    await run(db, insertAccount(person('li')))
  })
  afterAll(async () => {
    await on.journal.close()
    on.stop()
  })

  test('orders and accesses are for the auditor only, in every list and one by one', async () => {
    const kinds = async (sight: object) => [
      ...(await listFacts(db, { limit: 500, ...sight })).items,
      ...(await listFacts(db, { limit: 500, kinds: ['order.given', 'access.noted'], ...sight })).items,
      ...(await factsAfter(db, 0, 500, sight)),
    ]
    const secret = (rows: { kind: string }[]) => rows.filter(({ kind }) => /^(order|access)\./.test(kind)).length
    expect(secret(await kinds({}))).toBe(0)
    expect((await kinds({})).length).toBeGreaterThan(0)
    expect(secret(await kinds({ access: true }))).toBe(12)
    expect(await oneFact(db, 'orders', 'o1')).toBeNull()
    expect(await oneFact(db, 'orders', 'o1', { access: true })).toMatchObject({ kind: 'order.given' })
    expect(await oneFact(db, 'test', 'c0')).not.toBeNull()
  })

  test('of complaints: those of one’s stations, and those of one’s streets that have no station; of nothing, nothing', async () => {
    const some = (of: readonly (string | undefined)[]) => fc.subarray(of.filter((each) => each !== undefined))
    await fc.assert(
      fc.asyncProperty(some(STATIONS), some(STREETS), async (stations, streets) => {
        const mine = placed.flatMap(({ wouldBeStation, streetCode }, n) =>
          (wouldBeStation ? stations.includes(wouldBeStation) : streetCode && streets.includes(streetCode))
            ? [`c${n}`]
            : [],
        )
        const scope = { stations, streets }
        const { items, total } = await listComplaints(db, { scope, limit: 50 })
        expect(items.map(({ complaintId }) => complaintId).sort()).toEqual(mine)
        expect(total).toBe(mine.length)
        for (const [n] of placed.entries())
          expect((await oneComplaint(db, `c${n}`, scope)) !== null).toBe(mine.includes(`c${n}`))
      }),
      { numRuns: 16 },
    )
    expect((await listComplaints(db, { scope: null, limit: 50 })).total).toBe(placed.length)
    expect(await oneComplaint(db, 'c0')).toMatchObject({ ref: 'test#c0', wouldBeStation: '甲所' })
    expect(await oneComplaint(db, 'none')).toBeNull()
  })

  test('of sites and facts: those of one’s streets', async () => {
    const ids = async (streets: string[] | null) =>
      (await listFacts(db, { streets, kinds: ['market.evaluated', 'site.registered'], limit: 50 })).items
        .map(({ id }) => id)
        .sort()
    expect(await ids(['440307001'])).toEqual(['e1', 'm1'])
    expect(await ids(['440307001', '440307002'])).toEqual(['e1', 'e2', 'm1', 'm2'])
    expect(await ids([])).toEqual([])
    expect(await ids(null)).toHaveLength(5)
    const { total } = await listFacts(db, { streets: ['440307002'], kinds: ['complaint.received'], limit: 50 })
    expect(total).toBe(STATIONS.length)
    const sites = async (streets: string[] | null) =>
      (await listSites(db, { streets, limit: 50 })).items.map(({ siteId }) => siteId)
    expect(await sites(['440307002'])).toEqual(['m2'])
    expect(await sites([])).toEqual([])
    expect(await sites(null)).toEqual(['m0', 'm1', 'm2'])
    expect(await oneSite(db, 'm1', ['440307002'])).toBeNull()
    expect(await oneSite(db, 'm1', ['440307001'])).toMatchObject({ siteId: 'm1' })
  })

  test('the auditor finds what was done, by whom as he is called now, newest first', async () => {
    await run(db, setAccount('admin', { name: '新名' }))
    const { items, next, total } = await searchAudit(db, { limit: 10 })
    expect([next, total]).toEqual([null, 4])
    expect(items.map(({ act, verb, by, outcome, on: what }) => [act, verb, by?.name ?? null, outcome, what])).toEqual([
      ['order', 'person.invite', 'house', 'refused', null],
      ['signIn', null, null, 'refused', 'li'],
      ['auditRead', null, '姓名 li', 'accepted', null],
      ['order', 'screen.revoke', '新名', 'accepted', 'wall'],
    ])
    expect(items[1]).toMatchObject({ reason: '密码不对', address: '127.0.0.1', detail: {}, at: 30 })
  })

  test.each<[string, Partial<AuditQuery>, number[]]>([
    ['orders', { act: 'order' }, [40, 10]],
    ['one act', { act: 'auditRead' }, [20]],
    ['one verb', { verb: 'screen.revoke' }, [10]],
    ['one person', { by: 'li' }, [20]],
    ['one thing', { on: 'li' }, [30]],
    ['the refused', { outcome: 'refused' }, [40, 30]],
    ['a time, its end not in it', { from: 20, to: 40 }, [30, 20]],
    ['what never was', { act: 'order', verb: 'signIn' }, []],
  ])('the audit can be asked for %s', async (_what, query, ats) => {
    const { items, total } = await searchAudit(db, { ...query, limit: 10 })
    expect(items.map(({ at }) => at)).toEqual(ats)
    expect(total).toBe(ats.length)
  })

  test('the audit is paged without losing or doubling a record', async () => {
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const page = await searchAudit(db, { limit: 3, cursor })
      seen.push(...page.items.map(({ at }) => at))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toEqual([40, 30, 20, 10])
    await expect(searchAudit(db, { limit: 3, cursor: 'x' })).rejects.toMatchObject({ name: 'BadCursor' })
  })

  test('what a stranger typed at the door cannot make the audit unreadable', async () => {
    await on.journal.append({ told: [access('nul', { on: 'a\u0000b\ud800', detail: { user: '\udfff"\\u0000' } }, 50)] })
    const { items } = await searchAudit(db, { on: 'a\ufffdb\ufffd', limit: 10 })
    expect(items).toMatchObject([{ at: 50, detail: { user: '\ufffd"\\u0000' } }])
    expect(await on.journal.verify()).toHaveProperty('records')
  })

  test('an order is found by the id its giver chose, and only an order', async () => {
    expect(await orderRecorded(db, 'o1')).toMatchObject({ at: 10, body: { verb: 'screen.revoke' } })
    expect(await orderRecorded(db, 'a1')).toBeNull()
  })
})
