import type { BriefingChart } from '@contract/briefing.ts'
import type { FigureGroup, FigureTold, IndicatorDimension } from '@contract/indicator.ts'
import { spans } from '@contract/indicator.ts'
import { label, niceTop, still } from '../charts/axes.ts'
import type { Pen } from '../charts/chart.ts'
import type { ChartOption } from '../charts/echarts.ts'
import { gapArea } from '../charts/gaps.ts'

/** What charts of a briefing need beside the pen: names of groups, and values as they are written. */
export interface ChartNames {
  readonly name: (dimension: IndicatorDimension, key: string | null) => string
  readonly value: (value: number | null) => string
}

const MOST_POINTS = 2_000
const MOST_BARS = 12
const MOST_PANELS = 12

const isSpan = (dimension: IndicatorDimension) => (spans as readonly string[]).includes(dimension)
/** A span's first moment as short as an axis wants it. */
const short = (key: string) => (key.length > 10 ? key.slice(11, 13) : key.length > 7 ? key.slice(5) : key)
const spanKey = (group: FigureGroup, figure: FigureTold) => {
  const span = figure.by.find(isSpan)
  return span === undefined ? '' : (group.key[span] ?? '')
}
const largest = (values: readonly (number | null)[]) => Math.max(0, ...values.map((value) => value ?? 0))

/**
 * What ECharts shows of a briefing's chart; null when there is nothing to draw. This file alone knows how a briefing's charts are
 * drawn: whoever draws them better is called from here.
 */
export function chartOf(chart: BriefingChart, pen: Pen, names: ChartNames): ChartOption | null {
  const { figure } = chart
  if (figure.groups.every(({ value }) => value === null)) return null
  if (chart.is === 'bars') return bars(figure, pen, names)
  return chart.is === 'curve' ? curve(chart, pen) : multiples(figure, pen, names)
}

function valueAxis(pen: Pen, top: number, percent: boolean) {
  const max = percent && top <= 100 && top > 50 ? 100 : niceTop(top)
  return {
    type: 'value' as const,
    min: 0,
    max,
    interval: max / 2,
    splitLine: { lineStyle: { color: pen.colour('--line') } },
    axisLabel: { ...label(pen), margin: pen.px(8) },
  }
}

function curve({ figure, usual }: BriefingChart, pen: Pen): ChartOption {
  const groups = figure.groups.slice(-MOST_POINTS)
  const keys = groups.map((group) => spanKey(group, figure))
  const band = keys.map((key) => usual?.items.find(({ at }) => at.startsWith(key)) ?? null)
  const running = groups.findIndex(({ gap }) => gap === 'running')
  const top = largest([...groups.map(({ value }) => value), ...band.map((each) => each?.high ?? null)])
  const line = { type: 'line' as const, symbol: 'none', silent: true }
  const ink = pen.colour('--data')
  const bare = { ...line, stack: 'band', lineStyle: { width: 0 } }
  return {
    ...still(pen),
    grid: { left: pen.px(52), right: pen.px(16), top: pen.px(14), bottom: pen.px(30) },
    xAxis: {
      type: 'category',
      data: keys.map(short),
      boundaryGap: false,
      axisLine: { lineStyle: { color: pen.colour('--line2') } },
      axisTick: { show: false },
      axisLabel: { ...label(pen), margin: pen.px(10), hideOverlap: true },
    },
    yAxis: valueAxis(pen, top, figure.unit === 'percent'),
    series: [
      { ...bare, data: band.map((each) => each?.low ?? null) },
      {
        ...bare,
        areaStyle: { color: pen.colour('--band'), opacity: 1 },
        data: band.map((each) => (each?.high == null || each.low === null ? null : each.high - each.low)),
      },
      {
        ...line,
        lineStyle: { width: pen.px(2.5), color: ink },
        itemStyle: { color: ink },
        symbol: 'circle',
        symbolSize: pen.px(groups.length > 40 ? 0 : 5),
        showAllSymbol: true,
        connectNulls: false,
        data: groups.map(({ value }, index) => (index === running ? null : value)),
        markArea: gapArea(
          groups.flatMap(({ value }, index) => (value === null ? [index] : [])),
          1,
          groups.length,
          pen,
        ),
      },
      {
        ...line,
        lineStyle: { width: pen.px(2), color: ink, type: 'dashed' },
        itemStyle: { color: pen.colour('--ground'), borderColor: ink, borderWidth: pen.px(2) },
        symbol: 'circle',
        symbolSize: pen.px(9),
        showAllSymbol: true,
        data: groups.map(({ value }, index) => {
          if (index === running) return value
          return running > 0 && index === running - 1 && value !== null ? { value, symbol: 'none' } : null
        }),
      },
    ],
  }
}

function bars(figure: FigureTold, pen: Pen, { name, value }: ChartNames): ChartOption {
  const [dimension = 'street'] = figure.by
  const rows = [...figure.groups].sort((a, b) => (b.value ?? -1) - (a.value ?? -1)).slice(0, MOST_BARS)
  return {
    ...still(pen),
    grid: { left: pen.px(8), right: pen.px(96), top: 0, bottom: 0, containLabel: true },
    xAxis: { type: 'value', show: false, min: 0, max: Math.max(1, largest(rows.map((row) => row.value))) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ key }) => name(dimension, key[dimension] ?? null)),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...label(pen, '--ink2'), margin: pen.px(14), interval: 0 },
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: '36%',
        itemStyle: { color: pen.colour('--data2') },
        label: {
          show: true,
          position: 'right',
          ...label(pen, '--ink'),
          formatter: ({ dataIndex }) => value(rows[dataIndex]?.value ?? null),
        },
        data: rows.map((row) => row.value ?? 0),
      },
    ],
  }
}

function multiples(figure: FigureTold, pen: Pen, { name, value }: ChartNames): ChartOption {
  const grouping = figure.by.find((each) => !isSpan(each)) ?? 'street'
  const names = [...new Set(figure.groups.map(({ key }) => key[grouping] ?? null))].slice(0, MOST_PANELS)
  const keys = [...new Set(figure.groups.map((group) => spanKey(group, figure)))].slice(-MOST_POINTS / MOST_PANELS)
  const columns = Math.min(4, Math.ceil(Math.sqrt(names.length)))
  const [wide, high] = [100 / columns, 100 / Math.ceil(names.length / columns)]
  const max = niceTop(largest(figure.groups.map((group) => group.value)))
  const panels = names.map((each) => {
    const own = figure.groups.filter(({ key }) => (key[grouping] ?? null) === each)
    return keys.map((key) => own.find((group) => spanKey(group, figure) === key)?.value ?? null)
  })
  return {
    ...still(pen),
    grid: names.map((_, index) => ({
      left: `${(index % columns) * wide + 1}%`,
      top: `${Math.floor(index / columns) * high + high * 0.08}%`,
      width: `${wide - 4}%`,
      height: `${high * 0.56}%`,
    })),
    xAxis: names.map((each, index) => ({
      gridIndex: index,
      type: 'category' as const,
      data: keys,
      boundaryGap: false,
      axisTick: { show: false },
      axisLabel: { show: false },
      axisLine: { lineStyle: { color: pen.colour('--line2') } },
      name: `${name(grouping, each)} ${value(panels[index]?.findLast((at) => at !== null) ?? null)}`,
      nameLocation: 'middle' as const,
      nameGap: pen.px(10),
      nameTextStyle: label(pen, '--ink2'),
    })),
    yAxis: names.map((_, index) => ({ gridIndex: index, type: 'value' as const, min: 0, max, show: false })),
    series: panels.map((data, index) => ({
      type: 'line' as const,
      xAxisIndex: index,
      yAxisIndex: index,
      symbol: 'none',
      silent: true,
      connectNulls: false,
      lineStyle: { width: pen.px(2), color: pen.colour('--data') },
      data,
    })),
  }
}
