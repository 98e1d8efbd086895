import type { FigureValue, IndicatorUnit, Measure } from '../contract/indicator.ts'
import { halfUp, loses, trimmed } from './numbers.ts'
import { part, type Part } from './piece.ts'
import { units } from './units.ts'

interface Told extends FigureValue {
  readonly address: string
}
interface Kind {
  readonly unit: IndicatorUnit
  readonly measure: Measure
}

/** A size with its measure word; “约” only where rounding lost something, and never of a percent, which has its two decimals. */
export function sized(value: number, unit: IndicatorUnit, figure: string): Part {
  const { zh, en, decimals, is } = units[unit]
  const digits = halfUp(value, decimals)
  if (is === 'share') return part(`${digits}%`, `${digits}%`, figure)
  const about = loses(value, decimals)
  return part(
    `${about ? '约' : ''}${digits}${zh}`,
    `${about ? 'about ' : ''}${digits} ${en[digits === '1' ? 0 : 1]}`,
    figure,
  )
}

/** A figure or a group of one as it stands in a sentence: a share always with what it is of. Null: nothing to say a number of. */
export function amount(told: Told, { unit, measure }: Kind): Part | null {
  if (told.value === null) return null
  const said = sized(told.value, unit, told.address)
  if (measure !== 'share' || told.numerator === null || told.denominator === null) return said
  const of = `${halfUp(told.numerator, 0)}/${halfUp(told.denominator, 0)}`
  return part(`${said.zh}（${of}）`, `${said.en} (${of})`, told.address)
}

/** The same within brackets, where a second pair would trip the reader: `23.78%，777/3,268`. */
export function amountWithin(told: Told, kind: Kind): Part | null {
  const said = amount(told, kind)
  const within = (text: string, comma: string) => text.replace(/ ?[（(]/, comma).replace(/[）)]$/, '')
  return said && kind.measure === 'share' ? { ...said, zh: within(said.zh, '，'), en: within(said.en, ', ') } : said
}

/** A difference in its unit: of percents in points. */
export function difference(change: number, unit: IndicatorUnit, figure: string): Part {
  if (units[unit].is !== 'share') return sized(Math.abs(change), unit, figure)
  const digits = halfUp(Math.abs(change), 2)
  return part(`${digits}个百分点`, `${digits} percentage ${digits === '1.00' ? 'point' : 'points'}`, figure)
}

/** A target, as people say it: `90%`, `15秒`. */
export function targeted(value: number, unit: IndicatorUnit, figure: string): Part {
  const { zh, en, is } = units[unit]
  const digits = trimmed(value)
  return part(`${digits}${zh}`, is === 'share' ? `${digits}%` : `${digits} ${en[digits === '1' ? 0 : 1]}`, figure)
}
