import type { Wording } from '../contract/counting.ts'
import type { Grouping, IndicatorDimension } from '../contract/indicator.ts'

/** What a group is called; null: nobody told it, so that it is no one's to praise or blame. */
export type Names = (dimension: IndicatorDimension, key: string | null | undefined) => Wording | null

/** What the house knows by name: streets by code, stations, sites, feeds and campaigns by id, lanes by code. */
export interface Known {
  readonly streets: readonly { readonly code: string; readonly name: string; readonly nameEn?: string | undefined }[]
  readonly stations: readonly { readonly id: string; readonly name: string }[]
  readonly lanes: readonly { readonly code: string; readonly title: Wording }[]
  readonly sites?: ReadonlyMap<string, string>
  readonly campaigns?: ReadonlyMap<string, string>
  readonly feeds?: readonly { readonly name: string; readonly title: Wording }[]
}

/** What a grouping tells apart, as it stands after “各” and “by”. */
export const groupingWords: Readonly<Record<Grouping, Wording>> = {
  street: { zh: '街道', en: 'streets' },
  station: { zh: '监管所', en: 'stations' },
  class: { zh: '问题类别', en: 'problem classes' },
  lane: { zh: '通道', en: 'lanes' },
  channel: { zh: '来源渠道', en: 'channels' },
  kind: { zh: '类型', en: 'kinds' },
  place: { zh: '环节', en: 'places' },
  state: { zh: '状态', en: 'states' },
  result: { zh: '结果', en: 'results' },
  condition: { zh: '告警类型', en: 'conditions' },
  priority: { zh: '级别', en: 'priorities' },
  level: { zh: '等级', en: 'levels' },
  cause: { zh: '原因', en: 'causes' },
  site: { zh: '监管对象', en: 'sites' },
  feed: { zh: '数据源', en: 'feeds' },
  campaign: { zh: '专项行动', en: 'campaigns' },
}

const words = (told: Readonly<Record<string, readonly [zh: string, en: string]>>) =>
  new Map(Object.entries(told).map(([key, [zh, en]]) => [key, { zh, en }]))

/** Values that the house itself writes; what is not here stays as its source said it. */
const coded: Partial<Readonly<Record<IndicatorDimension, ReadonlyMap<string, Wording>>>> = {
  kind: words({
    complaint: ['投诉', 'complaints'],
    tipOff: ['举报', 'tip-offs'],
    consult: ['咨询', 'enquiries'],
    mixed: ['投诉举报兼有', 'complaints with a tip-off'],
    rescue: ['救援', 'rescues'],
    inspection: ['检查', 'inspections'],
    enforcement: ['执法', 'enforcement'],
    joint: ['联合执法', 'joint enforcement'],
    sampling: ['抽检', 'sampling'],
    followUp: ['核查回访', 'follow-ups'],
    supervision: ['督察', 'supervision'],
    other: ['其他', 'others'],
    market: ['农贸市场', 'markets'],
    pharmacy: ['药店', 'pharmacies'],
    elevator: ['电梯', 'lifts'],
    restaurant: ['餐饮', 'restaurants'],
    producer: ['生产企业', 'producers'],
    coldStore: ['冷库', 'cold stores'],
    station: ['监管所', 'stations'],
  }),
  place: words({
    desk: ['中心席位', 'the desk'],
    lane: ['前端通道', 'front-end lanes'],
    station: ['监管所', 'stations'],
    toSend: ['待派发', 'to be sent'],
    toAccept: ['待接单', 'to be accepted'],
    onWay: ['赶赴途中', 'on the way'],
    onScene: ['现场处置', 'on the spot'],
    toVerify: ['待核验', 'to be verified'],
    resting: ['挂起', 'suspended'],
  }),
  state: words({
    draft: ['未派发', 'not sent'],
    issued: ['已派发', 'sent'],
    delivered: ['已送达', 'delivered'],
    accepted: ['已接单', 'accepted'],
    enRoute: ['途中', 'on the way'],
    onScene: ['现场', 'on the spot'],
    handling: ['办理中', 'in hand'],
    submitted: ['已报结', 'handed in'],
    verified: ['已核验', 'verified'],
    closed: ['已办结', 'closed'],
    declined: ['已拒单', 'declined'],
    suspended: ['挂起', 'suspended'],
    cancelled: ['已取消', 'cancelled'],
  }),
  result: words({
    done: ['已查', 'visited'],
    skipped: ['跳过', 'skipped'],
    open: ['待查', 'open'],
    cancelled: ['已取消', 'cancelled'],
  }),
  channel: words({
    全国12315平台: ['全国12315平台', 'the 12315 platform'],
    '12315热线': ['12315热线', 'the 12315 hotline'],
    来信: ['来信', 'letters'],
    窗口: ['窗口', 'the counter'],
    '110联动': ['110联动', 'the 110 line'],
    '110 联动': ['110联动', 'the 110 line'],
    上级交办: ['上级交办', 'from above'],
    服务站: ['服务站', 'service stations'],
  }),
  level: words({ yellow: ['黄色', 'yellow'], orange: ['橙色', 'orange'], red: ['红色', 'red'] }),
  cause: words({
    overdue: ['超期', 'time running out'],
    leader: ['领导批示', 'a leader’s instruction'],
    repeat: ['屡次退回', 'repeated faults'],
  }),
  priority: words({
    1: ['一级告警', 'priority one'],
    2: ['二级告警', 'priority two'],
    3: ['三级告警', 'priority three'],
    4: ['四级告警', 'priority four'],
  }),
  condition: words({
    elevatorFault: ['电梯故障', 'lift faults'],
    entrapment: ['电梯困人', 'people trapped in lifts'],
    feedSilent: ['数据源静默', 'silent feeds'],
    fridgeTemperature: ['冷链温度异常', 'cold-chain temperatures'],
    hotspot: ['投诉聚集', 'gatherings of complaints'],
    liftAccident: ['电梯事故', 'lift accidents'],
    quickTestPositive: ['快检阳性', 'positive quick tests'],
    unrecordedSale: ['未登记销售', 'unrecorded sales'],
  }),
  class: words({
    质量: ['质量', 'quality'],
    售后服务: ['售后服务', 'after-sales service'],
    食品安全: ['食品安全', 'food safety'],
    合同: ['合同', 'contracts'],
    广告: ['广告', 'advertising'],
    不正当竞争: ['不正当竞争', 'unfair competition'],
    价格: ['价格', 'pricing'],
    商标: ['商标', 'trademarks'],
    人身权利: ['人身权利', 'personal rights'],
    检验检测: ['检验检测', 'testing'],
    计量: ['计量', 'measurement'],
    安全: ['安全', 'safety'],
    预付式消费: ['预付式消费', 'prepayment'],
    虚假宣传: ['虚假宣传', 'false claims'],
    其他: ['其他', 'others'],
  }),
}

/** Names for groups, out of what this district has. */
export function namesOf(known: Known): Names {
  const by: Partial<Record<IndicatorDimension, ReadonlyMap<string, Wording>>> = {
    street: new Map(known.streets.map(({ code, name, nameEn }) => [code, { zh: name, en: nameEn ?? name }])),
    station: new Map(known.stations.map(({ id, name }) => [id, { zh: name, en: name }])),
    lane: new Map(known.lanes.map(({ code, title }) => [code, title])),
    feed: new Map((known.feeds ?? []).map(({ name, title }) => [name, title])),
  }
  return (dimension, key) => {
    if (key === null || key === undefined)
      return dimension === 'lane' && key === null ? { zh: '中心席位', en: 'the desk' } : null
    const named =
      dimension === 'site' ? known.sites?.get(key) : dimension === 'campaign' ? known.campaigns?.get(key) : undefined
    return named === undefined
      ? (by[dimension]?.get(key) ?? coded[dimension]?.get(key) ?? { zh: key, en: key })
      : { zh: named, en: named }
  }
}
