import type { BriefingBlock, BriefingTold } from '@contract/briefing.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  added,
  blank,
  draftOf,
  emptyDraft,
  faultsOf,
  moved,
  removed,
  saving,
  takingUp,
  withdrawing,
  type Draft,
} from './draft.ts'

const MIDDLE = { lng: 114.2, lat: 22.7 }
const blocks: readonly BriefingBlock[] = [
  { is: 'page', title: '第一页' },
  { is: 'figure', asked: { id: 'tasks.open' } },
  { is: 'text', text: '说明' },
]
const draft: Draft = draftOf('周会', { seenBy: 'leaders', blocks, mayEdit: true })
const kinds = (each: Draft) => each.blocks.map(({ block }) => block.is)

test('a new block stands after the one that it was asked at, or at the end', () => {
  expect(kinds(added(draft, blank('map', MIDDLE), 1))).toEqual(['page', 'map', 'figure', 'text'])
  expect(kinds(added(draft, blank('map', MIDDLE), null))).toEqual(['page', 'figure', 'text', 'map'])
})
test('a block moves among the others and past no end, and none is lost', () => {
  expect(kinds(moved(draft, 3, -1))).toEqual(['page', 'text', 'figure'])
  expect(moved(draft, 1, -1)).toBe(draft)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(-1, 1))), (moves) => {
      const after = moves.reduce((each, [key, by]) => moved(each, key, by), draft)
      expect(after.blocks.map(({ key }) => key).sort()).toEqual([1, 2, 3])
    }),
  )
})
test('keys stay apart when blocks come and go', () => {
  const after = added(removed(draft, 2), blank('text', MIDDLE), 1)
  expect(new Set(after.blocks.map(({ key }) => key)).size).toBe(3)
})
test('whatever is missing is said at its block, all at once', () => {
  const chart: BriefingBlock = { is: 'chart', chart: 'curve', asked: { id: 'tasks.open', by: ['station'] } }
  const half: BriefingBlock = { is: 'figure', asked: { id: 'x', from: '2026-11-01T00:00:00+08:00' } }
  let bad = { ...emptyDraft() }
  for (const each of [blank('figure', MIDDLE), blank('text', MIDDLE), chart, half]) bad = added(bad, each, null)
  expect(faultsOf(bad).map(({ what }) => what)).toEqual(['title', 'pageTitle', 'indicator', 'text', 'by', 'period'])
  expect(faultsOf({ ...draft, blocks: [] }).map(({ what }) => what)).toEqual(['blocks'])
  expect(faultsOf(draft)).toEqual([])
})
test('each chart is drawn along what it can be drawn along', () => {
  const of = (chart: 'curve' | 'bars' | 'multiples', by: readonly ('day' | 'street' | 'station')[]) =>
    faultsOf({ ...draft, blocks: [{ key: 1, block: { is: 'chart', chart, asked: { id: 'x', by } } }] }).length === 0
  expect([of('curve', ['day']), of('bars', ['street']), of('multiples', ['street', 'day'])]).toEqual([true, true, true])
  expect([of('curve', []), of('bars', ['day']), of('multiples', ['street', 'station'])]).toEqual([false, false, false])
})
test('saving names the edition that it was written on, and a new briefing none', () => {
  expect(saving(draft, 'hb-1', 3)).toEqual({
    verb: 'briefing.save',
    briefingId: 'hb-1',
    basedOn: 3,
    title: '周会',
    seenBy: 'leaders',
    blocks,
  })
  expect(saving(draft, null, null)).not.toHaveProperty('briefingId')
})

test('an older edition is taken up on the newest one, whole as it was', () => {
  const from = { title: { zh: '周会', en: '周会' }, composed: { seenBy: 'all', blocks: [{ is: 'page', title: '一' }] } }
  expect(takingUp('b1', 4, from as unknown as BriefingTold)).toEqual({
    ...{ verb: 'briefing.save', briefingId: 'b1', basedOn: 4, title: '周会', seenBy: 'all' },
    blocks: [{ is: 'page', title: '一' }],
  })
  expect(withdrawing('b1', 4)).toEqual({ verb: 'briefing.withdraw', briefingId: 'b1', basedOn: 4 })
})
