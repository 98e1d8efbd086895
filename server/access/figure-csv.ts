import type { FigureAsked, FigureRecord, FigureTold, IndicatorDefined } from '../contract/indicator.ts'
import { districtDay, districtIso } from '../contract/time.ts'
import { isRefusal, type Who } from '../gateway/access.ts'
import type { ExportDoor, Held } from '../gateway/access-exports.ts'
import { cell } from './audit.ts'
import type { ExportParts } from './exports.ts'
import { definitionRows, groupRows } from './figure-definition.ts'
import { actorOf, noted } from './notes.ts'

/** Records that are held at once: a page is asked for when the one before has been taken. */
const PAGE = 5_000

type Cell = string | number | boolean | null
/** A row of cells that no spreadsheet takes for a formula; numbers stay numbers, below zero too. */
export const row = (cells: readonly Cell[]): string =>
  `${cells.map((each) => (typeof each === 'number' || typeof each === 'boolean' ? String(each) : cell(each))).join(',')}\r\n`

/** A moment as people read it; columns of records hold epoch ms. */
const shown = (name: string, value: Cell | undefined): Cell =>
  typeof value === 'number' && /At$|^at$/.test(name) && value > 1e11 ? districtIso(value) : (value ?? null)

function recordRow({ id, at, counted, path, columns }: FigureRecord, names: readonly string[]): string {
  const known = new Set(names)
  const further = Object.entries(columns).filter(([name]) => !known.has(name))
  return row([
    id,
    at === null ? null : districtIso(at),
    counted ? '计入' : '未计入',
    ...names.map((name) => shown(name, columns[name])),
    path,
    further.length === 0 ? null : JSON.stringify(Object.fromEntries(further)),
  ])
}

const nameOf = (who: Who) => (who.kind === 'person' ? `${who.name}（${who.user}）` : who.name)

/** A figure as CSV: what it is, its groups, and every record behind it, page by page; the last row says that it is whole. */
export function openFigureCsv({
  sources,
  record,
  now,
}: Pick<ExportParts, 'sources' | 'record' | 'now'>): ExportDoor['csv'] {
  async function* recordLines(
    asked: FigureAsked,
    held: Held,
    figure: FigureTold,
    who: Who,
  ): AsyncGenerator<string, number> {
    const part = figure.recordsOf === null ? 'counted' : 'of'
    let names: readonly string[] | null = null
    let count = 0
    let cursor: string | undefined
    do {
      const page = await sources.records(asked, held, part, { limit: PAGE, cursor }, who)
      if (isRefusal(page)) throw new Error(page.refused)
      if (names === null) {
        names = [...new Set(page.items.flatMap(({ columns }) => Object.keys(columns)))]
        yield row(['记录', '时间', '是否计入', ...names, '地址', '其他'])
      }
      const known = names
      yield page.items.map((each) => recordRow(each, known)).join('')
      count += page.items.length
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    return count
  }

  async function* lines(
    asked: FigureAsked,
    held: Held,
    told: { defined: IndicatorDefined; figure: FigureTold },
    who: Who,
  ) {
    const { defined, figure } = told
    yield `\ufeff${definitionRows(defined, figure).map(row).join('')}`
    const secret = figure.state === 'withheld'
    if (!secret && figure.groups.length > 0)
      yield `\r\n${groupRows(figure, (dimension, value) => sources.named(dimension, value))
        .map(row)
        .join('')}`
    yield '\r\n'
    const signed = `导出人：${nameOf(who)}，导出时间：${districtIso(now())}`
    let count = 0
    try {
      if (!secret) count = yield* recordLines(asked, held, figure, who)
    } catch (error) {
      // Whoever opens it sees that it broke off, even if the program that fetched it did not.
      yield row([`导出中断，以上记录不完整，请重新导出。${signed}`])
      throw error
    }
    yield row([secret ? `＊未公开，不含记录，${signed}` : `共 ${count} 条记录，${signed}`])
  }

  return async (asked, held, who, from) => {
    const defined = sources.defined(asked.id)
    if (!defined) return { refused: '没有这个指标。', status: 404 }
    const figure = await sources.figure(asked, held, who)
    if (isRefusal(figure)) return figure
    const detail = { format: 'csv', version: figure.version, from: figure.from ?? '', to: figure.to ?? '' }
    await record(noted({ act: 'exported', by: actorOf(who), on: `indicator/${asked.id}`, detail, from }, now()))
    // Records are those of the figure that stands above them, though the house goes on meanwhile.
    const still: Held = { at: figure.asOf, version: figure.version }
    const name = `${figure.title.zh.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 60)}_${districtDay(Date.parse(figure.asOf))}_v${figure.version}.csv`
    return {
      name,
      lines: lines(
        { ...asked, from: figure.from ?? undefined, to: figure.to ?? undefined },
        still,
        { defined, figure },
        who,
      ),
    }
  }
}
