import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localSigns, publishedSigns } from './article17-factors.ts'
import { article17 } from './article17.ts'
import { MORNING, trace } from './likeness.fixture.ts'
import { DAY_MS, HOUR_MS } from './trace.ts'

const WORDS = '在平湖欧阳电器商行购买的食品已过保质期，商家拒绝赔偿，要求按照食品安全法第一百四十八条赔偿一千元。'
const factors = (all: ReturnType<typeof article17>) => all.reasons.map(({ factor }) => factor)
/** `count` submissions of one telephone, `gapMs` apart. */
const series = (count: number, gapMs: number, over: Parameters<typeof trace>[2] = {}) =>
  Array.from({ length: count }, (_, n) =>
    trace(`s${n}`, { phone: '13612349876', name: '欧阳锦绣' }, { receivedAt: MORNING + n * gapMs, ...over }),
  )

test('who complains once shows no sign', () => {
  expect(article17(trace('1', { phone: '13612349876' }), [trace('2', { phone: '13512340001' })])).toEqual({
    score: 0,
    reasons: [],
  })
})

test('three within a day are item 1, with the three that were counted and where it stands', () => {
  const [first, ...rest] = series(3, 2 * HOUR_MS)
  const found = article17(first!, rest)
  expect(found.score).toBe(0.35)
  expect(found.reasons).toEqual([
    {
      factor: 'a',
      article: '总局令第121号第17条第1项',
      why: {
        zh: '同一投诉人短期投诉次数偏多：24 小时内 3 件（提示界限 3）',
        en: 'many complaints of one complainant in a short time: 3 submissions within 24 h (shown from 3)',
      },
      count: 3,
      windowDays: 1,
      matters: ['s0', 's1', 's2'],
    },
  ])
})

test('the same three over a month are none; five in a week are; of several windows the weightiest is shown once', () => {
  const [one, ...slow] = series(3, 10 * DAY_MS)
  expect(article17(one!, slow).reasons).toEqual([])
  const [week, ...others] = series(5, 30 * HOUR_MS)
  expect(article17(week!, others).reasons).toMatchObject([{ factor: 'a', count: 5, windowDays: 7 }])
  const [many, ...more] = series(12, 3 * HOUR_MS)
  expect(article17(many!, more).reasons).toMatchObject([{ factor: 'a', count: 12, windowDays: 30 }])
})

test('one respondent again and again is item 2, beside item 1', () => {
  const [one, ...rest] = series(3, HOUR_MS, { respondent: { name: '某店' } })
  expect(factors(article17(one!, rest))).toEqual(['a', 'b'])
})

test('different people, one respondent, nearly the same words: item 2, as it looks when people act together', () => {
  const all = ['欧阳锦绣', '司徒明', '上官云'].map((name, n) =>
    trace(
      `${n}`,
      { name, phone: `1361234000${n}` },
      { respondent: { name: '某店' }, text: `${WORDS}${'！'.repeat(n)}` },
    ),
  )
  const [one, ...rest] = all
  expect(article17(one!, rest).reasons).toMatchObject([{ factor: 'b', count: 3, matters: ['0', '1', '2'] }])
  const differing = trace(
    '4',
    { name: '东方白', phone: '13612340009' },
    { respondent: { name: '某店' }, text: '缺斤短两要求退款' },
  )
  expect(article17(differing, all).reasons).toEqual([])
})

describe('many people behind one telephone or address are item 4', () => {
  const people = ['欧阳锦绣', '司徒明', '上官云']
  test('three names on one telephone', () => {
    const [one, ...rest] = people.map((name, n) =>
      trace(`${n}`, { name, phone: '13612349876' }, { receivedAt: MORNING + n * 8 * DAY_MS }),
    )
    expect(article17(one!, rest).reasons).toMatchObject([
      { factor: 'd', count: 3, article: '总局令第121号第17条第4项' },
    ])
  })
  test('one name three times on one telephone is one person', () => {
    const [one, ...rest] = series(3, 8 * DAY_MS)
    expect(article17(one!, rest).reasons).toEqual([])
  })
  test('three names at one address; two are a couple', () => {
    const at = (name: string, n: number) =>
      trace(`${n}`, { name, address: '平湖街道富安大道12号锦绣花园3栋1204' }, { receivedAt: MORNING + n * DAY_MS })
    const [one, two, three] = people.map(at)
    expect(article17(one!, [two!]).reasons).toEqual([])
    expect(article17(one!, [two!, three!]).reasons).toMatchObject([{ factor: 'd', count: 3 }])
  })
})

test('what the city added under item 5 is looked for and cited as it is written; of other items nothing can be added', () => {
  const sign = {
    factor: 'e',
    article: '某市市场监督管理局通告第1条',
    title: { zh: '七日内两次', en: 'twice in seven days' },
    who: 'complainant',
    about: 'anything',
    atLeast: 2,
    windowDays: 7,
    weight: 0.2,
  } as const
  const [one, ...rest] = series(2, DAY_MS)
  expect(article17(one!, rest, [...publishedSigns, ...localSigns.parse([sign])])).toMatchObject({
    score: 0.2,
    reasons: [{ factor: 'e', article: '某市市场监督管理局通告第1条' }],
  })
  expect(localSigns.safeParse([{ ...sign, factor: 'a' }]).success).toBe(false)
})

test('whatever was received, in whatever order: the same signs, a score from 0 to 1, each with enough counted', () => {
  const some = fc.array(
    fc.record({
      phone: fc.constantFrom('13612349876', '13512340001'),
      name: fc.constantFrom('欧阳锦绣', '司徒明', '上官云'),
      shop: fc.constantFrom('甲店铺', '乙店铺'),
      hours: fc.integer({ min: 0, max: 900 }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  fc.assert(
    fc.property(some, (all) => {
      const traces = all.map(({ phone, name, shop, hours }, n) =>
        trace(`${n}`, { phone, name }, { respondent: { name: shop }, receivedAt: MORNING + hours * HOUR_MS }),
      )
      const found = article17(traces[0]!, traces)
      expect(article17(traces[0]!, traces.toReversed())).toEqual(found)
      expect(found.score).toBeGreaterThanOrEqual(0)
      expect(found.score).toBeLessThan(1)
      expect(found.score > 0).toBe(found.reasons.length > 0)
      for (const { count, matters, windowDays } of found.reasons) {
        expect(matters).toContain('0')
        expect(matters.length).toBeGreaterThanOrEqual(count)
        const times = matters.map((id) => traces[Number(id)]!.receivedAt)
        expect(Math.max(...times) - Math.min(...times)).toBeLessThan(windowDays * DAY_MS)
      }
    }),
  )
})
