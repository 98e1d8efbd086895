import { spans, type FigureGroup, type FigureTold, type IndicatorDimension } from '../contract/indicator.ts'
import type { PaperAsked, PaperLang } from './asked.ts'
import { groupText, momentText, shareText, valueText } from './numbers.ts'
import { plain } from './plain.ts'
import { DIMENSIONS, restWords, STATES, WORDS } from './words.ts'

/** What stands under a figure: what it is made of, how far it may be believed, and where it can be looked up. */
export interface Facts {
  readonly title: string
  readonly value: string
  readonly share: string
  readonly state: string
  readonly version: string
  readonly moment: string
  readonly code: string
  /** Whole address of the code, as the QR holds it; null: this house has no public address, and the code is typed in. */
  readonly link: string | null
  /** What to mind, and why it is withheld. */
  readonly notes: readonly string[]
}
export interface PaperTable {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Under the table; empty: nothing. */
  readonly rest: string
}

/** Rows of one table: more is on the page of the figure. */
const MOST_ROWS = 60
/** Points of a curve stand beside each other in so many pairs of columns. */
const ACROSS = 3

/** A path as it can be opened from paper; null where the house has no public address. */
export const wholeAddress = (path: string, { publicUrl }: PaperAsked): string | null =>
  publicUrl === null ? null : publicUrl.replace(/\/$/, '') + path
/** What a figure is made of, in a line of text. */
export const captioned = ({ share }: Facts, { lang }: PaperAsked): string =>
  share.includes('/') ? `${WORDS.share[lang]} ${share}` : share
/** Notes of several figures, each said once, under the names of all that it is about. */
export function notesOf(rows: readonly Facts[], { lang }: PaperAsked): readonly string[] {
  const titles = new Map<string, Set<string>>()
  for (const { title, notes } of rows)
    for (const note of notes) titles.set(note, (titles.get(note) ?? new Set()).add(title))
  const [between, colon] = lang === 'zh' ? ['、', '：'] : [', ', ': ']
  return [...titles].map(([note, of]) => `${WORDS.note[lang]}${[...of].join(between)}${colon}${note}`)
}

export function factsOf(figure: FigureTold, asked: PaperAsked): Facts {
  const { lang } = asked
  return {
    title: plain(figure.title[lang]),
    value: valueText(figure, figure.unit, lang),
    share: shareText(figure, lang),
    state: STATES[figure.state][lang],
    version: `${WORDS.version[lang]} ${figure.version}`,
    moment: momentText(figure.asOf, lang),
    code: figure.code,
    link: wholeAddress(`/f/${encodeURIComponent(figure.code)}`, asked),
    notes: [...(figure.withheld ? [figure.withheld] : []), ...figure.notes].map((each) => plain(each[lang])),
  }
}

const isSpan = (dimension: IndicatorDimension) => (spans as readonly string[]).includes(dimension)

/** The name of one value of a dimension; of a span its first moment, shortly. */
export function keyText(dimension: IndicatorDimension, value: string | null, asked: PaperAsked): string {
  const named = asked.names[`${dimension}|${value ?? ''}`]
  if (named) return plain(named[asked.lang])
  if (value === null) return WORDS.untold[asked.lang]
  return isSpan(dimension) ? spanText(value, asked.lang) : plain(value)
}

/** `2026-11-23T09` → 11月23日9时; `2026-11-23` → 11月23日; `2026-11` → 2026年11月. */
export function spanText(key: string, lang: PaperLang): string {
  const [, year, month, day, hour] = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:T(\d{2}))?/.exec(key) ?? []
  if (year === undefined) return plain(key)
  if (lang === 'en') return key.replace('T', ' ') + (hour === undefined ? '' : ':00')
  if (day === undefined) return `${year}年${Number(month)}月`
  return `${Number(month)}月${Number(day)}日${hour === undefined ? '' : `${Number(hour)}时`}`
}

export const groupLabel = (group: FigureGroup, by: readonly IndicatorDimension[], asked: PaperAsked): string =>
  by.map((dimension) => keyText(dimension, group.key[dimension] ?? null, asked)).join(' ')

/** A grouping told along a span stands as a sheet: spans down, so many names across; the others in sheets of their own. */
const MOST_NAMES = 6
const MOST_SHEETS = 2

function sheetsOf(figure: FigureTold, grouping: IndicatorDimension, span: IndicatorDimension, asked: PaperAsked) {
  const { lang } = asked
  const names = [...new Set(figure.groups.map(({ key }) => key[grouping] ?? null))]
  const rows = [...new Set(figure.groups.map(({ key }) => key[span] ?? null))].slice(0, MOST_ROWS)
  const found = new Map(figure.groups.map((group) => [`${group.key[grouping] ?? ''}|${group.key[span] ?? ''}`, group]))
  const cell = (name: string | null, row: string | null) => {
    const group = found.get(`${name ?? ''}|${row ?? ''}`)
    return group ? groupText(group, figure.unit, figure.measure, lang) : '—'
  }
  const sheets = Array.from({ length: Math.min(MOST_SHEETS, Math.ceil(names.length / MOST_NAMES)) }, (_, at) =>
    names.slice(at * MOST_NAMES, (at + 1) * MOST_NAMES),
  )
  const shown = sheets.flat().length * rows.length
  return sheets.map((across, at): PaperTable => ({
    title: plain(figure.title[lang]),
    head: [DIMENSIONS[span][lang], ...across.map((name) => keyText(grouping, name, asked))],
    rows: rows.map((row) => [keyText(span, row, asked), ...across.map((name) => cell(name, row))]),
    rest: at === sheets.length - 1 && figure.groups.length > shown ? restWords(figure.groups.length - shown)[lang] : '',
  }))
}

/** The groups of a figure as tables: names to the left, figures to the right; points of a curve side by side. */
export function groupTables(figure: FigureTold, asked: PaperAsked): readonly PaperTable[] {
  const { by, groups, unit, measure, state } = figure
  if (by.length === 0 || groups.length === 0 || state === 'withheld' || state === 'missing') return []
  const { lang } = asked
  const span = by.find(isSpan)
  const grouping = by.find((each) => !isSpan(each))
  if (by.length === 2 && span !== undefined && grouping !== undefined) return sheetsOf(figure, grouping, span, asked)
  // A share brings what it is of: three of them beside each other would run off the sheet.
  const most = span === undefined ? 1 : measure === 'share' ? 2 : ACROSS
  const across = Math.min(most, groups.length)
  const names = by.map((dimension) => DIMENSIONS[dimension][lang])
  const shown = groups.slice(0, MOST_ROWS * across)
  const cells = shown.map((group) => [
    ...by.map((dimension) => keyText(dimension, group.key[dimension] ?? null, asked)),
    groupText(group, unit, measure, lang),
  ])
  // Down the first column, then the next: as one reads days.
  const height = Math.ceil(cells.length / across)
  const blank = [...by.map(() => ''), '']
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: across }, (__, column) => cells[column * height + row] ?? blank).flat(),
  )
  return [
    {
      title: plain(figure.title[lang]),
      head: Array.from({ length: across }, () => [...names, WORDS.value[lang]]).flat(),
      rows,
      rest: groups.length > shown.length ? restWords(groups.length - shown.length)[lang] : '',
    },
  ]
}
