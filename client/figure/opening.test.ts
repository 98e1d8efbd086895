// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LONG_PRESS_MS, openingBy } from './opening.ts'

let opened = 0
let opening = openingBy(() => opened++)
beforeEach(() => {
  vi.useFakeTimers()
  opened = 0
  opening = openingBy(() => opened++)
})
afterEach(() => vi.useRealTimers())
const finger = (type: string, x = 0) => new PointerEvent(type, { pointerType: 'touch', clientX: x })
const key = (name: string) => new KeyboardEvent('keydown', { key: name })

test('a click opens, a click for a new tab is left to the browser', () => {
  opening.on.click(new MouseEvent('click'))
  expect(opened).toBe(1)
  opening.on.click(new MouseEvent('click', { ctrlKey: true }))
  expect(opened).toBe(1)
})
test('Enter opens, other keys are left to turn the page', () => {
  for (const each of ['Enter', ' ', 'a', 'ArrowRight']) opening.on.keydown(key(each))
  expect(opened).toBe(1)
})
test('a finger that stays opens once, and its click opens nothing more', () => {
  opening.on.pointerdown(finger('pointerdown'))
  vi.advanceTimersByTime(LONG_PRESS_MS - 1)
  expect(opened).toBe(0)
  vi.advanceTimersByTime(1)
  expect(opened).toBe(1)
  opening.on.pointerup()
  opening.on.click(new MouseEvent('click'))
  expect(opened).toBe(1)
})
test('a finger that scrolls or leaves opens nothing', () => {
  opening.on.pointerdown(finger('pointerdown'))
  opening.on.pointermove(finger('pointermove', 40))
  vi.advanceTimersByTime(LONG_PRESS_MS * 2)
  opening.on.pointerdown(finger('pointerdown'))
  opening.on.pointerup()
  vi.advanceTimersByTime(LONG_PRESS_MS * 2)
  expect(opened).toBe(0)
})
test('a mouse button held is not a long press', () => {
  opening.on.pointerdown(new PointerEvent('pointerdown', { pointerType: 'mouse' }))
  vi.advanceTimersByTime(LONG_PRESS_MS * 2)
  expect(opened).toBe(0)
})
