import { expect, test } from 'vitest'
import { toldAgain } from './told-again.ts'

const merged = (id: string, into: string, receivedAt: number) => ({ id, into, receivedAt })

test('what is merged into what was merged itself is told again of the last of them', () => {
  const again = toldAgain()
  expect(again.put('b', merged('b', 'a', 1))).toEqual(['a'])
  expect(again.put('c', merged('c', 'b', 2))).toEqual(['b', 'a'])
  expect(again.of('a')).toEqual([1, 2])
  expect(again.put('b', merged('b', 'a', 1))).toEqual([])
  expect([...again.put('b', null)].sort()).toEqual(['a'])
  expect(again.of('a')).toEqual([])
  expect(again.of('b')).toEqual([2])
})

test('a circle in a damaged record ends', () => {
  const again = toldAgain()
  again.put('a', merged('a', 'b', 1))
  expect(again.put('b', merged('b', 'a', 2)).length).toBeLessThanOrEqual(2)
  expect(again.of('a').length).toBeLessThan(50)
})
