import type { FigureTold, FigureValue, IndicatorUnit } from '@contract/indicator.ts'
import { numeral } from '../table.ts'
import { wordsOf } from './words.ts'

/** A value with its unit: `1,234 件`, `87.5%`; of nothing `—`. */
export function said(value: number | null, unit: IndicatorUnit, lang: 'zh' | 'en'): string {
  const words = wordsOf(lang)
  if (value === null) return words.none
  return unit === 'percent' ? `${numeral(value)}%` : `${numeral(value)} ${words.unit[unit]}`
}

/** A value beside its curve: without the unit, which stands on the axis, but with the sign of a per cent. */
export const bare = (value: number | null, unit: IndicatorUnit) =>
  value === null ? '—' : `${numeral(value)}${unit === 'percent' ? '%' : ''}`

/** What a share is made of, `7/8`; null of what is not a share. */
export function partsOf({ numerator, denominator }: FigureValue, figure: Pick<FigureTold, 'measure'>): string | null {
  if (figure.measure !== 'share' || denominator === null) return null
  return `${numeral(numerator ?? 0)}/${numeral(denominator)}`
}

/** The same for a sentence or a cell: of a median or a mean, how many were measured. */
export function madeOf(value: FigureValue, figure: Pick<FigureTold, 'measure'>): string {
  const parts = partsOf(value, figure)
  if (parts !== null) return parts
  return figure.measure === 'count' || value.denominator === null ? '' : numeral(value.denominator)
}

const STEPS = {
  zh: [
    [1e8, '亿'],
    [1e4, '万'],
  ],
  en: [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'K'],
  ],
} as const

/** A number of an axis: from ten thousand on in 万 and 亿, or in K, M and B. */
export function brief(value: number, lang: 'zh' | 'en'): string {
  if (Math.abs(value) < 10_000) return numeral(value)
  for (const [unit, name] of STEPS[lang]) if (Math.abs(value) >= unit) return `${numeral(value / unit)}${name}`
  return numeral(value)
}

const WIDE = /[\u2e80-\u9fff\uff00-\uffef◆]/u

/** About how wide a text is at a type size, both in the same unit: a Chinese character takes all of it, others a good half. */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const sign of text) width += WIDE.test(sign) ? 1 : sign === ' ' || sign === '.' || sign === ',' ? 0.33 : 0.6
  return width * size
}
