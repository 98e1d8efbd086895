import { expect, test } from 'vitest'
import { colour, priorityToken } from './palette.ts'
import { alarmShapes, pathOf, siteShapes } from '@contract/map-signs.ts'

const priorities = [1, 2, 3, 4] as const

test('every priority has a colour and a shape of its own', () => {
  expect(priorities.map(priorityToken)).toEqual(['--p1', '--p2', '--p3', '--p4'])
  expect(new Set(priorities.map((priority) => pathOf(alarmShapes[priority], 0, 0, 10))).size).toBe(4)
})

test('the theme decides the colour; without a theme the map is not drawn in black on black', () => {
  expect(colour({ token: () => ' #123456 ' }, '--p1')).toBe('#123456')
  expect(colour({ token: () => '' }, '--p1')).toBe('#ff5a63')
})

test('markets, pharmacies, lifts, food, cold stores and stations are told apart by shape alone', () => {
  const kinds = ['market', 'pharmacy', 'elevator', 'restaurant', 'coldStore', 'station'] as const
  const paths = kinds.map((kind) => pathOf(siteShapes[kind], 8, 8, 6))
  expect(new Set(paths).size).toBe(kinds.length)
  for (const d of paths) expect(d).toMatch(/^M-?[\d.]+ .*Z?$/)
})
