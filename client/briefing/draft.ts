import type { BriefingBlock, BriefingMap, BriefingTold } from '@contract/briefing.ts'
import type { FigureAsked, IndicatorDimension } from '@contract/indicator.ts'
import { groupings, spans } from '@contract/indicator.ts'

/* A briefing while somebody composes it. */

export type SeenBy = 'me' | 'leaders' | 'all'
export type BlockKind = BriefingBlock['is']
/** `key` stays with a block wherever it is moved. */
export interface DraftBlock {
  readonly key: number
  readonly block: BriefingBlock
}
export interface Draft {
  readonly title: string
  readonly seenBy: SeenBy
  readonly blocks: readonly DraftBlock[]
}
/** What keeps a draft from being saved: where (null: of the whole) and what. */
export interface Fault {
  readonly key: number | null
  readonly what: 'title' | 'blocks' | 'most' | 'pageTitle' | 'text' | 'indicator' | 'by' | 'period' | 'layers'
}

export const MOST_BLOCKS = 60
export const MOST_TEXT = 4_000
export const MOST_TITLE = 120
const isSpan = (dimension: IndicatorDimension) => (spans as readonly string[]).includes(dimension)
const isGrouping = (dimension: IndicatorDimension) => (groupings as readonly string[]).includes(dimension)

export const emptyDraft = (): Draft => ({
  title: '',
  seenBy: 'me',
  blocks: [{ key: 1, block: blank('page', { lng: 0, lat: 0 }) }],
})

/** The draft that continues a saved edition. */
export const draftOf = (title: string, { seenBy, blocks }: NonNullable<BriefingTold['composed']>): Draft => ({
  title,
  seenBy,
  blocks: blocks.map((block, index) => ({ key: index + 1, block })),
})

/** A new block of a kind; `middle`: of the district, where a view of the map begins. */
export function blank(is: BlockKind, middle: Pick<BriefingMap, 'lng' | 'lat'>): BriefingBlock {
  if (is === 'page') return { is, title: '' }
  if (is === 'text') return { is, text: '' }
  if (is === 'figure') return { is, asked: { id: '' } }
  if (is === 'chart') return { is, chart: 'curve', asked: { id: '' } }
  return { is, title: '', map: { layers: ['hotspots'], ...middle, zoom: 13 } }
}

/** The draft with a block after another one, or at the end. */
export function added(draft: Draft, block: BriefingBlock, after: number | null): Draft {
  const key = Math.max(0, ...draft.blocks.map((each) => each.key)) + 1
  const at = draft.blocks.findIndex((each) => each.key === after)
  const blocks = [...draft.blocks]
  blocks.splice(at === -1 ? blocks.length : at + 1, 0, { key, block })
  return { ...draft, blocks }
}

/** The draft with a block moved by so many places; past the ends nothing moves. */
export function moved(draft: Draft, key: number, by: number): Draft {
  const from = draft.blocks.findIndex((each) => each.key === key)
  const to = from + by
  const block = draft.blocks[from]
  if (block === undefined || to < 0 || to >= draft.blocks.length) return draft
  const blocks = draft.blocks.filter((each) => each.key !== key)
  blocks.splice(to, 0, block)
  return { ...draft, blocks }
}

export const changed = (draft: Draft, key: number, block: BriefingBlock): Draft => ({
  ...draft,
  blocks: draft.blocks.map((each) => (each.key === key ? { key, block } : each)),
})
export const removed = (draft: Draft, key: number): Draft => ({
  ...draft,
  blocks: draft.blocks.filter((each) => each.key !== key),
})

/** Whether a chart is told apart by what it is drawn along. */
function drawable(chart: 'curve' | 'bars' | 'multiples', by: readonly IndicatorDimension[] = []): boolean {
  if (chart === 'curve') return by.length === 1 && by.every(isSpan)
  if (chart === 'bars') return by.length === 1 && by.every(isGrouping)
  return by.length === 2 && by.some(isSpan) && by.some(isGrouping)
}

function askedFault({ id, from, to }: FigureAsked): Fault['what'] | null {
  if (id === '') return 'indicator'
  if ((from === undefined) !== (to === undefined)) return 'period'
  return from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to) ? 'period' : null
}
function blockFault(block: BriefingBlock): Fault['what'] | null {
  if (block.is === 'page') return block.title.trim() === '' ? 'pageTitle' : null
  if (block.is === 'text') return block.text.trim() === '' ? 'text' : null
  if (block.is === 'map')
    return block.title.trim() === '' ? 'pageTitle' : block.map.layers.length === 0 ? 'layers' : null
  const fault = askedFault(block.asked)
  if (fault !== null || block.is === 'figure') return fault
  return drawable(block.chart, block.asked.by) ? null : 'by'
}

/** All that keeps a draft from being saved, the whole first; the server looks again. */
export function faultsOf(draft: Draft): readonly Fault[] {
  const faults: Fault[] = []
  if (draft.title.trim() === '') faults.push({ key: null, what: 'title' })
  if (draft.blocks.length === 0) faults.push({ key: null, what: 'blocks' })
  if (draft.blocks.length > MOST_BLOCKS) faults.push({ key: null, what: 'most' })
  for (const { key, block } of draft.blocks) {
    const what = blockFault(block)
    if (what !== null) faults.push({ key, what })
  }
  return faults
}

/** The order that makes an older edition, as it was told, the next one after `basedOn`. */
export const takingUp = (id: string, basedOn: number, from: BriefingTold) => ({
  verb: 'briefing.save' as const,
  ...{ briefingId: id, basedOn, title: from.title.zh },
  ...{ seenBy: from.composed?.seenBy ?? 'me', blocks: from.composed?.blocks ?? [] },
})

/** The order that ends it for every reader, from its edition `basedOn` on. */
export const withdrawing = (id: string, basedOn: number) => ({
  ...{ verb: 'briefing.withdraw' as const, briefingId: id, basedOn },
})

/** The order that saves it: a new briefing, or the next edition of `id`, written on edition `basedOn`. */
export const saving = (draft: Draft, id: string | null, basedOn: number | null) => ({
  verb: 'briefing.save' as const,
  ...(id === null ? {} : { briefingId: id, ...(basedOn === null ? {} : { basedOn }) }),
  title: draft.title.trim(),
  seenBy: draft.seenBy,
  blocks: draft.blocks.map(({ block }) => block),
})
