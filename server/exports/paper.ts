import type { BriefingChart, BriefingMap, BriefingPage, Sentence } from '../contract/briefing.ts'
import type { FigureTold } from '../contract/indicator.ts'
import type { PaperAsked } from './asked.ts'
import { factsOf, groupTables, wholeAddress, type Facts, type PaperTable } from './figure-facts.ts'
import { mapPicture, type MapPicture } from './map/map-picture.ts'
import { chineseNumber, dayText, momentText, periodText } from './numbers.ts'
import { plain } from './plain.ts'
import { TEXT_WIDTH } from './sheet-size.ts'
import { LAYERS, WORDS, writtenBy } from './words.ts'

export interface PaperRun {
  readonly text: string
  readonly strong?: boolean
  /** Whole address; null where the house has no public one. */
  readonly link?: string | null
}
/** What a paper is made of, in order; PDF and DOCX are two ways to set the same blocks. */
export type PaperBlock =
  | { readonly is: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly is: 'paragraph'; readonly runs: readonly PaperRun[] }
  | { readonly is: 'figures'; readonly rows: readonly Facts[] }
  | { readonly is: 'chart'; readonly title: string; readonly chart: BriefingChart; readonly facts: Facts }
  | { readonly is: 'table'; readonly table: PaperTable }
  | { readonly is: 'map'; readonly title: string; readonly says: string; readonly picture: MapPicture }

export interface Paper {
  readonly bureau: string
  readonly title: string
  /** Period, edition and scope, under the title. */
  readonly under: readonly string[]
  readonly blocks: readonly PaperBlock[]
  /** As papers end: the bureau and the day. */
  readonly signed: readonly [bureau: string, day: string]
  /** What this copy is: who took it out, when, of which version, from where. */
  readonly copy: readonly string[]
  readonly watermark: string
}

function sentences(all: readonly Sentence[], asked: PaperAsked, lead = '', strong = false): PaperBlock[] {
  return all.map((sentence, at) => ({
    is: 'paragraph',
    runs: [
      ...(lead !== '' && at === 0 ? [{ text: lead, strong: true }] : []),
      ...sentence[asked.lang].map(({ text, figure }) => ({
        text: plain(text),
        ...(strong && { strong }),
        ...(figure !== undefined && { link: wholeAddress(figure, asked) }),
      })),
    ],
  }))
}

function figureBlocks(figures: readonly FigureTold[], asked: PaperAsked): PaperBlock[] {
  if (figures.length === 0) return []
  const tables = figures.flatMap((figure) => groupTables(figure, asked))
  return [
    { is: 'figures', rows: figures.map((figure) => factsOf(figure, asked)) },
    ...tables.map((table) => ({ is: 'table' as const, table })),
  ]
}

/** The map as it stood; in words where it cannot be told, with the reason. */
function mapBlock(map: BriefingMap, asked: PaperAsked, chartNumber: () => number): PaperBlock {
  const { lang } = asked
  const { title, layers, lng, lat } = map
  const shown = layers.map((layer) => LAYERS[layer][lang]).join(lang === 'zh' ? '、' : ', ')
  const says =
    lang === 'zh'
      ? `${plain(title.zh)}，图层：${shown}；中心：东经${lng.toFixed(4)}°、北纬${lat.toFixed(4)}°。`
      : `${plain(title.en)}; layers: ${shown}; centre ${lng.toFixed(4)} E, ${lat.toFixed(4)} N.`
  if (asked.map !== null && 'stood' in asked.map) {
    const { stood, district } = asked.map
    return {
      ...{ is: 'map', title: `${WORDS.chart[lang]}${chartNumber()}　${plain(title[lang])}`, says },
      picture: mapPicture(stood, map, district, TEXT_WIDTH, lang),
    }
  }
  const why = asked.map === null ? '' : WORDS.mapUntold[lang] + plain(asked.map.refused)
  return {
    is: 'paragraph',
    runs: [
      { text: WORDS.map[lang], strong: true },
      { text: says + why, link: wholeAddress(asked.briefing.address, asked) },
    ],
  }
}

function pageBlocks(page: BriefingPage, asked: PaperAsked, chartNumber: () => number): PaperBlock[] {
  const { lang } = asked
  const blocks: PaperBlock[] = sentences([page.headline], asked, '', true)
  blocks.push(...figureBlocks([...(page.figure ? [page.figure] : []), ...page.beside], asked))
  blocks.push(...sentences(page.comparison, asked))
  blocks.push(...sentences(page.cause, asked, WORDS.cause[lang]))
  blocks.push(...sentences(page.ask, asked, WORDS.ask[lang]))
  if (page.text) {
    for (const paragraph of page.text.paragraphs) blocks.push({ is: 'paragraph', runs: [{ text: plain(paragraph) }] })
    const said = writtenBy(plain(page.text.by), momentText(page.text.at, lang))
    blocks.push({ is: 'paragraph', runs: [{ text: said[lang] }] })
  }
  if (page.chart) {
    const title = `${WORDS.chart[lang]}${chartNumber()}　${plain(page.chart.title[lang])}`
    blocks.push({ is: 'chart', title, chart: page.chart, facts: factsOf(page.chart.figure, asked) })
    blocks.push(...groupTables(page.chart.figure, asked).map((table) => ({ is: 'table' as const, table })))
  }
  if (page.map) blocks.push(mapBlock(page.map, asked, chartNumber))
  blocks.push(...sentences(page.minded, asked, WORDS.minded[lang]))
  return blocks
}

/** A briefing as a paper: title, numbered sections, figures with their codes, signature, and what this copy is. */
export function paperOf(asked: PaperAsked): Paper {
  const { briefing, lang } = asked
  let charts = 0
  const chartNumber = () => (charts += 1)
  const blocks = briefing.pages.flatMap((page, at): PaperBlock[] => [
    {
      is: 'heading',
      level: 1,
      text: `${lang === 'zh' ? `${chineseNumber(at + 1)}、` : `${at + 1}. `}${plain(page.kicker[lang])}`,
    },
    ...pageBlocks(page, asked, chartNumber),
  ])
  const colon = lang === 'zh' ? '：' : ': '
  const edition =
    briefing.edition === null ? [] : [`${WORDS.edition[lang]}${briefing.edition}${WORDS.editionEnd[lang]}`]
  return {
    bureau: plain(briefing.bureau),
    title: plain(briefing.title[lang]),
    under: [
      `${WORDS.period[lang]}${colon}${periodText(briefing.from, briefing.to, lang)}`,
      [
        ...edition,
        `${WORDS.scope[lang]}${colon}${briefing.scope ? plain(briefing.scope[lang]) : WORDS.whole[lang]}`,
        `${WORDS.asOf[lang]}${colon}${momentText(briefing.asOf, lang)}`,
      ].join('　'),
    ],
    blocks,
    signed: [plain(briefing.bureau), dayText(briefing.asOf, lang)],
    copy: [
      `${WORDS.exportedBy[lang]}${colon}${plain(asked.by)}　${WORDS.exportedAt[lang]}${colon}${momentText(asked.at, lang)}　${WORDS.version[lang]} ${briefing.version}`,
      `${WORDS.address[lang]}${colon}${wholeAddress(briefing.address, asked) ?? briefing.address}`,
    ],
    watermark: `${plain(asked.by)} ${momentText(asked.at, lang)} ${WORDS.version[lang]} ${briefing.version}`,
  }
}
