import { describe, expect, test } from 'vitest'
import { askFor } from './asks.ts'
import { before, chinese, counted, english, group, names, told } from './briefing.fixture.ts'
import { compose, withoutBlank, type Answer } from './compose.ts'
import { outliers, ranked } from './groups.ts'
import { headlineOf, WIDEST } from './headline.ts'
import { widthOf } from './piece.ts'
import { during, standing, type Ask, type PagePlan } from './plan.ts'

const page = (figures: readonly Answer[], plan: Partial<PagePlan> = {}) =>
  compose(
    { id: 'p', title: { zh: '前端拦截', en: 'Interception' }, main: during('interception.gross'), ...plan },
    { figures, usual: null, annotations: [] },
    names,
  )
const target = { value: 30, source: { zh: '局', en: 'bureau' } }

describe('a headline', () => {
  test('has the figure in it, and the weightiest point', () => {
    const figure = told({ comparisons: [before()] })
    expect(chinese(headlineOf(figure, undefined))).toBe('前端拦截率21.42%（6,426/30,000），环比提高2.31个百分点')
    expect(headlineOf(figure, undefined).zh.filter((each) => each.figure === figure.address)).toHaveLength(2)
  })
  test('prefers a missed target, then what went the worse way', () => {
    const against = before({ with: 'target', from: null, to: null, change: -8.58, better: false })
    const worse = before({
      with: 'lastYear',
      change: -4,
      better: false,
      from: '2025-11-16T00:00:00+08:00',
      to: '2025-11-23T00:00:00+08:00',
    })
    const figure = told({ numerator: 21, denominator: 98, comparisons: [before(), worse] })
    expect(chinese(headlineOf(figure, undefined))).toContain('同比下降4.00个百分点')
    const short = { zh: '拦截率', en: 'Rate' }
    expect(
      chinese(
        headlineOf({ ...figure, title: short, target, comparisons: [...figure.comparisons, against] }, undefined),
      ),
    ).toBe('拦截率21.42%（21/98），低于目标8.58个百分点（目标30%）')
  })
  test('can be read from the back of a room', () => {
    const long = told({ title: { zh: '各级监管所办结投诉举报的满意率', en: 'x' }, comparisons: [before()] })
    expect(widthOf(headlineOf(long, undefined).zh)).toBeLessThanOrEqual(WIDEST)
  })
  test('of a withheld, missing or empty figure says so', () => {
    expect(chinese(headlineOf(told({ state: 'withheld', value: null }), undefined))).toBe('前端拦截率：＊未公开')
    const none = told({ value: null, numerator: 0, denominator: 0 })
    expect(chinese(headlineOf(none, { zh: '投诉', en: 'complaints' }))).toBe('前端拦截率：本期没有投诉，不计算比率')
  })
  test('that has nothing else to say names who has most of it', () => {
    const plan = { main: standing('tasks.late'), causes: [{ ...standing('tasks.late'), by: 'station' }] } as const
    const late = counted(90, { title: { zh: '逾期任务', en: 'Late tasks' }, unit: 'tasks', from: null, to: null })
    const of = (...all: readonly number[]) => ({
      ...late,
      groups: all.map((value, at) => group({ station: `st-${at}` }, value)),
    })
    expect(chinese(page([late, of(50, 40)], plan)?.headline)).toBe('逾期任务90项，其中平湖所50项')
    expect(english(page([late, of(50, 40)], plan)?.headline)).toBe('Late tasks: 90 tasks, led by 平湖所 (50 tasks)')
    expect(chinese(page([late, of(45, 45)], plan)?.headline)).toBe('逾期任务90项')
  })
  test('of a stale figure says since when', () => {
    const feeds = [
      {
        feed: 'x',
        title: { zh: '一', en: 'one' },
        state: 'stale' as const,
        heardAt: Date.parse('2026-11-28T08:05:00+08:00'),
      },
    ]
    expect(chinese(headlineOf(counted(3, { state: 'stale', feeds }), undefined))).toBe(
      '投诉举报3件，截至2026年11月28日8时5分，此后未更新',
    )
    const wide = told({ title: { zh: '各级监管所前端调解成功率', en: 'x' }, state: 'stale', feeds })
    expect(chinese(headlineOf(wide, undefined))).toBe('各级监管所前端调解成功率21.42%（6,426/30,000），数据已停更')
  })
})

describe('groups', () => {
  const rates = (...all: readonly (readonly [number, number])[]) =>
    told({ by: ['station'], groups: all.map(([value, of], at) => group({ station: `st-${at}` }, value, of)) })
  test('with few cases are in no ranking', () => {
    expect(chinese(ranked(rates([100, 4], [30, 50], [20, 50], [10, 50]), 'station', names))).toBe(
      '前端拦截率分监管所看，布吉所最高，为30.00%（15/50）；南湾所最低，为10.00%（5/50）',
    )
    expect(ranked(rates([100, 4], [0, 3], [20, 50]), 'station', names)).toBeNull()
  })
  test('that are alike at the top have no first', () => {
    expect(ranked(rates([30, 50], [30, 60], [20, 50]), 'station', names)).toBeNull()
  })
  test('that nobody told, or whose feed was silent, are not named', () => {
    const figure = counted(90, {
      by: ['street'],
      groups: [
        group({ street: null }, 50),
        group({ street: '440307001' }, 30),
        { ...group({ street: '440307002' }, 45), gap: 'down' },
        group({ street: '440307003' }, 10),
      ],
    })
    expect(chinese(ranked(figure, 'street', names))).toBe('投诉举报分街道看，布吉街道最多，为30件')
    expect(english(ranked(figure, 'street', names))).toBe(
      'Submissions: of the streets, Street B has the most, 30 cases',
    )
  })
  test('far from the median of all are said', () => {
    const figure = counted(80, {
      by: ['street'],
      groups: [40, 10, 11, 9, 10].map((value, at) => group({ street: `44030700${at}` }, value)),
    })
    expect(chinese(outliers(figure, 'street', names))).toBe('投诉举报分街道看，平湖街道为40件，明显高于各街道中位水平')
    expect(outliers(rates([30, 50], [28, 50], [29, 50], [31, 50], [27, 50]), 'station', names)).toBeNull()
  })
  test('of a withheld figure are withheld with it', () => {
    expect(ranked({ ...rates([30, 50], [20, 50], [10, 50]), state: 'withheld' }, 'station', names)).toBeNull()
  })
})

describe('an ask', () => {
  const ask: Ask = {
    ...({ of: during('matters.overdue'), when: 'some', by: 'station' } as const),
    ...{ whom: { zh: '承办单位', en: 'the units' }, please: { zh: '尽快办结', en: 'settle them soon' } },
  }
  const overdue = (value: number, groups = [group({ station: 'st-1' }, 2), group({ station: 'st-0' }, 0)]) =>
    counted(value, { title: { zh: '逾期件', en: 'Overdue' }, groups })
  test('names who owes what, with the figure', () => {
    expect(chinese(askFor(ask, overdue(2), names))).toBe('逾期件2件，请督促布吉所（2件）尽快办结')
    expect(english(askFor(ask, overdue(2), names))).toBe(
      'Overdue: 2 cases; please see that 布吉所 (2 cases) settle them soon',
    )
  })
  test('by streets goes to whoever owes it there: a street owes nothing itself', () => {
    const byStreet = overdue(2, [group({ street: '440307002' }, 2)])
    expect(chinese(askFor({ ...ask, by: 'street' }, byStreet, names))).toMatch(
      /^逾期件2件，请督促.+街道（2件）的承办单位尽快办结$/,
    )
    expect(english(askFor({ ...ask, by: 'street' }, byStreet, names))).toMatch(/please see that the units in .+ settle/)
  })
  test('is not made when nothing is wrong', () => {
    expect(askFor(ask, overdue(0), names)).toBeNull()
    const met = told({ value: 31, target, comparisons: [before({ with: 'target', change: 1, better: true })] })
    expect(askFor({ ...ask, when: 'missed' }, met, names)).toBeNull()
    expect(askFor({ ...ask, when: 'worse' }, told({ comparisons: [before()] }), names)).toBeNull()
  })
  test('goes to whoever is in charge where nobody can be named', () => {
    expect(chinese(askFor(ask, overdue(2, []), names))).toBe('逾期件2件，请督促承办单位尽快办结')
  })
})

describe('a page', () => {
  test('leaves out what is not notable beside, and says one thing of the main figure even if it is little', () => {
    const little = before({ change: 0.2 })
    const made = page(
      [told({ comparisons: [little] }), counted(300, { comparisons: [before({ change: 1, changePercent: 0.3 })] })],
      {
        beside: [during('complaints.received')],
      },
    )
    expect(made?.comparison.map(chinese)).toEqual(['环比提高0.20个百分点。'])
    expect(made?.beside).toHaveLength(1)
  })
  test('says what is notable beside with its name', () => {
    const grown = counted(300, { comparisons: [before({ change: 100, changePercent: 50 })] })
    expect(page([told(), grown], { beside: [during('complaints.received')] })?.comparison.map(chinese)).toEqual([
      '投诉举报300件，环比增加100件（增长50.00%）。',
    ])
  })
  test('is not there when nothing happened', () => {
    expect(page([counted(0)])).toBeNull()
    expect(page([counted(0, { state: 'missing', value: null })])).not.toBeNull()
    expect(page([counted(0, { comparisons: [before({ change: -9, changePercent: -100 })] })])).not.toBeNull()
  })
  test('of a figure that was refused says so and shows the others', () => {
    const made = page([{ refused: '没有这个指标。' }, counted(3)], { beside: [during('complaints.received')] })
    expect(chinese(made?.headline)).toBe('前端拦截：未能取得')
    expect(made?.minded.map(chinese)).toEqual(['本项指标未能取得：没有这个指标。'])
    expect(made?.beside).toHaveLength(1)
  })
  test('says nothing twice: what its headline says is not said again below it', () => {
    const made = page([told({ comparisons: [before()] })])
    expect(chinese(made?.headline)).toBe('前端拦截率21.42%（6,426/30,000），环比提高2.31个百分点')
    expect(made?.comparison).toEqual([])
  })
  test('says once why its figure is compared with neither', () => {
    const reason = { zh: '对比期没有记录。', en: 'There are no records.' }
    const none = { change: null, reason }
    const made = page([told({ comparisons: [before(none), before({ ...none, with: 'lastYear' })] })])
    expect(made?.comparison.map(chinese)).toEqual(['不与上期、去年同期比较：对比期没有记录。'])
  })
  test('of a part says of which whole, and that nothing is where it is nothing', () => {
    const within: PagePlan['within'] = {
      of: 'matters.open',
      said: { zh: '在办投诉举报', en: 'Open submissions' },
      some: { zh: '逾期', en: 'overdue' },
      none: { zh: '无一逾期', en: 'none overdue' },
    }
    const beside = [standing('matters.open')]
    const open = counted(905, { id: 'matters.open' })
    expect(chinese(page([counted(3), open], { within, beside })?.headline)).toBe('在办投诉举报905件，其中逾期3件')
    const none = page([counted(0, { address: '/figures/late' }), open], { within, beside })
    expect(chinese(none?.headline)).toBe('在办投诉举报905件，无一逾期')
    expect(none?.headline.zh.at(-1)?.figure).toBe('/figures/late')
    const old = page([counted(0, { state: 'stale' }), { ...open, state: 'stale' }], { within, beside })
    expect(chinese(old?.headline)).toBe('在办投诉举报905件，无一逾期，数据已停更')
  })
  test('of which nothing is on record shows what is known beside, or is only named', () => {
    const missing = counted(null, { state: 'missing' })
    const made = page([missing, counted(4, { id: 'x' })], { beside: [during('x')] })
    expect(made?.figure?.value).toBe(4)
    expect(made?.minded.map(chinese)).toEqual(['投诉举报：数据缺失。'])
    const [blank, kept] = [page([missing])!, page([told()])!]
    const titles = new Map([[blank.id, { zh: '药店', en: 'Pharmacies' }]])
    expect(withoutBlank([blank], titles)).toEqual([blank])
    const [only, ...others] = withoutBlank([{ ...kept, id: 'kept' }, blank], titles)
    expect(others).toEqual([])
    expect(only?.minded.map(chinese)).toEqual(['药店：本期没有记录，未单列成页。'])
  })
  test('says in its kicker which time its figure is of', () => {
    expect(page([told()])?.kicker.zh).toBe('前端拦截 · 2026年11月16日至22日')
    expect(page([counted(3, { from: null, to: null })])?.kicker).toEqual({
      zh: '前端拦截 · 截至2026年11月28日9时',
      en: 'Interception · as of 9:00 on 28 November 2026',
    })
  })
})
