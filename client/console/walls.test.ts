import type { IndicatorDefined } from '@contract/indicator.ts'
import type { WallRow } from '@contract/wall.ts'
import { expect, test } from 'vitest'
import { indicators } from '../../server/indicators/index.ts'
import { consoleMessages } from './messages.ts'
import { byTheme, toldOf } from './walls.ts'

/* Whoever pointed at a wall learns what became of it without him. */

const shown = {
  ...{ id: 'scr-1@1000', address: '/figure/tasks.open', indicator: 'tasks.open', where: {}, byRole: 'commander' },
  ...{ at: 1_000, until: 181_000, byId: 'li', byName: '李' },
}
const wall: WallRow = { id: 'scr-1', is: 'paired', name: '大厅', place: '', audience: 'wall', shown: null, ended: null }
const his = { ...wall, shown }

test('another console’s number stands on the wall: he is told whose', () => {
  const after = { ...wall, shown: { ...shown, id: 'scr-1@2000', byId: 'zhang', byName: '张' } }
  expect(toldOf([his], [after], 'li')).toMatchObject({ what: 'replaced', wall: { name: '大厅' }, byName: '张' })
  expect(toldOf([his], [after], 'zhang')).toBeNull()
})
test('an alarm closed it, or the wall is away: he is told so', () => {
  expect(toldOf([his], [{ ...wall, ended: { id: shown.id, by: 'alarm', at: 2_000 } }], 'li')?.what).toBe('alarm')
  expect(toldOf([his], [], 'li')?.what).toBe('away')
})
test('of what he closed himself, or what ran out, nothing is said', () => {
  expect(toldOf([his], [{ ...wall, ended: { id: shown.id, by: 'order', at: 2_000 } }], 'li')).toBeNull()
  expect(toldOf([his], [wall], 'li')).toBeNull()
  expect(toldOf([his], [his], 'li')).toBeNull()
})
test('every number is found by its name, under a theme that has a word in both languages', () => {
  const defined = indicators.map((each) => each.defined)
  const zh = ({ title }: IndicatorDefined) => title.zh
  const all = byTheme(defined, '', zh)
  expect(all.flatMap(({ items }) => items)).toHaveLength(defined.length)
  for (const words of Object.values(consoleMessages))
    expect(Object.keys(words.wall.theme)).toEqual(expect.arrayContaining(all.map(({ theme }) => theme)))
  expect(byTheme(defined, ' 快检 ', zh).flatMap(({ items }) => items.map(({ id }) => id))).toContain('markets.tests')
  expect(byTheme(defined, '没有这个', zh)).toEqual([])
})
