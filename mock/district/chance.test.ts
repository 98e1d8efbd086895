import { expect, test } from 'vitest'
import { chance, share } from './chance.ts'

const many = (draw: () => number, count = 20_000) => Array.from({ length: count }, draw)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('the same key tells the same story, another key another', () => {
  const story = (...key: (string | number)[]) => many(() => chance(...key).next(), 1)
  expect(story(1, 'a')).toEqual(story(1, 'a'))
  expect(story(1, 'a')).not.toEqual(story(1, 'b'))
  expect(share(1, 2)).not.toBe(share(12))
})

test('draws have the means that their names promise', () => {
  const luck = chance('means')
  expect(mean(many(() => luck.next()))).toBeCloseTo(0.5, 1)
  expect(mean(many(() => luck.poisson(300), 500))).toBeGreaterThan(295)
  expect(mean(many(() => luck.poisson(300), 500))).toBeLessThan(305)
  expect(mean(many(() => luck.poisson(0.3)))).toBeCloseTo(0.3, 1)
  expect(mean(many(() => luck.normal()))).toBeCloseTo(0, 1)
  expect(mean(many(() => luck.weighted([1, 3])))).toBeCloseTo(0.75, 1)
  expect(new Set(many(() => luck.int(1, 3)))).toEqual(new Set([1, 2, 3]))
  expect(luck.poisson(0)).toBe(0)
})

test('neighbouring keys are not neighbouring numbers', () => {
  const shares = Array.from({ length: 10_000 }, (_, n) => share('seed', 'key', n))
  const tenths = Array.from({ length: 10 }, (_, tenth) => shares.filter((x) => Math.floor(x * 10) === tenth).length)
  for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(120)
})

test('nothing can be picked from nothing', () => {
  expect(() => chance('x').pick([])).toThrow('empty list')
})
