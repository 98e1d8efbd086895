import type { BriefingPage, BriefingTold, Sentence } from '../contract/briefing.ts'
import type { FigureGroup, FigureTold } from '../contract/indicator.ts'
import type { PaperAsked } from './asked.ts'

/* A monthly briefing as the contract has it, of an invented bureau: every kind of page, figure, gap and chart. */

export const AS_OF = '2026-11-01T00:00:00+08:00'
const same = (text: string) => ({ zh: text, en: text })

export function figureTold(over: Partial<FigureTold> & Pick<FigureTold, 'id' | 'code'>): FigureTold {
  const { id, code } = over
  return {
    title: { zh: `指标${id}`, en: `Indicator ${id}` },
    unit: 'cases',
    measure: 'count',
    theme: 'complaints',
    direction: 'none',
    formula: { zh: '本期收到的投诉件数', en: 'Complaints received in the period' },
    from: '2026-10-01T00:00:00+08:00',
    to: AS_OF,
    asOf: AS_OF,
    version: 184_467,
    state: 'fresh',
    withheld: null,
    notes: [],
    where: {},
    scope: null,
    feeds: [],
    target: null,
    comparisons: [],
    by: [],
    groups: [],
    value: 1_284,
    numerator: 1_284,
    denominator: null,
    records: `/api/v1/indicators/${id}/records`,
    recordsOf: null,
    address: `/figures/${id}?version=184467`,
    ...over,
    code,
  }
}
export const share = (n: number, d: number) => ({
  measure: 'share' as const,
  unit: 'percent' as const,
  numerator: n,
  denominator: d,
  value: d === 0 ? null : Math.round((n / d) * 10_000) / 100,
})
const sentence = (zh: string, en: string, figure?: string): Sentence => ({
  zh: [{ text: zh, ...(figure !== undefined && { figure }) }],
  en: [{ text: en, ...(figure !== undefined && { figure }) }],
})

const group = (key: FigureGroup['key'], value: number | null, over: Partial<FigureGroup> = {}): FigureGroup => ({
  key,
  value,
  numerator: value,
  denominator: null,
  address: '/figures/complaints.received',
  ...over,
})

/** 31 days of October: two without a word, the last one not over. */
const days = Array.from({ length: 31 }, (_, day) => {
  const key = { day: `2026-10-${String(day + 1).padStart(2, '0')}` }
  if (day === 9 || day === 10) return group(key, null, { gap: 'down' })
  return group(key, 30 + ((day * 7) % 23), day === 30 ? { gap: 'running' } : {})
})
const STREETS = ['440307001', '440307002', '440307003', '440307004', '440307005', '440307006']
const streets = STREETS.map((street, at) => group({ street }, 420 - at * 61))
const hours = STREETS.slice(0, 5).flatMap((street, at) =>
  Array.from({ length: 24 }, (_, hour) =>
    group({ street, hour: `2026-10-31T${String(hour).padStart(2, '0')}` }, (hour * (at + 2)) % 17),
  ),
)
export const NAMES: PaperAsked['names'] = Object.fromEntries(
  ['龙城街道', '龙岗街道', '布吉街道', '坂田街道', '横岗街道', '平湖街道'].map((name, at) => [
    `street|${STREETS[at]}`,
    { zh: name, en: `Street ${at + 1}` },
  ]),
)

const empty: Omit<BriefingPage, 'id' | 'kicker' | 'headline'> = {
  figure: null,
  beside: [],
  comparison: [],
  cause: [],
  ask: [],
  minded: [],
  chart: null,
  map: null,
  text: null,
}
const received = figureTold({
  id: 'complaints.received',
  code: 'K7QM2XWA',
  title: { zh: '收到投诉举报', en: 'Submissions received' },
})

function section(at: number): BriefingPage {
  const code = (n: number) => `P${at}F${n}WXYZ`.slice(0, 8)
  return {
    ...empty,
    id: `section-${at}`,
    kicker: { zh: `重点领域情况之${at}`, en: `Focus ${at}` },
    headline: sentence(
      `本月该领域共收到投诉举报${300 + at}件，比上月减少${at + 3}件，前端化解工作总体平稳，未发生群体性事件。`,
      `${300 + at} submissions this month, ${at + 3} fewer than the month before.`,
      '/figures/x',
    ),
    figure: figureTold({
      id: `section${at}.rate`,
      code: code(1),
      title: { zh: '前端拦截率', en: 'Interception rate' },
      ...share(700 + at, 1_000 + at),
    }),
    beside: [
      figureTold({
        id: `section${at}.median`,
        code: code(2),
        title: { zh: '办结用时中位数', en: 'Median time' },
        unit: 'hours',
        measure: 'median',
        value: 26.5 + at,
        numerator: null,
        denominator: 412 + at,
      }),
    ],
    comparison: [
      sentence(
        '与上月相比，拦截率上升1.2个百分点；与去年同期相比，记录尚不足一年，不作比较。',
        'Up 1.2 points on the month before.',
      ),
    ],
    cause: [
      sentence(
        '节假日后网络购物退换货纠纷集中到期，平台企业在线消费纠纷解决单位处理能力已接近上限，部分通道出现积压。',
        'Returns after the holiday came due.',
      ),
    ],
    ask: [
      sentence(
        '请各监管所加强对大型商场、农贸市场的巡查，并于下月五日前报送情况。',
        'Stations should inspect large malls.',
      ),
    ],
    chart: {
      is: 'curve',
      title: { zh: '每日收到投诉举报', en: 'Submissions by day' },
      figure: figureTold({
        id: `section${at}.daily`,
        code: code(3),
        by: ['day'],
        groups: days,
        title: { zh: '每日收到投诉举报', en: 'Submissions by day' },
      }),
      usual: null,
      annotations: [],
    },
  }
}

/** `sections`: further pages of the same kind, for a paper as long as a month needs. */
export function briefingTold(sections = 0): BriefingTold {
  return {
    id: 'monthly',
    title: { zh: '关于十月份市场监管指挥工作情况的汇报', en: 'Market supervision in October' },
    from: '2026-10-01T00:00:00+08:00',
    to: AS_OF,
    asOf: AS_OF,
    version: 184_467,
    scope: null,
    bureau: '深圳市试验区市场监督管理局',
    address: '/briefing/monthly?version=184467',
    edition: 3,
    pages: [
      {
        ...empty,
        id: 'received',
        kicker: { zh: '投诉举报总体情况', en: 'Submissions' },
        headline: {
          zh: [
            { text: '十月份全区共收到投诉举报' },
            { text: '1284件', figure: received.address },
            { text: '，其中七成以上在前端化解，没有进入监管所。' },
          ],
          en: [{ text: 'In October ' }, { text: '1284', figure: received.address }, { text: ' submissions came in.' }],
        },
        figure: received,
        beside: [
          figureTold({
            id: 'interception.rate',
            code: 'B3RT9HKC',
            notes: [{ zh: '十月十八日起口径调整', en: 'the rule changed on 18 October' }],
            title: { zh: '前端拦截率', en: 'Interception rate' },
            ...share(913, 1_196),
            target: { value: 80, source: same('市局通知') },
          }),
          figureTold({
            id: 'empty.rate',
            code: 'E4MPTY2D',
            title: { zh: '电梯困人三十分钟到场率', en: 'Rescues within 30 minutes' },
            ...share(0, 0),
            state: 'provisional',
          }),
          figureTold({
            id: 'withheld.one',
            code: 'W5THHE3D',
            title: { zh: '举报奖励发放', en: 'Rewards' },
            state: 'withheld',
            withheld: { zh: '审定前不公开', en: 'withheld until approved' },
            value: 77,
            numerator: 77,
          }),
          figureTold({
            id: 'missing.one',
            code: 'M6SSNG4E',
            title: { zh: '冷库超温时长', en: 'Cold stores above' },
            state: 'missing',
            value: null,
            numerator: null,
            unit: 'hours',
          }),
        ],
        comparison: [sentence('比九月份减少86件，下降6.28%。', '86 fewer than in September.')],
        minded: [
          sentence(
            '十月十日至十一日数据源中断，该两日数据缺失，图中不连线。',
            'The feed was silent on 10 and 11 October.',
          ),
        ],
        chart: {
          is: 'curve',
          title: { zh: '十月份每日收到投诉举报', en: 'Submissions by day' },
          figure: figureTold({
            id: 'complaints.daily',
            code: 'D7AYS5FG',
            by: ['day'],
            groups: days,
            title: { zh: '每日收到投诉举报', en: 'Submissions by day' },
            target: { value: 45, source: same('工作目标') },
          }),
          usual: {
            id: 'complaints.daily',
            span: 'day',
            items: days.map(({ key }, at) => ({
              at: `${key.day}T00:00:00+08:00`,
              weeks: 6,
              low: at < 3 ? null : 24 + (at % 4),
              median: 36,
              high: at < 3 ? null : 50 + (at % 5),
            })),
          },
          annotations: [
            {
              at: Date.parse('2026-10-18T00:00:00+08:00'),
              to: null,
              is: 'rule',
              says: { zh: '拦截口径调整', en: 'Rule changed' },
            },
          ],
        },
      },
      {
        ...empty,
        id: 'streets',
        kicker: { zh: '各街道分布', en: 'By street' },
        headline: sentence('龙城街道最多，为420件。', 'Most came from Street 1: 420.'),
        chart: {
          is: 'bars',
          title: { zh: '各街道收到投诉举报', en: 'Submissions by street' },
          figure: figureTold({
            id: 'complaints.street',
            code: 'S8TREE6H',
            by: ['street'],
            groups: streets,
            title: { zh: '各街道收到投诉举报', en: 'Submissions by street' },
          }),
          usual: null,
          annotations: [],
        },
        map: { title: same('投诉聚集区'), layers: ['complaints', 'hotspots'], lng: 114.25, lat: 22.72, zoom: 12 },
      },
      {
        ...empty,
        id: 'hours',
        kicker: { zh: '时段规律', en: 'By hour' },
        headline: sentence('傍晚为高峰。', 'Evenings are busiest.'),
        chart: {
          is: 'multiples',
          title: { zh: '各街道分时收到投诉举报', en: 'Submissions by street and hour' },
          figure: figureTold({
            id: 'complaints.hours',
            code: 'H9OURS7J',
            by: ['street', 'hour'],
            groups: hours,
            title: { zh: '各街道分时收到投诉举报', en: 'Submissions by street and hour' },
          }),
          usual: null,
          annotations: [],
        },
        text: {
          paragraphs: ['<b>按此文本原样显示</b>，{{变量}} 与 =公式 也不例外。', '第二段：请领导审定。'],
          by: '值班长甲',
          at: Date.parse('2026-11-01T08:30:00+08:00'),
        },
      },
      ...Array.from({ length: sections }, (_, at) => section(at + 1)),
    ],
  }
}

export const paperAsked = (over: Partial<PaperAsked> = {}): PaperAsked => ({
  briefing: briefingTold(),
  format: 'pdf',
  lang: 'zh',
  names: NAMES,
  publicUrl: 'https://qianshao.test',
  by: '测试员（tester）',
  at: Date.parse('2026-11-01T09:12:00+08:00'),
  map: null,
  ...over,
})
