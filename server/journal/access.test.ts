import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accountById,
  accountByOidc,
  accountByUser,
  allAccounts,
  countAccounts,
  countWithRole,
  insertAccount,
  setAccount,
  useRecoveryCode,
  userKey,
  useTotpStep,
} from './accounts.ts'
import { insertFeedKey, listFeedKeys, liveFeedKeys, revokeFeedKey, touchFeedKey } from './feed-keys.ts'
import {
  dropExpiredInvitations,
  dropInvitationsOf,
  insertInvitation,
  lookInvitation,
  takeInvitation,
} from './invitations.ts'
import { person } from './orders.fixture.ts'
import {
  approvePairing,
  dropExpiredPairings,
  dropPairing,
  insertPairing,
  pairingByCode,
  pairingBySecret,
  waitingPairings,
} from './pairings.ts'
import { journalOn } from './postgres.fixture.ts'
import {
  changeScreen,
  insertScreen,
  listScreens,
  revokeScreen,
  screenById,
  screenByToken,
  touchScreen,
} from './screens.ts'
import {
  dropExpiredSessions,
  endSession,
  endSessionsOf,
  insertSession,
  listSessions,
  openSessionLookup,
  sessionByToken,
  extendSession,
  type StoredSession,
} from './sessions.ts'
import { run, type Database, type Statement } from './statement.ts'

let on: Awaited<ReturnType<typeof journalOn>>
let db: Database
beforeAll(async () => {
  on = await journalOn('embedded')
  db = on.journal.db
})
afterAll(async () => {
  await on.journal.close()
  on.stop()
})
const doing = (statement: Statement) => run(db, statement)

const session = (id: string, over: Partial<StoredSession> = {}): StoredSession => ({
  ...{ id, tokenHash: `hash ${id}`, kind: 'person', subjectId: 'anna', madeAt: 1, lastAt: 1, expiresAt: 100 },
  ...{ agent: 'Firefox', agentHash: 'h', address: null, secondFactor: false, ...over },
})
const screen = (id: string) => ({
  ...{ id, tokenHash: `screen ${id}`, name: '大厅', place: '一楼', audience: 'public' as const, agentHash: 'h' },
  pairedAt: 5,
})

describe('an account', () => {
  test('keeps what it was given, lists and sealed secrets too', async () => {
    const scope = { stations: ['坂田所'], streets: ['440307004'], lane: null }
    await doing(insertAccount(person('anna', { userName: 'Anna', role: 'stationOfficer', scope })))
    await doing(setAccount('anna', { totp: Buffer.from([0, 255, 7]), recovery: ['r1', 'r2'], passwordHistory: ['p'] }))
    expect(await accountById(db, 'anna')).toMatchObject({
      ...{ userName: 'Anna', scope, role: 'stationOfficer', recovery: ['r1', 'r2'], passwordHistory: ['p'] },
      ...{ totp: Buffer.from([0, 255, 7]), failures: 0, lockedUntil: null },
    })
    expect(await accountById(db, 'nobody')).toBeNull()
  })

  test('is found by its name in any case and width, and no other may take that name', async () => {
    expect(await accountByUser(db, ' ＡＮＮＡ ')).toMatchObject({ id: 'anna' })
    await expect(doing(insertAccount(person('anna2', { userName: 'aNNa' })))).rejects.toMatchObject({
      constraint: 'accounts_user_key_unique',
    })
    await doing(setAccount('anna', { userName: 'Änna' }))
    expect(await accountByUser(db, 'anna')).toBeNull()
    expect(await accountByUser(db, 'A\u0308NNA')).toMatchObject({ id: 'anna' })
  })

  test('name compared once is the same compared twice', () => {
    fc.assert(fc.property(fc.string(), (user) => userKey(userKey(user)) === userKey(user)))
  })

  test('is found by the identity provider’s subject, which belongs to one only', async () => {
    await doing(insertAccount(person('olga', { oidcSubject: 'sub-1', role: 'auditor' })))
    expect(await accountByOidc(db, 'sub-1')).toMatchObject({ id: 'olga' })
    await expect(doing(setAccount('anna', { oidcSubject: 'sub-1' }))).rejects.toMatchObject({
      constraint: 'accounts_oidc_subject_unique',
    })
  })

  test('takes a time step of the second factor once, and none before it', async () => {
    const used = async (step: number) => (await doing(useTotpStep('olga', step))).touched
    expect([await used(50), await used(50), await used(49), await used(51)]).toEqual([1, 0, 0, 1])
  })

  test('takes a recovery code once, however often it is tried at the same moment', async () => {
    const one = () => doing(useRecoveryCode('anna', ['r1', 'r2'], ['r2']))
    const results = await Promise.all([one(), one(), one()])
    expect(results.map(({ touched }) => touched).sort()).toEqual([0, 0, 1])
    expect(await accountById(db, 'anna')).toMatchObject({ recovery: ['r2'] })
  })

  test('of a role counts only when its person can sign in', async () => {
    expect(await countWithRole(db, 'auditor')).toBe(1)
    await doing(setAccount('olga', { state: 'disabled' }))
    expect(await countWithRole(db, 'auditor')).toBe(0)
    expect(await countAccounts(db)).toBe(2)
  })
})

describe('an invitation', () => {
  const invitation = (tokenHash: string, personId: string | null, expiresAt = 100) =>
    doing(insertInvitation({ tokenHash, personId, expiresAt, madeAt: 1 }))

  test('is taken once, by whom it was for', async () => {
    await invitation('i1', 'anna')
    expect(await lookInvitation(db, 'i1', 99)).toMatchObject({ personId: 'anna' })
    expect((await doing(takeInvitation('i1', 99))).rows).toEqual([{ person_id: 'anna' }])
    expect(await doing(takeInvitation('i1', 99))).toEqual({ touched: 0, rows: [] })
    expect(await lookInvitation(db, 'i1', 99)).toBeNull()
  })

  test('that ran out is good for nothing, at the very moment too', async () => {
    await invitation('i2', null)
    expect(await lookInvitation(db, 'i2', 100)).toBeNull()
    expect((await doing(takeInvitation('i2', 100))).touched).toBe(0)
    expect((await doing(dropExpiredInvitations(99))).touched).toBe(0)
    expect((await doing(dropExpiredInvitations(100))).touched).toBe(1)
  })

  test('sent again makes the one before no good', async () => {
    await invitation('i3', 'anna')
    await invitation('i4', 'olga')
    await doing(dropInvitationsOf('anna'))
    expect(await lookInvitation(db, 'i3', 1)).toBeNull()
    expect(await lookInvitation(db, 'i4', 1)).not.toBeNull()
  })
})

describe('a session', () => {
  test('comes with the person or the screen it belongs to, in one question', async () => {
    await doing(insertScreen(screen('wall')))
    await doing(insertSession(session('s1')))
    await doing(insertSession(session('s2', { kind: 'screen', subjectId: 'wall' })))
    await doing(insertSession(session('s3', { kind: 'screen', subjectId: 'anna' })))
    expect(await sessionByToken(db, 'hash s1')).toMatchObject({
      ...{ session: { id: 's1', secondFactor: false }, account: { id: 'anna', recovery: ['r2'] }, screen: null },
    })
    expect(await sessionByToken(db, 'hash s2')).toMatchObject({ account: null, screen: { id: 'wall', jwk: null } })
    expect(await sessionByToken(db, 'hash s3')).toMatchObject({ account: null, screen: null })
    expect(await sessionByToken(db, 'another')).toBeNull()
  })

  test('is never set back by a request that was overtaken', async () => {
    await doing(extendSession('s1', 50, 150))
    await doing(extendSession('s1', 40, 140))
    expect((await listSessions(db, 'anna', 99)).find(({ id }) => id === 's1')).toMatchObject({
      ...{ lastAt: 50, expiresAt: 150 },
    })
  })

  test('is listed and counted while it lives', async () => {
    await doing(insertSession(session('s4', { expiresAt: 10 })))
    expect((await listSessions(db, 'anna', 9)).map(({ id }) => id)).toEqual(['s1', 's4', 's3'])
    expect((await listSessions(db, 'anna', 10)).map(({ id }) => id)).toEqual(['s1', 's3'])
    const counted = async (now: number) => (await allAccounts(db, now)).map(({ id, sessions }) => [id, sessions])
    expect(await counted(9)).toEqual([
      ['olga', 0],
      ['anna', 2],
    ])
    expect((await counted(10))[1]).toEqual(['anna', 1])
    expect((await doing(dropExpiredSessions(10))).touched).toBe(1)
  })

  test('ends alone, or everywhere but where it is asked', async () => {
    await doing(endSession('s3'))
    await doing(insertSession(session('s5')))
    await doing(endSessionsOf('anna', 's5'))
    expect((await listSessions(db, 'anna', 1)).map(({ id }) => id)).toEqual(['s5'])
    await doing(endSessionsOf('anna'))
    expect(await sessionByToken(db, 'hash s5')).toBeNull()
    expect(await sessionByToken(db, 'hash s2')).not.toBeNull()
  })

  test('asked about with others gets its own answer, and one that ended a moment ago is nobody', async () => {
    const lookup = openSessionLookup(db)
    await doing(insertSession(session('s6')))
    const [mine, unknown, again, walls] = await Promise.all(
      ['s6', 'none', 's6', 's2'].map((id) => lookup(`hash ${id}`)),
    )
    expect([mine?.session.id, unknown, again?.session.id, walls?.session.id]).toEqual(['s6', null, 's6', 's2'])
    await doing(endSession('s6'))
    expect(await lookup('hash s6')).toBeNull()
  })
})

describe('a screen', () => {
  test('is changed, seen and revoked, and the first revocation stands', async () => {
    await doing(changeScreen('wall', { name: '新名', place: '', audience: 'wall' }))
    await doing(touchScreen('wall', 77))
    await doing(revokeScreen('wall', 80))
    expect((await doing(revokeScreen('wall', 90))).touched).toBe(0)
    expect(await screenByToken(db, 'screen wall')).toMatchObject({ name: '新名', lastAt: 77, revokedAt: 80 })
    expect(await screenById(db, 'wall')).toMatchObject({ audience: 'wall', pairedAt: 5 })
    expect((await listScreens(db)).map(({ id }) => id)).toEqual(['wall'])
  })
})

describe('a pairing', () => {
  const pairing = (secretHash: string, code: string, expiresAt = 100) =>
    insertPairing({ secretHash, code, jwk: null, agentHash: 'h', agent: 'Chrome', expiresAt, screenId: null })

  test('code shown by one screen is shown by no other', async () => {
    await doing(pairing('p1', '111111'))
    await expect(doing(pairing('p2', '111111'))).rejects.toMatchObject({ constraint: 'pairings_code_unique' })
  })

  test('code used once is not good a second time, and none is good once it ran out', async () => {
    await doing(pairing('p3', '333333', 50))
    expect((await waitingPairings(db, 49)).map(({ code }) => code)).toEqual(['333333', '111111'])
    expect((await doing(approvePairing('111111', 'wall', 99))).touched).toBe(1)
    expect((await doing(approvePairing('111111', 'other', 99))).touched).toBe(0)
    expect((await doing(approvePairing('333333', 'other', 50))).touched).toBe(0)
    expect(await pairingByCode(db, '111111', 1)).toBeNull()
    expect(await pairingByCode(db, '333333', 50)).toBeNull()
    expect(await pairingByCode(db, '333333', 49)).toMatchObject({ secretHash: 'p3' })
    expect(await pairingBySecret(db, 'p1')).toMatchObject({ screenId: 'wall' })
    await doing(dropPairing('p1'))
    expect(await pairingBySecret(db, 'p1')).toBeNull()
    expect((await doing(dropExpiredPairings(50))).touched).toBe(1)
  })
})

test('a feed’s key is good until it is revoked, and keeps its limits', async () => {
  const key = {
    id: 'k1',
    name: '市场',
    hash: 'h1',
    kinds: ['market.quickTest'],
    sources: null,
    madeAt: 1,
    madeBy: 'anna',
  }
  await doing(insertFeedKey(key))
  await doing(insertFeedKey({ ...key, id: 'k2', hash: 'h2', kinds: null }))
  await doing(touchFeedKey('k1', 9))
  expect((await liveFeedKeys(db)).get('h1')).toMatchObject({ kinds: ['market.quickTest'], sources: null, lastAt: 9 })
  await doing(revokeFeedKey('k1', 10))
  expect((await doing(revokeFeedKey('k1', 11))).touched).toBe(0)
  expect([...(await liveFeedKeys(db)).keys()]).toEqual(['h2'])
  expect((await listFeedKeys(db)).map(({ id, revokedAt }) => [id, revokedAt])).toEqual([
    ['k1', 10],
    ['k2', null],
  ])
})
