import type { Wording } from '@contract/counting.ts'
import type { Comparison, FigureTold, FigureValue, IndicatorDimension, IndicatorUnit } from '@contract/indicator.ts'
import { wordsSaying } from '../messages/word-book.ts'
import { useDistrict } from '../picture/district.ts'
import { streetName } from '../picture/streets.ts'
import { stampOf } from '../ui/clock.ts'
import { useWords } from '../ui/words.ts'
import { columnWord, saying, valuesSaying, valueWord } from './house-words.ts'
import { momentText, periodText } from './period-words.ts'
import type { TermSayer } from './term-words.ts'
import { changeText, countText, valueText } from './value-words.ts'

/** Whether there is nothing to show in place of the value but why. */
const without = (state: FigureTold['state']) => state === 'withheld' || state === 'missing'

/** How figures are said, in the language of the screen. */
export function useFigureWords() {
  const { t, words, locale } = useWords()
  const place = useDistrict()

  const wording = (said: Wording) => (locale.value === 'en' ? said.en : said.zh)
  const unit = (name: IndicatorUnit) => t(`figure.unit.${name}`)
  const ratio = ({ numerator, denominator }: FigureValue) => {
    if (denominator === null) return null
    if (numerator === null) return t('figure.measured', { d: countText(denominator) })
    return t('figure.ratio', { n: countText(numerator), d: countText(denominator) })
  }
  /** The value as it may be shown: what is withheld or missing says so in its place. */
  const shown = (figure: Pick<FigureTold, 'state' | 'unit' | 'value'>) =>
    without(figure.state) ? t(`figure.state.${figure.state}`) : valueText(figure.value, figure.unit)
  /** With its unit; a dash has none. */
  const withUnit = (value: number | null, name: IndicatorUnit) => {
    const text = valueText(value, name)
    if (value === null) return text
    return name === 'percent' ? `${text}%` : `${text} ${unit(name)}`
  }
  function name(dimension: IndicatorDimension, key: string | null): string {
    if (key === null) return dimension === 'lane' ? valueWord('desk', locale.value) : t('figure.groups.unknown')
    if (dimension === 'street') return streetName(place.district, key, locale.value) ?? key
    if (dimension === 'station') return stationName(key)
    if (dimension === 'class') return words.word('problemClass', key)
    if (dimension === 'channel') return words.word('channel', key)
    if (dimension === 'priority' && words.has(`priority.${key}`)) return t(`priority.${key}`)
    if (dimension === 'hour') return key.replace('T', ' ') + ':00'
    return valueWord(key, locale.value)
  }
  function stationName(id: string): string {
    const station = place.district?.stations.find((each) => each.id === id)
    if (station === undefined) return id
    if (locale.value !== 'en' || station.streetCode === undefined) return station.name
    return streetName(place.district, station.streetCode, 'en') ?? station.name
  }
  /** A column of a record as a person reads it. */
  function cell(column: string, value: string | number | boolean | null): string {
    if (value === null) return '—'
    if (typeof value === 'boolean') return t(value ? 'figure.yes' : 'figure.no')
    if (typeof value === 'number') return value > 1e11 && value < 1e14 ? stampOf(value) : String(value)
    const dimension = DIMENSION_OF[column]
    return dimension === undefined ? valueWord(value, locale.value) : name(dimension, value)
  }
  /** Codes that a record is shown with in words that have the text in them: what a person looks for is what he sees. */
  function codesSaying(text: string): readonly string[] {
    if (text === '') return []
    const { streets = [], stations = [] } = place.district ?? {}
    return [
      ...valuesSaying(text, locale.value),
      ...(locale.value === 'en' ? wordsSaying(text) : []),
      ...streets.flatMap(({ code }) => (saying(name('street', code), text) ? [code] : [])),
      ...stations.flatMap(({ id }) => (saying(stationName(id), text) ? [id] : [])),
    ].slice(0, MOST_CODES)
  }
  const column = (each: string) => columnWord(each, locale.value)
  const sayer: TermSayer = { say: t, column, value: cell, list: (each) => valueWord(each, locale.value) }
  const change = ({ change: by }: Comparison, of: IndicatorUnit) => {
    if (by === null) return null
    const text = changeText(by, of)
    const gap = locale.value === 'en' || of !== 'percent' ? ' ' : ''
    return `${text}${gap}${of === 'percent' ? t('figure.point') : unit(of)}`
  }
  const period = (from: string | null, to: string | null) => periodText(from, to, t)
  const versionAt = ({ version, asOf }: Pick<FigureTold, 'version' | 'asOf'>) =>
    t('figure.versionAt', { n: countText(version), at: momentText(asOf) })
  /** Whose part is counted. */
  const scope = (part: FigureTold['scope']) => {
    if (part === null) return t('figure.about.whole')
    const names = [...part.stations.map(stationName), ...part.streets.map((code) => name('street', code))]
    return names.join(t('figure.term.list'))
  }
  return {
    t,
    locale,
    wording,
    unit,
    ratio,
    shown,
    withUnit,
    name,
    cell,
    codesSaying,
    column,
    sayer,
    change,
    moment: momentText,
    period,
    versionAt,
    scope,
  }
}
export type FigureWords = ReturnType<typeof useFigureWords>

/** The door takes no more. */
const MOST_CODES = 200

const DIMENSION_OF: Readonly<Record<string, IndicatorDimension>> = {
  street: 'street',
  streetCode: 'street',
  street_code: 'street',
  station: 'station',
  unit: 'station',
  wouldBe: 'station',
  class: 'class',
  problemClass: 'class',
  problem_class: 'class',
  channel: 'channel',
  priority: 'priority',
}
