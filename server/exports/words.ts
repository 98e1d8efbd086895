import type { BriefingMap } from '../contract/briefing.ts'
import type { Wording } from '../contract/counting.ts'
import type { FigureState, IndicatorDimension } from '../contract/indicator.ts'

const say = (zh: string, en: string): Wording => ({ zh, en })

export const STATES: Readonly<Record<FigureState, Wording>> = {
  fresh: say('最新', 'fresh'),
  ageing: say('略有延迟', 'ageing'),
  stale: say('已过时', 'stale'),
  withheld: say('未公开', 'withheld'),
  missing: say('数据缺失', 'missing'),
  provisional: say('暂定', 'provisional'),
}

export const DIMENSIONS: Readonly<Record<IndicatorDimension, Wording>> = {
  street: say('街道', 'Street'),
  station: say('监管所', 'Station'),
  class: say('问题类别', 'Class'),
  lane: say('通道', 'Lane'),
  channel: say('来源渠道', 'Channel'),
  kind: say('种类', 'Kind'),
  place: say('地点', 'Place'),
  state: say('状态', 'State'),
  result: say('结果', 'Result'),
  condition: say('情形', 'Condition'),
  priority: say('级别', 'Priority'),
  level: say('等级', 'Level'),
  cause: say('原因', 'Cause'),
  site: say('监管对象', 'Site'),
  feed: say('数据源', 'Feed'),
  campaign: say('专项行动', 'Campaign'),
  hour: say('时', 'Hour'),
  day: say('日', 'Day'),
  week: say('周', 'Week'),
  month: say('月', 'Month'),
}

export const LAYERS: Readonly<Record<BriefingMap['layers'][number], Wording>> = {
  sites: say('监管对象', 'sites'),
  complaints: say('投诉举报', 'complaints'),
  hotspots: say('聚集区', 'hotspots'),
  alarms: say('告警', 'alarms'),
  tasks: say('任务', 'tasks'),
  stations: say('监管所', 'stations'),
}

/** Everything else that a paper says by itself. */
export const WORDS = {
  withheld: say('＊未公开', '* withheld'),
  missing: say('数据缺失', 'missing'),
  untold: say('未注明', 'not told'),
  before: say('尚无记录', 'no record yet'),
  ahead: say('未到', 'not yet'),
  running: say('（未满）', ' (not whole)'),
  figure: say('指标', 'Figure'),
  value: say('数值', 'Value'),
  share: say('分子／分母', 'N/D'),
  count: say('计数', 'Count'),
  measured: say('参与计算', 'measured'),
  held: say('状态、版本、时点', 'State, version, moment'),
  code: say('编码', 'Code'),
  version: say('版本', 'version'),
  period: say('统计时段', 'Period'),
  asOf: say('数据截至', 'As of'),
  scope: say('范围', 'Scope'),
  edition: say('第', 'Edition '),
  editionEnd: say('版', ''),
  cause: say('原因：', 'Cause: '),
  ask: say('建议：', 'Asked: '),
  minded: say('说明：', 'Note: '),
  note: say('注：', 'Note: '),
  map: say('地图：', 'Map: '),
  mapUntold: say('那一刻的地图未能取得：', ' The map of that moment could not be had: '),
  usual: say('平常区间', 'usual range'),
  belowUsual: say('平常下限（以下留白）', 'usual low (white below)'),
  target: say('目标', 'target'),
  source: say('依据', 'source'),
  noData: say('没有可以画出的数值', 'nothing to draw'),
  exportedBy: say('导出人', 'Exported by'),
  exportedAt: say('导出时间', 'Exported at'),
  address: say('原页地址', 'Address'),
  whole: say('全区', 'the whole district'),
  chart: say('图', 'Figure '),
  scan: say('扫码看数据来源', 'Scan for its records'),
} satisfies Readonly<Record<string, Wording>>

/** What became of the groups that a table has no room for. */
export const restWords = (count: number): Wording =>
  say(`其余 ${count} 项见该指标页面。`, `${count} more on the page of this figure.`)
export const writtenBy = (by: string, when: string): Wording => say(`（${by}，${when}）`, `(${by}, ${when})`)
