import type { BriefingListed, BriefingPage, BriefingTold, Sentence } from '@contract/briefing.ts'
import { figureOf, groupsOf } from '../figure/figure.fixture.ts'

const FIGURE = '/figure/tasks.accept?version=18204'
/** A sentence in both languages; what stands in [brackets] is a figure. */
export function sentenceOf(zh: string, en: string, figure = FIGURE): Sentence {
  const pieces = (text: string) =>
    text
      .split(/(\[[^\]]+\])/)
      .filter((part) => part !== '')
      .map((part) => (part.startsWith('[') ? { text: part.slice(1, -1), figure } : { text: part }))
  return { zh: pieces(zh), en: pieces(en) }
}

export const pageOf = (id: string, over: Partial<BriefingPage> = {}): BriefingPage => ({
  id,
  kicker: { zh: '任务', en: 'Tasks' },
  headline: sentenceOf('任务按时接单率[89.63%]，低于目标[10.37个百分点]', '[89.63%] of tasks were accepted in time'),
  figure: figureOf(),
  beside: [],
  comparison: [],
  cause: [],
  ask: [],
  minded: [],
  chart: null,
  map: null,
  text: null,
  ...over,
})

const hours = Array.from({ length: 24 }, (_, hour) => `2026-11-22T${String(hour).padStart(2, '0')}`)
const counts = [3, 2, 1, 1, 0, 2, 4, 9, 14, 18, 22, 19, 12, 13, 17, 21, 20, 16, 11, 9, 8, 7, 5, 6]

/** A morning of seven pages, one of each kind there is. */
export const morning: BriefingTold = {
  id: 'morning',
  title: { zh: '晨报', en: 'Morning briefing' },
  from: '2026-11-22T09:41:27+08:00',
  to: '2026-11-23T09:41:27+08:00',
  asOf: '2026-11-23T09:41:27+08:00',
  version: 18_204,
  scope: null,
  bureau: '云岭区市场监督管理局',
  address: '/briefing/morning?version=18204',
  edition: null,
  pages: [
    pageOf('tasks', {
      comparison: [
        sentenceOf(
          '较上期[97.50%]下降[7.87个百分点]，未达到目标[100.00%]',
          'Down [7.87 points] from [97.50%], short of the target of [100.00%]',
        ),
      ],
      cause: [
        sentenceOf(
          '[5件]超过 5 分钟才接单，其中平湖所[3件]，均在 [22 时]之后派发',
          '[5] were accepted late, [3] of them at Pinghu, all issued after 22:00',
        ),
      ],
      ask: [
        sentenceOf(
          '请督促平湖所落实夜间值守，今日内报送整改情况',
          'Please have Pinghu keep its night watch and report today',
        ),
      ],
      minded: [sentenceOf('去年同期尚无流水，不作同比', 'The journal had not begun a year ago: no comparison with it')],
      chart: {
        is: 'curve',
        title: { zh: '近 24 小时派发任务', en: 'Tasks issued, last 24 hours' },
        figure: figureOf({
          unit: 'tasks',
          by: ['hour'],
          groups: groupsOf(
            'hour',
            Object.fromEntries(hours.map((hour, at) => [hour, at === 4 || at === 5 ? null : counts[at]!])),
            (key) => (key.endsWith('23') ? { gap: 'running' } : {}),
          ),
        }),
        usual: {
          id: 'tasks.closed',
          span: 'hour',
          items: hours.map((at, index) => ({
            at,
            weeks: 4,
            low: counts[index]! * 0.7,
            median: counts[index]! * 0.9,
            high: counts[index]! * 1.15 + 1,
          })),
        },
        annotations: [
          {
            at: Date.parse('2026-11-22T04:00:00+08:00'),
            to: null,
            is: 'silent',
            says: { zh: '流水停写 2 小时', en: 'nothing written for 2 hours' },
          },
        ],
      },
    }),
    pageOf('onePlusFive', {
      kicker: { zh: '前端拦截', en: 'Front-end interception' },
      headline: sentenceOf(
        '下半年前端拦截率[62.40%]，较上期提高[3.10个百分点]',
        'Interception stands at [62.40%], up [3.10 points]',
      ),
      figure: figureOf({
        id: 'interception.gross',
        title: { zh: '前端拦截率', en: 'Front-end interception' },
        value: 62.4,
        numerator: 7_488,
        denominator: 12_000,
        target: null,
        comparisons: [],
        address: '/figure/interception.gross?version=18204',
        code: 'H3RD8PZC',
      }),
      beside: [
        figureOf({
          title: { zh: '净拦截率', en: 'Net' },
          value: 58.11,
          numerator: 6_973,
          denominator: 12_000,
          comparisons: [],
          address: '/figure/b1',
          code: 'B6TN4VKE',
        }),
        figureOf({
          title: { zh: '办结时长', en: 'Hours to settle' },
          unit: 'hours',
          measure: 'median',
          value: 18.4,
          numerator: null,
          denominator: 7_488,
          comparisons: [],
          address: '/figure/b2',
          code: 'M9CX5JRU',
        }),
      ],
      comparison: [sentenceOf('较上期提高[3.10个百分点]', 'Up [3.10 points] on the period before')],
      chart: {
        is: 'bars',
        title: { zh: '各监管所拦截率', en: 'By station' },
        figure: figureOf({
          by: ['station'],
          groups: groupsOf('station', {
            平湖所: 71.2,
            布吉所: 66.4,
            坂田所: 64.9,
            南湾所: 61.3,
            横岗所: 57.5,
            宝龙所: 49.8,
            坪地所: null,
          }),
        }),
        usual: null,
        annotations: [],
      },
    }),
    pageOf('lifts', {
      kicker: { zh: '电梯', en: 'Lifts' },
      headline: sentenceOf(
        '昨日电梯困人[3起]，全部在30分钟内到场',
        'Three entrapments ([3]) yesterday, all reached in time',
      ),
      figure: figureOf({
        id: 'lifts.entrapments',
        title: { zh: '电梯困人', en: 'Entrapments' },
        unit: 'alarms',
        measure: 'count',
        value: 3,
        numerator: 3,
        denominator: null,
        target: null,
        address: '/figure/lifts.entrapments?version=18204',
        code: 'P2WF7LDY',
        state: 'ageing',
        comparisons: [
          {
            with: 'previous',
            from: '2026-11-21T00:00:00+08:00',
            to: '2026-11-22T00:00:00+08:00',
            value: 5,
            numerator: 5,
            denominator: null,
            change: -2,
            changePercent: -40,
            better: true,
            reason: null,
          },
          {
            with: 'lastYear',
            from: '2025-11-22T00:00:00+08:00',
            to: '2025-11-23T00:00:00+08:00',
            value: 2,
            numerator: 2,
            denominator: null,
            change: 1,
            changePercent: 50,
            better: false,
            reason: null,
          },
        ],
      }),
      cause: [sentenceOf('[2起]在同一小区，维保单位相同', '[2] in one estate, under one maintenance firm')],
      ask: [sentenceOf('请约谈该维保单位', 'Please summon the maintenance firm')],
    }),
    pageOf('withheld', {
      kicker: { zh: '快检', en: 'Quick tests' },
      headline: sentenceOf('农产品快检阳性率暂不公开', 'The share of positive quick tests is withheld'),
      figure: figureOf({
        state: 'withheld',
        value: null,
        numerator: null,
        denominator: null,
        title: { zh: '快检阳性率', en: 'Positive tests' },
        withheld: { zh: '复检确认前不对外公开', en: 'Until confirmed' },
        comparisons: [],
      }),
      minded: [sentenceOf('复检确认前不对外公开', 'Not told before it is confirmed')],
    }),
    pageOf('map', {
      kicker: { zh: '投诉热点', en: 'Hotspots' },
      headline: sentenceOf(
        '平湖街道投诉聚集[48件]，为常态的[2.4倍]',
        'Complaints gather in Pinghu: [48], [2.4 times] the usual',
      ),
      figure: figureOf({
        unit: 'areas',
        measure: 'count',
        value: 2,
        numerator: 2,
        denominator: null,
        title: { zh: '明显超常的热点', en: 'Hotspots far above usual' },
        comparisons: [],
      }),
      map: {
        title: { zh: '平湖街道', en: 'Pinghu' },
        layers: ['complaints', 'hotspots'],
        lng: 114.13,
        lat: 22.69,
        zoom: 14,
      },
      cause: [sentenceOf('以预付式消费为主，[31件]指向同一健身企业', 'Mostly prepaid: [31] name one gym')],
    }),
    pageOf('text', {
      kicker: { zh: '说明', en: 'Note' },
      headline: sentenceOf('年底前完成三件事', 'Three things before the year ends'),
      figure: null,
      text: {
        paragraphs: [
          '一是完成电梯定检逾期清零，逐台落实责任人和期限。',
          '二是把五条通道的办结时长压到二十四小时以内，退件逐件说明原因。',
          '三是对连续两次驳回的任务开展复盘。<b>标记</b>按原样显示。',
        ],
        by: '陈雨桐',
        at: Date.parse('2026-11-23T08:30:00+08:00'),
      },
    }),
    pageOf('multiples', {
      kicker: { zh: '街道', en: 'Streets' },
      headline: sentenceOf('七个街道投诉平稳，平湖上升[18件]', 'Seven streets are steady, Pinghu is up [18]'),
      figure: null,
      chart: {
        is: 'multiples',
        title: { zh: '各街道每日投诉', en: 'Complaints by street and day' },
        figure: figureOf({
          unit: 'cases',
          by: ['street', 'day'],
          groups: ['平湖', '布吉', '坂田', '南湾', '横岗', '宝龙', '龙城', '坪地'].flatMap((street, row) =>
            Array.from({ length: 14 }, (_, day) => ({
              key: { street, day: `2026-11-${String(day + 9).padStart(2, '0')}` },
              value: Math.round(12 + row * 2 + 6 * Math.sin(day * 0.9 + row) + (row === 0 ? day * 1.5 : 0)),
              numerator: null,
              denominator: null,
              address: `/figure/x?where.street=${street}`,
            })),
          ),
        }),
        usual: null,
        annotations: [],
      },
    }),
  ],
}

export const listed: readonly BriefingListed[] = [
  {
    id: 'morning',
    title: { zh: '晨报', en: 'Morning' },
    about: { zh: '近 24 小时全区态势', en: 'The last 24 hours' },
    builtIn: true,
    edition: null,
    editedAt: null,
    mayEdit: false,
  },
  {
    id: 'weekly',
    title: { zh: '周报', en: 'Weekly' },
    about: { zh: '上一整周', en: 'The last whole week' },
    builtIn: true,
    edition: null,
    editedAt: null,
    mayEdit: false,
  },
  {
    id: 'onePlusFive',
    title: { zh: '“1+5”前端拦截', en: '“1+5”' },
    about: { zh: '下半年以来的前端拦截', en: 'The half-year to date' },
    builtIn: true,
    edition: null,
    editedAt: null,
    mayEdit: false,
  },
  {
    id: 'hb-1',
    title: { zh: '年底三件事', en: '年底三件事' },
    about: { zh: '电梯定检、通道时长、任务驳回', en: 'Lifts, lanes, tasks' },
    builtIn: false,
    edition: 3,
    editedAt: Date.parse('2026-11-23T08:30:00+08:00'),
    mayEdit: true,
  },
]
