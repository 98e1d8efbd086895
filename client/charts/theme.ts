import type { ChartOption, LineSeriesOption } from './echarts.ts'

/** What a chart is drawn with: the colours of its ground and the size of its screen. */
export interface Ink {
  /** A token of ui/theme.css, such as `--data`, as it stands on this ground. */
  readonly colour: (token: string) => string
  /** Design units to CSS pixels. */
  readonly px: (units: number) => number
}

/** The token a stale chart is drawn with instead: its lines and bars never stand in full strength; words stay legible. */
export const dimmed = (token: string) =>
  ({ '--data': '--data2', '--data2': '--line2', '--ink': '--ink3', '--p1': '--ink3' })[token] ?? token

/** Smallest text of a chart, design units. */
export const LABEL = 14

/** Text of every axis and label: legible, never below the smallest size of the wall. */
export const label = (ink: Ink, colour = '--ink3') => ({
  color: ink.colour(colour),
  fontFamily: ink.colour('--font'),
  fontSize: ink.px(LABEL),
})

/** Words over curves: a rim of the ground, so that lines behind them stay behind. */
export const rimmed = (ink: Ink) => ({
  ...label(ink, '--ink'),
  textBorderColor: ink.colour('--panel'),
  textBorderWidth: ink.px(4),
})

/** What all charts share: still, and with the theme's type. */
export const still = (ink: Ink) =>
  ({
    animation: false,
    textStyle: { fontFamily: ink.colour('--font'), fontSize: ink.px(LABEL) },
  }) satisfies ChartOption

/** The line that time or names stand on: quiet, without ticks. */
export const baseLine = (ink: Ink) => ({
  axisLine: { onZero: false, lineStyle: { color: ink.colour('--line2'), width: ink.px(1) } },
  axisTick: { show: false },
})

/** An axis of names beside bars: no line, no ticks, the names to the left of `width` design units. */
export const nameAxis = (ink: Ink, width: number) => ({
  type: 'category' as const,
  inverse: true,
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: {
    ...label(ink, '--ink2'),
    width: ink.px(width - 8),
    overflow: 'truncate' as const,
    margin: ink.px(width),
    align: 'left' as const,
  },
})

/** The lines that values are read against. */
export const gridLine = (ink: Ink) => ({ splitLine: { lineStyle: { color: ink.colour('--line'), width: ink.px(1) } } })

type Points = LineSeriesOption['data']
const bare = { type: 'line' as const, symbol: 'none', silent: true, lineStyle: { width: 0 } }

/** The band of what is usual: its lower edge, and how high it stands over it. A null is a hole in it. */
export const bandLines = (low: Points, height: Points, ink: Ink): LineSeriesOption[] => [
  { ...bare, stack: 'band', stackStrategy: 'all', data: low },
  {
    ...bare,
    stack: 'band',
    stackStrategy: 'all',
    areaStyle: { color: ink.colour('--band'), opacity: 1 },
    data: height,
  },
]

/** The curve itself: a gap stays a gap. */
export const curveLine = (data: Points, ink: Ink): LineSeriesOption => ({
  type: 'line',
  silent: true,
  lineStyle: { width: ink.px(2.5), color: ink.colour('--data'), join: 'round' },
  itemStyle: { color: ink.colour('--data') },
  symbol: 'circle',
  symbolSize: ink.px(4),
  connectNulls: false,
  data,
})

/** The part of the curve whose last span is not over: dashed, with an open dot. */
export const unfinishedLine = (data: Points, ink: Ink): LineSeriesOption => ({
  type: 'line',
  silent: true,
  lineStyle: { width: ink.px(2), color: ink.colour('--data'), type: 'dashed' },
  itemStyle: { color: ink.colour('--panel'), borderColor: ink.colour('--data'), borderWidth: ink.px(2) },
  symbol: 'circle',
  symbolSize: ink.px(8),
  showAllSymbol: true,
  data,
})

/** A bar whose span is not over: only its outline, dashed. */
export const unfinishedBar = (ink: Ink) => ({
  color: 'transparent',
  borderColor: ink.colour('--data2'),
  borderWidth: ink.px(1.5),
  borderType: 'dashed' as const,
})

/** A point that stands out of what is usual: a triangle in its direction, coloured where that is the worse way. */
export const outsideMark = (above: boolean, worse: boolean, ink: Ink) => ({
  symbol: 'triangle',
  symbolRotate: above ? 0 : 180,
  symbolSize: ink.px(11),
  itemStyle: { color: ink.colour(worse ? '--p2' : '--data') },
})
