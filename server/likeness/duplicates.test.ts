import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { duplicateRules, duplicatesOf, scoreOf } from './duplicates.ts'
import { MORNING, trace } from './likeness.fixture.ts'
import { alike, DAY_MS, HOUR_MS } from './trace.ts'

const SHOP = { respondent: { name: '平湖欧阳电器商行' } }
const WORDS = '在平湖欧阳电器商行购买的电饭煲使用三天后不能开机，商家拒绝退换，也不接电话，要求退还货款。'
const ADDRESS = '平湖街道富安大道12号锦绣花园3栋1204'
const idsOf = (found: readonly { id: string }[]) => found.map(({ id }) => id)

describe('who complains twice about the same', () => {
  const one = trace(
    '1',
    { phone: '13612349876', name: '欧阳锦绣' },
    { ...SHOP, text: WORDS, problemClass: '质量', amount: 300 },
  )

  test('is found by his telephone, the respondent and his words, each named', () => {
    const again = trace(
      '2',
      { phone: '+86 136 1234 9876' },
      { ...SHOP, text: `再次反映：${WORDS}`, problemClass: '质量', amount: 300, receivedAt: MORNING + 2 * HOUR_MS },
    )
    const [found] = duplicatesOf(one, [again])
    expect(found?.score).toBeGreaterThan(0.95)
    expect(found?.reasons.map((each) => each.of)).toEqual(['phone', 'respondent', 'problem', 'text', 'amount', 'time'])
    expect(found?.reasons[0]?.why).toEqual({ zh: '投诉人电话相同', en: 'same telephone of the complainant' })
  })

  test('is found from another telephone by name, words and respondent', () => {
    const again = trace('2', { phone: '13512340001', name: '欧阳锦绣' }, { ...SHOP, text: WORDS, problemClass: '质量' })
    expect(idsOf(duplicatesOf(one, [again]))).toEqual(['2'])
  })

  test('about another shop is no duplicate, nor after a month', () => {
    const elsewhere = trace('2', { phone: '13612349876' }, { problemClass: '质量', amount: 300 })
    const later = trace('3', { phone: '13612349876' }, { ...SHOP, text: WORDS, receivedAt: MORNING + 31 * DAY_MS })
    expect(duplicatesOf(one, [elsewhere, later])).toEqual([])
  })
})

test('strangers with one trouble at one shop are not called the same, even in nearly the same words', () => {
  const one = trace('1', { phone: '13612349876', name: '欧阳锦绣' }, { ...SHOP, text: WORDS, problemClass: '质量' })
  const other = trace('2', { phone: '13512340001', name: '司徒明' }, { ...SHOP, text: WORDS, problemClass: '质量' })
  expect(duplicatesOf(one, [other])).toEqual([])
})

describe('two people of one address', () => {
  const one = trace('1', { name: '欧阳锦绣', address: ADDRESS }, { ...SHOP, text: WORDS, problemClass: '质量' })
  test('about different troubles at one shop are two', () => {
    const other = trace(
      '2',
      { name: '司徒明', address: ADDRESS },
      { ...SHOP, text: '充值卡余额不退，店员态度恶劣，要求赔偿', problemClass: '售后服务' },
    )
    expect(duplicatesOf(one, [other])).toEqual([])
  })
  test('with one trouble in the same words may be one: it is suggested, with the address as reason', () => {
    const other = trace(
      '2',
      { name: '司徒明', address: `深圳市龙岗区${ADDRESS}室` },
      { ...SHOP, text: WORDS, problemClass: '质量' },
    )
    const [found] = duplicatesOf(one, [other])
    expect(found?.score).toBeLessThan(0.7)
    expect(found?.reasons.map((each) => each.of)).toContain('address')
    expect(found?.reasons.map((each) => each.of)).not.toContain('person')
  })
})

test('two businesses of one name and different credit codes are two; one under two spellings is one', () => {
  const at = (name: string, uscc?: string) => ({ respondent: { name, ...(uscc && { uscc }) } })
  const one = trace('1', {}, at('惠民超市', '91440300A'))
  expect(alike(one, trace('2', {}, at('惠民超市', '91440300B'))).respondent).toBe(false)
  expect(alike(one, trace('3', {}, at('惠民超市（平湖店）', '91440300a'))).respondent).toBe(true)
  expect(alike(one, trace('4', {}, at('惠民 超市'))).respondent).toBe(true)
})

test('what nobody told makes nothing the same', () => {
  const found = alike(trace('1'), trace('2'))
  expect(found).toMatchObject({
    phone: false,
    address: false,
    person: false,
    problem: false,
    amount: false,
    text: null,
  })
})

describe('whatever is compared', () => {
  const some = fc
    .record({
      phone: fc.constantFrom(undefined, '13612349876', '13512340001'),
      name: fc.constantFrom(undefined, '欧阳锦绣', '司徒明'),
      address: fc.constantFrom(undefined, ADDRESS, '坂田街道五和大道8号'),
      shop: fc.constantFrom('甲店铺', '乙店铺'),
      text: fc.constantFrom(undefined, WORDS, '短斤少两，要求退还货款', '过期食品'),
      problemClass: fc.constantFrom(null, '质量', '价格'),
      amount: fc.constantFrom(null, 300, 20),
      receivedAt: fc.integer({ min: MORNING, max: MORNING + 40 * DAY_MS }),
    })
    .map(
      ({ phone, name, address, shop, text, ...over }) =>
        (id: string) =>
          trace(id, { phone, name, address }, { ...over, respondent: { name: shop }, ...(text && { text }) }),
    )
  const many = fc.array(some, { minLength: 1, maxLength: 12 }).map((all) => all.map((make, n) => make(`${n}`)))

  test('a score is mutual and between 0 and 1', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [one, other] = [a('1'), b('2')]
        const score = scoreOf(alike(one, other))
        expect(score).toBe(scoreOf(alike(other, one)))
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('the order in which the others come changes nothing, none is itself, all are above the threshold', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 0, max: 11 }), (all, nth) => {
        const one = all[nth % all.length]!
        const found = duplicatesOf(one, all)
        expect(duplicatesOf(one, all.toReversed())).toEqual(found)
        expect(idsOf(found)).not.toContain(one.id)
        expect(found.every(({ score, reasons }) => score >= duplicateRules.least && reasons.length > 0)).toBe(true)
      }),
    )
  })
})
