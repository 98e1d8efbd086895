import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { condition, plainConditions, type Condition } from './condition.ts'
import { escalations } from './escalations.ts'
import { evaluate } from './evaluate.ts'
import type { Known } from './known.ts'
import { fitting } from './matter.fixture.ts'
import { models } from './models/index.ts'

const met = (each: Condition, known: Known) => evaluate(each, { known }).met
const every = models.flatMap(({ lanes }) => lanes.flatMap(({ entry, escalate }) => [...entry, ...escalate]))

describe('a condition', () => {
  test('of which nothing is known is unknown, and never taken for yes or no', () => {
    for (const each of [...every, ...plainConditions.map((when) => ({ when }))])
      expect(met(each, {}), JSON.stringify(each)).toBe('unknown')
  })

  test('says why in both languages, whatever the answer', () => {
    for (const each of every)
      for (const known of [{}, fitting]) {
        const { why } = evaluate(each, { known })
        expect(why.zh).toMatch(/\p{Script=Han}/u)
        expect(why.en).toMatch(/[a-z]/)
      }
  })

  test('on the amount holds at the limit itself and not one fen above', () => {
    const limit = { when: 'amountAtMost', yuan: 50_000 } as const
    expect(met(limit, { amount: 50_000 })).toBe(true)
    expect(met(limit, { amount: 50_000.01 })).toBe(false)
    expect(met({ when: 'amountOver', yuan: 50_000 }, { amount: 50_000 })).toBe(false)
  })

  test.each([
    [{ complainant: true, respondent: true }, true],
    [{ complainant: true, respondent: false }, false],
    [{ respondent: false }, false],
    [{ complainant: true }, 'unknown'],
  ] as const)('of both consenting, when %j is on record, is %s', (consents, answer) => {
    expect(met({ when: 'bothConsent' }, { consents })).toBe(answer)
  })

  test('of either way needs one way whole; a way half known leaves it open', () => {
    const either: Condition = {
      when: 'anyOf',
      ways: [[{ when: 'singleFact' }, { when: 'bothReachable' }], [{ when: 'groundToRefuse' }]],
    }
    expect(met(either, { facts: 1, reachable: { complainant: true, respondent: true } })).toBe(true)
    expect(met(either, { groundItem: 2 })).toBe(true)
    expect(met(either, { facts: 1, groundItem: null })).toBe('unknown')
    expect(met(either, { facts: 2, groundItem: null })).toBe(false)
  })

  test('of the third time in 30 days counts this one, and forgets what is older', () => {
    const third = { when: 'happenedAgain', what: 'unsettled', times: 3, withinHours: 720 } as const
    const day = 86_400_000
    const asOf = 100 * day
    const before = (...ago: number[]) => ago.map((days) => ({ what: 'unsettled' as const, at: asOf - days * day }))
    expect(met(third, { asOf, before: before(1, 29) })).toBe(true)
    expect(met(third, { asOf, before: before(1, 30) })).toBe(false)
    expect(met(third, { asOf, before: [...before(1), { what: 'similar', at: asOf }] })).toBe(false)
  })

  test('of no reply at half time waits for half time, and ends with a reply', () => {
    const half = { when: 'noReplyAtShare', share: 0.5 } as const
    expect(met(half, { replied: false, shareOfLimit: 0.49 })).toBe(false)
    expect(met(half, { replied: false, shareOfLimit: 0.5 })).toBe(true)
    expect(met(half, { replied: true, shareOfLimit: 0.9 })).toBe(false)
  })

  test('outside the vocabulary is not a condition', () => {
    expect(condition.safeParse({ when: 'fullMoon' }).success).toBe(false)
    expect(condition.safeParse({ when: 'amountAtMost', yuan: 5, currency: 'USD' }).success).toBe(false)
  })

  test('answers the same whatever else is known', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: 1, max: 5 }), (injury, facts) => {
        expect(met({ when: 'noInjury' }, { injury, facts })).toBe(!injury)
        expect(met({ when: 'severalFacts' }, { injury, facts })).toBe(facts > 1)
      }),
    )
  })
})

test('a lane’s reasons to give back are those that hold; what is not known is none', () => {
  const [odr] = models[0]!.lanes
  expect(escalations({ known: {} }, odr!)).toEqual([])
  expect(escalations({ known: { result: 'no_reply', consumerAsks: true } }, odr!).map((each) => each.zh)).toEqual([
    '结果为未和解、未答复',
    '消费者要求退出',
  ])
})
