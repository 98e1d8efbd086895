import type { FigureGroup, FigureState, FigureValue, IndicatorUnit, Measure } from '../contract/indicator.ts'
import { districtIso } from '../contract/time.ts'
import { unitWords } from '../contract/unit-words.ts'
import type { PaperLang } from './asked.ts'
import { WORDS } from './words.ts'

/** A number as papers write it: at most two decimals, percents always two; no separators that a search would miss. */
export function numberText(value: number, unit: IndicatorUnit): string {
  if (unit === 'percent') return value.toFixed(2)
  return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(2)))
}

/** What stands at a number of a drawing, where the unit is not said again. */
export const signOf = ({ unit }: { readonly unit: IndicatorUnit }) => (unit === 'percent' ? '%' : '')

/** A figure with its unit; “—” of nothing, never 0; withheld and missing by their words. */
export function valueText(
  figure: FigureValue & { readonly state?: FigureState },
  unit: IndicatorUnit,
  lang: PaperLang,
): string {
  if (figure.state === 'withheld') return WORDS.withheld[lang]
  if (figure.state === 'missing') return WORDS.missing[lang]
  if (figure.value === null) return '—'
  // English words stand after a space, the sign of percents does not.
  const space = lang === 'en' && unit !== 'percent' ? ' ' : ''
  return `${numberText(figure.value, unit)}${space}${unitWords[unit][lang]}`
}

/** What the figure is made of: N/D of a share, how many were measured of a median, nothing more of a count. */
export function shareText(
  figure: FigureValue & { readonly state?: FigureState; readonly measure: Measure },
  lang: PaperLang,
): string {
  if (figure.state === 'withheld') return WORDS.withheld[lang]
  if (figure.state === 'missing') return WORDS.missing[lang]
  if (figure.measure === 'count') return WORDS.count[lang]
  if (figure.measure === 'share') return `${figure.numerator ?? '—'}/${figure.denominator ?? '—'}`
  return figure.denominator === null ? '—' : `${WORDS.measured[lang]} ${figure.denominator}`
}

/** One group: what is a gap is said as one, and is not 0. */
export function groupText(group: FigureGroup, unit: IndicatorUnit, measure: Measure, lang: PaperLang): string {
  if (group.gap === 'down') return WORDS.missing[lang]
  if (group.gap === 'before') return WORDS.before[lang]
  if (group.gap === 'ahead') return WORDS.ahead[lang]
  const shown = valueText(group, unit, lang)
  const of =
    measure === 'share'
      ? `${lang === 'zh' ? '（' : ' ('}${shareText({ ...group, measure }, lang)}${lang === 'zh' ? '）' : ')'}`
      : ''
  return `${shown}${of}${group.gap === 'running' ? WORDS.running[lang] : ''}`
}

const CHINESE = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
/** 1–99 as headings count: 一, 十, 十一, 二十三. */
export function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? CHINESE[tens] : ''}${tens > 0 ? '十' : ''}${CHINESE[n % 10]}`
}

/** A moment in district time, to the minute. */
export function momentText(at: number | string, lang: PaperLang): string {
  const iso = districtIso(typeof at === 'number' ? at : Date.parse(at))
  return lang === 'zh' ? `${dayText(at, lang)} ${iso.slice(11, 16)}` : iso.slice(0, 16).replace('T', ' ')
}
/** A day in district time: 2026年11月28日. */
export function dayText(at: number | string, lang: PaperLang): string {
  const day = districtIso(typeof at === 'number' ? at : Date.parse(at)).slice(0, 10)
  const [year, month, date] = day.split('-').map(Number)
  return lang === 'zh' ? `${year}年${month}月${date}日` : day
}

/** A period whose end is exclusive: whole days as days, both included; anything else to the minute. */
export function periodText(from: string, to: string, lang: PaperLang): string {
  const dash = lang === 'zh' ? '至' : ' to '
  const midnight = [from, to].every((each) => districtIso(Date.parse(each)).slice(11, 19) === '00:00:00')
  if (!midnight) return `${momentText(from, lang)}${dash}${momentText(to, lang)}`
  const last = Date.parse(to) - 1
  const [first, end] = [dayText(from, lang), dayText(last, lang)]
  return first === end ? first : `${first}${dash}${end}`
}
