import type { FigureGroup, FigureState, FigureTold, IndicatorDefined } from '../contract/indicator.ts'
import type { ExportSources } from './export-sources.ts'

type Cell = string | number | boolean | null

const STATES: Readonly<Record<FigureState, string>> = {
  fresh: '最新',
  ageing: '略有延迟',
  stale: '已过时',
  withheld: '未公开',
  missing: '数据缺失',
  provisional: '暂定',
}
const GAPS: Readonly<Record<NonNullable<FigureGroup['gap']>, string>> = {
  down: '数据缺失',
  before: '尚无记录',
  ahead: '未到',
  running: '未结束',
}

const shown = ({ state, value }: FigureTold): Cell =>
  state === 'withheld' ? '＊未公开' : state === 'missing' ? '数据缺失' : (value ?? '—')

/** What the figure is, in rows of name and value: enough to reckon it again from the records below. */
export function definitionRows(defined: IndicatorDefined, figure: FigureTold): readonly (readonly Cell[])[] {
  const secret = figure.state === 'withheld'
  const where = Object.entries(figure.where).map(([name, value]) => `${name}=${value}`)
  const scope = figure.scope && [...figure.scope.stations, ...figure.scope.streets].join('、')
  return [
    ['指标', defined.title.zh, defined.title.en],
    ['编号', defined.id],
    ['口径', defined.formula.zh, defined.formula.en],
    ['分子', defined.numerator.zh, defined.numerator.en],
    ['分母', defined.denominator?.zh ?? '无', defined.denominator?.en ?? 'none'],
    ['单位', figure.unit],
    ['数值', shown(figure)],
    ['分子数', secret ? '＊未公开' : (figure.numerator ?? '—')],
    ['分母数', secret ? '＊未公开' : (figure.denominator ?? '—')],
    ['统计时段', figure.from === null ? '当前存量' : `${figure.from} 至 ${figure.to ?? ''}（不含）`],
    ['版本', figure.version],
    ['时点', figure.asOf],
    ['状态', STATES[figure.state]],
    ['未公开说明', figure.withheld?.zh ?? '无'],
    ['条件', where.length === 0 ? '无' : where.join('；')],
    ['范围', scope === null ? '全区' : scope],
    ['数据源', figure.feeds.length === 0 ? '本系统内的处置' : figure.feeds.map(({ title }) => title.zh).join('、')],
    ['目标', figure.target === null ? '无' : `${figure.target.value}（${figure.target.source.zh}）`],
    ['编码', figure.code],
    ...(figure.notes.length === 0 ? [['说明', '无']] : figure.notes.map(({ zh, en }) => ['说明', zh, en])),
  ]
}

/** The groups of a figure under their head: names, value, N, D, and why there is none. */
export function groupRows(figure: FigureTold, named: ExportSources['named']): readonly (readonly Cell[])[] {
  const { by, groups } = figure
  const nameless = (group: FigureGroup) => group.gap !== undefined && group.gap !== 'running'
  return [
    [...by.flatMap((dimension) => [dimension, `${dimension} 名称`]), '数值', '分子数', '分母数', '备注'],
    ...groups.map((group) => [
      ...by.flatMap((dimension) => {
        const value = group.key[dimension] ?? null
        return [value, named(dimension, value)?.zh ?? value ?? '未注明']
      }),
      ...(nameless(group) ? ['—', '—', '—'] : [group.value ?? '—', group.numerator ?? '—', group.denominator ?? '—']),
      group.gap === undefined ? '' : GAPS[group.gap],
    ]),
  ]
}
