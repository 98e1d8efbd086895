import type { BriefingBlock, BriefingMap, BriefingPage, Sentence } from '../contract/briefing.ts'
import {
  groupings,
  type Annotation,
  type FigureAsked,
  type FigureTold,
  type Grouping,
  type UsualBand,
} from '../contract/indicator.ts'
import { comparisonsOf, isTold, kickerOf, refusedSentence, type Answer } from './compose.ts'
import { outliers, ranked } from './groups.ts'
import { headlineOf } from './headline.ts'
import { minded } from './minded.ts'
import type { Names } from './names.ts'
import { full, plain } from './piece.ts'

/** Blocks that somebody wrote as plain text: nothing in it steers a screen or a printer, and markup stays what it is. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n\t]/gu, '')
    .replaceAll('\t', ' ')
    .trim()
}
export const paragraphsOf = (text: string): string[] =>
  plainText(text)
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** What a block asks for; compared with what went before where its period is named. */
const askedBy = (asked: FigureAsked): FigureAsked => ({
  ...asked,
  compare: asked.compare ?? (asked.from === undefined ? ['target'] : ['previous', 'lastYear', 'target']),
})

/** What the blocks ask for, one per block that shows a figure, in their order. */
export const asksOfBlocks = (blocks: readonly BriefingBlock[]): FigureAsked[] =>
  blocks.flatMap((block) => (block.is === 'figure' || block.is === 'chart' ? [askedBy(block.asked)] : []))

/** Answers to `asksOfBlocks`, in its order; what is usual and what changed beside each. */
export interface BlockAnswers {
  readonly figures: readonly Answer[]
  readonly usual: readonly (UsualBand | null)[]
  readonly annotations: readonly (readonly Annotation[])[]
}

interface Begun {
  readonly title: string
  readonly told: FigureTold[]
  readonly refused: string[]
  chart: BriefingPage['chart']
  map: BriefingMap | null
  text: BriefingPage['text']
}
const same = (text: string) => ({ zh: text, en: text })

/** Who wrote it and when (epoch ms). */
export interface Written {
  readonly title: string
  readonly by: string
  readonly at: number
}

/** Pages out of blocks: a page has one chart or one map, and one text; what comes after begins the next under the same title. */
export function composeBlocks(
  blocks: readonly BriefingBlock[],
  { figures, usual, annotations }: BlockAnswers,
  names: Names,
  written: Written,
): BriefingPage[] {
  const begin = (title: string): Begun => ({ title, told: [], refused: [], chart: null, map: null, text: null })
  const begun: Begun[] = []
  let asked = 0
  /** The page that takes a block: the last one, or a further one under its title where that has one of the kind already. */
  const taking = (kind: 'chart' | 'map' | 'text' | null): Begun => {
    const last = begun.at(-1)
    // A page has one picture: a chart or a view of the map.
    const taken = kind === 'text' ? (['text'] as const) : (['chart', 'map'] as const)
    if (last && (kind === null || taken.every((each) => last[each] === null))) return last
    const next = begin(last?.title ?? written.title)
    begun.push(next)
    return next
  }
  for (const block of blocks) {
    if (block.is === 'page') begun.push(begin(block.title))
    else if (block.is === 'map') taking('map').map = { ...block.map, title: same(block.title) }
    else if (block.is === 'text')
      taking('text').text = { paragraphs: paragraphsOf(block.text), by: written.by, at: written.at }
    else {
      const answer = figures[asked]
      const page = taking(block.is === 'chart' ? 'chart' : null)
      if (!isTold(answer)) page.refused.push(answer?.refused ?? '没有答复。')
      else if (block.is === 'figure') page.told.push(answer)
      else
        page.chart = {
          ...{ is: block.chart, title: answer.title, figure: answer },
          ...{ usual: usual[asked] ?? null, annotations: annotations[asked] ?? [] },
        }
      asked += 1
    }
  }
  return begun.map((page, at) => pageOf(page, `${at + 1}`, names))
}

function causesOf(figure: FigureTold | undefined, names: Names): Sentence[] {
  const by = figure?.by.find((each): each is Grouping => groupings.some((known) => known === each))
  if (!figure || !by || figure.by.length > 1) return []
  return [outliers(figure, by, names) ?? ranked(figure, by, names) ?? []].flat()
}

function pageOf({ title, told, refused, chart, map, text }: Begun, id: string, names: Names): BriefingPage {
  const [figure = null, ...beside] = told
  const drawn = chart ? [chart.figure] : []
  return {
    ...{ id, figure, beside, chart, map, text },
    kicker: kickerOf(same(title), figure),
    headline: figure ? headlineOf(figure, undefined) : plain(same(title)),
    comparison: comparisonsOf(figure, beside),
    cause: [...told, ...drawn].flatMap((each) => causesOf(each, names)).map(full),
    ask: [],
    minded: [...refused.map(refusedSentence), ...minded([...told, ...drawn].map((each) => ({ figure: each })))],
  }
}
