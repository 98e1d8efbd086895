import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainConditions, type Leaf } from '../interception/condition.ts'
import { evaluate } from '../interception/evaluate.ts'
import { fitting as everything, model, received } from '../interception/matter.fixture.ts'
import { models } from '../interception/models/index.ts'
import { suggest } from '../interception/suggest.ts'
import { conditionWords, knownFor } from './condition-words.ts'
import { drawn, hashOf, seedOf } from './draw.ts'
import { fits } from './fit.ts'
import { heap } from './heap.ts'
import { levelOf } from './level.ts'
import { bandOf, differenceBand, hundredths, middleOf, signed } from './spread.ts'
import { weightOfNew, weightsOf } from './weights.ts'

describe('draws', () => {
  test('are the same for the same question and spread evenly over many', () => {
    const all = Array.from({ length: 20_000 }, (_, n) => drawn(5, hashOf(`M${n}`), hashOf('C1'), 3))
    expect(all.every((u) => u > 0 && u < 1)).toBe(true)
    expect(drawn(5, hashOf('M7'), hashOf('C1'), 3)).toBe(all[7])
    const tenths = Array.from({ length: 10 }, (_, ten) => all.filter((u) => Math.floor(u * 10) === ten).length)
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200)
  })

  test('of two lanes, two purposes or two runs have nothing to do with each other', () => {
    const pairs = Array.from({ length: 5_000 }, (_, n) => [
      drawn(1, hashOf(`${n}`), hashOf('C1'), 3) - 0.5,
      drawn(1, hashOf(`${n}`), hashOf('C2'), 3) - 0.5,
      drawn(1, hashOf(`${n}`), hashOf('C1'), 4) - 0.5,
      drawn(seedOf(1, 1), hashOf(`${n}`), hashOf('C1'), 3) - 0.5,
    ])
    for (const other of [1, 2, 3]) {
      const together = pairs.reduce((sum, each) => sum + each[0]! * each[other]! * 12, 0) / pairs.length
      expect(Math.abs(together)).toBeLessThan(0.06)
    }
    expect(seedOf(9, 0)).toBe(9)
  })
})

describe('how readily a lane is chosen', () => {
  test('is such that as many are expected in each lane as really went there', () => {
    const groups = [
      { fits: [0], count: 100, chosen: new Map([[0, 60]]) },
      { fits: [0, 1], count: 200, chosen: new Map([[0, 40], [1, 110]]) }, // prettier-ignore
      { fits: [], count: 500, chosen: new Map<number, number>() },
    ]
    const weights = weightsOf(groups, 3)
    const expected = (lane: number) =>
      groups.reduce(
        (sum, { fits: may, count }) =>
          sum +
          (may.includes(lane) ? (count * weights[lane]!) / may.reduce((all, each) => all + weights[each]!, 1) : 0),
        0,
      )
    expect(expected(0)).toBeCloseTo(100, 3)
    expect(expected(1)).toBeCloseTo(110, 3)
    expect(weights[2]).toBe(0)
  })

  test('of a new lane is that of lanes with the same actor, else of all, else not known', () => {
    const known = [
      { role: 'odr', weight: 2 },
      { role: 'odr', weight: 4 },
      { role: 'desk', weight: 9 },
      { role: 'mediator', weight: 0 },
    ]
    expect(weightOfNew(known, 'odr')).toEqual({ weight: 3, sameRole: true })
    expect(weightOfNew(known, 'mediator')).toEqual({ weight: 5, sameRole: false })
    expect(weightOfNew([], 'odr')).toBeNull()
  })
})

test('a lane fits exactly where the desk’s own suggestion says that it fits', () => {
  for (const each of models)
    for (const known of [{}, everything, { ...everything, injury: true, amount: 60_000 }, { classes: ['食品安全'] }]) {
      const matter = received({ known })
      const said = suggest(matter, each, {}).filter((one) => one.fits)
      expect(each.lanes.filter((lane) => fits(matter, lane)).map(({ code }) => code).sort()).toEqual(said.map(({ lane }) => lane).sort()) // prettier-ignore
    }
})

test('every condition is worded as evaluate words it when it holds', () => {
  const leaves: Leaf[] = [
    ...plainConditions.map((when): Leaf => ({ when })),
    { when: 'respondentIs', flag: 'odr' },
    { when: 'amountAtMost', yuan: 50_000 },
    { when: 'amountOver', yuan: 5_000 },
    { when: 'classIn', classes: ['药品', '化妆品'] },
    { when: 'resultIs', results: ['refused'] },
    { when: 'noReplyAtShare', share: 0.5 },
    { when: 'happenedAgain', what: 'sameStall', times: 3, withinHours: 720 },
  ]
  for (const leaf of leaves) expect(evaluate(leaf, { known: knownFor(leaf) }).met, leaf.when).toBe(true)
  expect(model.lanes.map(({ entry }) => entry.map((each) => conditionWords(each).zh))).toMatchInlineSnapshot(`
    [
      [
        "被投诉人是 ODR 企业",
        "没有人身伤害",
        "金额不超过 50000 元",
      ],
      [
        "被投诉人在服务站范围内",
        "双方都联系得上",
      ],
      [
        "被投诉人是承诺企业；或者 被投诉人在市场开办方场内",
        "同一争议首次投诉",
      ],
      [
        "双方同意调解",
        "金额超过 5000 元；或者 涉及多项事实",
      ],
      [
        "事实单一，双方都联系得上；或者 有明确的不予受理情形",
      ],
    ]
  `)
})

test('what happens first comes first; at one moment by rank, then as it was put in', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(2)), { maxLength: 200 }), (all) => {
      const events = heap<number>()
      all.forEach(([at, rank], n) => events.put(at, rank, n))
      const taken: number[] = []
      for (let next = events.take(); next; next = events.take()) taken.push(next.value)
      const order = all.map((each, n) => ({ each, n })).sort((a, b) => a.each[0] - b.each[0] || a.each[1] - b.each[1] || a.n - b.n) // prettier-ignore
      expect(taken).toEqual(order.map(({ n }) => n))
    }),
  )
})

test('how many wait at once: the most ever, and the mean over the period', () => {
  const stays = [
    { from: 0, to: 10 },
    { from: 5, to: 15 },
    { from: 10, to: 12 },
    { from: 3, to: 3 },
  ]
  expect(levelOf(stays, { from: 0, to: 10 })).toEqual({ most: 2, mean: 1.5 })
  expect(levelOf([], { from: 0, to: 10 })).toEqual({ most: 0, mean: 0 })
})

test('differences are whole hundredths of a point with their sign, bands are ranks and not guesses', () => {
  expect(signed(hundredths({ n: 1, d: 3 }, { n: 1, d: 4 }))).toBe('+8.33')
  expect(signed(hundredths({ n: 1, d: 4 }, { n: 1, d: 3 }))).toBe('−8.33')
  expect(signed(hundredths({ n: 2, d: 4 }, { n: 1, d: 2 }))).toBe('0.00')
  expect(signed(hundredths({ n: 2, d: 0 }, { n: 1, d: 2 }))).toBeNull()
  const pairs = Array.from({ length: 30 }, (_, n) => ({ n, d: 100 }))
  expect(bandOf(pairs)).toEqual({ low: '1.00', high: '28.00' })
  expect(bandOf([{ n: 0, d: 0 }])).toEqual({ low: null, high: null })
  expect(differenceBand(pairs.map((each) => [each, { n: 10, d: 100 }]))).toEqual({ low: '−9.00', high: '+18.00' })
  expect(middleOf([5, 1, 3, 3, 9])).toBe(2)
})
