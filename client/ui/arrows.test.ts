import { expect, test } from 'vitest'
import { target } from './arrows.ts'

test('arrows walk a list and stop at its ends', () => {
  expect(target('ArrowDown', -1, 3)).toBe(0)
  expect(target('ArrowDown', 2, 3)).toBe(2)
  expect(target('ArrowUp', 0, 3)).toBe(0)
  expect(target('End', 0, 3)).toBe(2)
})
test('other keys and empty lists are left alone', () => {
  expect(target('a', 0, 3)).toBeNull()
  expect(target('ArrowDown', -1, 0)).toBeNull()
})
