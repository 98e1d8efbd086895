import { describe, expect, test } from 'vitest'
import { defaultRules } from './rate.ts'
import { settling } from './guards.ts'
import { governanceModel, type GovernanceModel } from './model.ts'
import { models } from './models/index.ts'
import { plainLane } from './models/plain-lane.ts'

const of = (count: number): GovernanceModel => ({
  ...models[0]!,
  lanes: Array.from({ length: count }, (_, at) => plainLane(`L${at}`, `通道${at}`, `Lane ${at}`, 'desk', '#123456')),
})

describe('a governance model', () => {
  test.each([1, 2, 5, 6, 17])('may have %i lanes', (count) => {
    expect(governanceModel.parse(of(count)).lanes).toHaveLength(count)
  })

  test('has at least one lane, and no code twice', () => {
    expect(governanceModel.safeParse(of(0)).error?.issues[0]?.message).toBe('至少要有一条通道')
    const twice = { ...of(2), core: { ...of(2).core, code: 'L1' } }
    expect(governanceModel.safeParse(twice).error?.issues[0]?.message).toBe('代码“L1”出现了两次，请改其中一个。')
  })

  test('takes no lane limit of another unit, and no field it does not know', () => {
    const [lane] = of(1).lanes
    const bad = (own: object) => governanceModel.safeParse({ ...of(1), lanes: [{ ...lane, ...own }] }).success
    expect(bad({})).toBe(true)
    expect(bad({ limit: { amount: 3, unit: 'moons', article: null } })).toBe(false)
    expect(bad({ limit: { amount: 2, unit: 'sameDay', article: null } })).toBe(false)
    expect(bad({ skipsAcceptance: true })).toBe(false)
  })
})

describe('the presets', () => {
  test('are four readings, each sound, each with its own code, the five channels first', () => {
    expect(models.map((each) => each.code)).toEqual(['onePlusFive', 'domains', 'mechanisms', 'forces'])
  })

  test('the default has the five channels of the report, with the desk’s own the only one a tip-off can be declined in', () => {
    const { lanes } = models[0]!
    expect(lanes.map(({ code, actorRole }) => [code, actorRole])).toEqual([
      ['C1', 'odr'],
      ['C2', 'serviceStation'],
      ['C3', 'operator'],
      ['C4', 'mediator'],
      ['C5', 'desk'],
    ])
    expect([...defaultRules.deskLanes]).toEqual(
      lanes.filter((each) => each.actorRole === 'desk').map((each) => each.code),
    )
  })

  test('leave every lane a result that ends it', () => {
    for (const { lanes } of models)
      for (const { code, results } of lanes)
        expect(
          results.some((each) => settling.has(each) || each === 'not_accepted'),
          code,
        ).toBe(true)
  })
})
