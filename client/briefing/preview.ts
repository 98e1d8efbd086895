import type { BriefingPage } from '@contract/briefing.ts'
import type { FigureAsked, FigureTold } from '@contract/indicator.ts'
import { withWords } from '../figure/address.ts'
import type { Draft } from './draft.ts'

/** The page of the figure that a block asks for. */
export function addressOf({ id, from, to, by, where, compare }: FigureAsked): string {
  const places = Object.entries(where ?? {}).map(([dimension, key]) => [`where.${dimension}`, key] as const)
  return withWords(`/figure/${encodeURIComponent(id)}`, {
    from: from ?? null,
    to: to ?? null,
    by: by?.join(',') ?? null,
    compare: compare?.join(',') ?? null,
    ...Object.fromEntries(places),
  })
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }
const both = (text: string) => ({ zh: text, en: text })
const said = (text: string) => ({ zh: [{ text }], en: [{ text }] })

/**
 * What a draft looks like: pages as its blocks begin them. `figures`: what the server told for each block that asks, by its key; a
 * figure that is not there is left out. The server composes the saved one anew.
 */
export function previewOf(
  draft: Draft,
  figures: ReadonlyMap<number, FigureTold>,
  by: string,
  at: number,
): readonly BriefingPage[] {
  const pages: Writable<BriefingPage>[] = []
  const open = (id: number, title: string) => {
    const page: Writable<BriefingPage> = {
      ...{ id: String(id), kicker: both(draft.title), headline: said(title), figure: null, beside: [] },
      ...{ comparison: [], cause: [], ask: [], minded: [], chart: null, map: null, text: null },
    }
    pages.push(page)
    return page
  }
  for (const { key, block } of draft.blocks) {
    if (block.is === 'page') {
      open(key, block.title)
      continue
    }
    const last = pages.at(-1) ?? open(key, draft.title)
    // A page has one picture, as the server composes it.
    const pictured = last.chart !== null || last.map !== null
    const page =
      pictured && (block.is === 'map' || block.is === 'chart') ? open(key, last.headline.zh[0]?.text ?? '') : last
    if (block.is === 'text') {
      const paragraphs = block.text.split(/\n+/).filter((each) => each.trim() !== '')
      page.text = { paragraphs: [...(page.text?.paragraphs ?? []), ...paragraphs], by, at }
    } else if (block.is === 'map') page.map = { title: both(block.title), ...block.map }
    else {
      const figure = figures.get(key)
      if (figure === undefined) continue
      if (block.is === 'chart')
        page.chart = { is: block.chart, title: figure.title, figure, usual: null, annotations: [] }
      else if (page.figure === null) page.figure = figure
      else page.beside = [...page.beside, figure]
    }
  }
  return pages
}
