import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountByUser, insertAccount, setAccount } from './accounts.ts'
import { orderRecorded } from './audit.ts'
import { insertInvitation, takeInvitation } from './invitations.ts'
import { order, person } from './orders.fixture.ts'
import { complaint, journalOn } from './postgres.fixture.ts'
import { EffectRefused, required, run } from './statement.ts'

describe.each(['embedded', 'server'] as const)('an order and what it does, on the %s store', (store) => {
  let on: Awaited<ReturnType<typeof journalOn>>
  let journal: (typeof on)['journal']
  beforeAll(async () => {
    on = await journalOn(store)
    journal = on.journal
  })
  afterAll(async () => {
    await journal.close()
    on.stop()
  })
  const user = (name: string) => accountByUser(journal.db, name)
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => expect.fail('was not refused'),
      (error: unknown) => error as EffectRefused,
    )

  test('are durable together', async () => {
    await journal.append({ told: [order('o1')], effects: [insertAccount(person('one'))] })
    expect(await user('one')).toMatchObject({ id: 'one', state: 'active' })
    expect(await orderRecorded(journal.db, 'o1')).toMatchObject({ body: { verb: 'person.invite' } })
  })

  test('the same order given twice, one after the other or at once, is done once', async () => {
    const rename = (name: string) => ({ told: [order('o2')], effects: [setAccount('one', { name })] })
    const [first, second] = await Promise.all([journal.append(rename('甲')), journal.append(rename('乙'))])
    expect([first.verdicts, second.verdicts]).toEqual([['accepted'], ['duplicate']])
    await journal.append(rename('丙'))
    expect(await user('one')).toMatchObject({ name: '甲' })
  })

  test('an order id that was used for something else does nothing', async () => {
    await journal.append({ told: [order('o3')] })
    const { verdicts } = await journal.append({
      told: [order('o3', { verb: 'person.disable' })],
      effects: [setAccount('one', { state: 'disabled' })],
    })
    expect(verdicts).toEqual(['conflict'])
    expect(await user('one')).toMatchObject({ state: 'active' })
  })

  test('an effect that cannot be is refused by name with its order, and costs neither its neighbours nor the store', async () => {
    const [good, refused, alsoGood] = await Promise.allSettled([
      journal.append({ told: [complaint('n1')] }),
      journal.append({
        told: [order('o4')],
        effects: [setAccount('one', { name: '丁' }), insertAccount(person('x', { userName: 'ＯＮＥ' }))],
      }),
      journal.append({ told: [order('o5')], effects: [insertAccount(person('two'))] }),
    ])
    expect([good.status, alsoGood.status]).toEqual(['fulfilled', 'fulfilled'])
    expect(refused).toMatchObject({
      reason: {
        name: 'EffectRefused',
        constraint: 'accounts_user_key_unique',
        message: expect.stringContaining('指令'),
      },
    })
    expect(await orderRecorded(journal.db, 'o4')).toBeNull()
    expect(await user('one')).toMatchObject({ name: '甲' })
    expect(await user('two')).not.toBeNull()
    expect(journal.fault()).toBeNull()
    expect(journal.applied.map(({ fact }) => fact.id)).not.toContain('o4')
  })

  test('a misspelt effect is refused alone too', async () => {
    const work = journal.append({ told: [order('o6')], effects: [{ text: 'UPDATE nowhere SET a = 1', values: [] }] })
    expect(await refusal(work)).toMatchObject({ name: 'EffectRefused', constraint: null })
    expect(journal.fault()).toBeNull()
  })

  test('an invitation taken by two at once lets one of them in', async () => {
    await run(journal.db, insertInvitation({ tokenHash: 't', personId: 'one', expiresAt: 100, madeAt: 1 }))
    const take = (id: string) => journal.append({ told: [order(id)], effects: [required(takeInvitation('t', 50))] })
    const results = await Promise.allSettled([take('o7'), take('o8')])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(await refusal(take('o9'))).toMatchObject({ constraint: 'nothing' })
    expect(await orderRecorded(journal.db, 'o8')).toBeNull()
  })

  test('without an order an effect is not run', async () => {
    await journal.append({ told: [], effects: [insertAccount(person('nobody'))] })
    expect(await user('nobody')).toBeNull()
  })
})
