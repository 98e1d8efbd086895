import { expect, test } from 'vitest'
import { swipeOf } from './swipe.ts'

test('a finger across turns the page, along it scrolls', () => {
  expect(swipeOf(-90, 10)).toBe('next')
  expect(swipeOf(90, -20)).toBe('previous')
  expect(swipeOf(-90, 80)).toBeNull()
  expect(swipeOf(20, 0)).toBeNull()
})
