import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actOf, pageIn, turned, type Act } from './keys.ts'

const key = (name: string, held: Partial<KeyboardEvent> = {}) =>
  actOf({ key: name, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...held })

test('arrows, the space bar and what a remote sends turn the page', () => {
  for (const each of ['ArrowRight', 'ArrowDown', 'PageDown', ' ']) expect(key(each), each).toBe('next')
  for (const each of ['ArrowLeft', 'ArrowUp', 'PageUp']) expect(key(each), each).toBe('previous')
  expect(key(' ', { shiftKey: true })).toBe('previous')
  expect([key('Home'), key('End'), key('Escape'), key('?'), key('T')]).toEqual([
    'first',
    'last',
    'list',
    'help',
    'theme',
  ])
})
test('what is held with Ctrl, Alt or Meta is the browser’s', () => {
  for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) expect(key('p', held)).toBeNull()
  expect(key('constructor')).toBeNull()
})
test('pages never turn past their ends', () => {
  const acts = fc.constantFrom<Act>('next', 'previous', 'first', 'last')
  fc.assert(
    fc.property(acts, fc.integer({ min: 1, max: 40 }), fc.nat(39), (act, count, at) => {
      const to = turned(act, Math.min(at, count - 1), count)
      expect(to).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThan(count)
    }),
  )
  expect(turned('next', 0, 0)).toBeNull()
  expect(turned('help', 0, 3)).toBeNull()
})
test('an address names its page, and a wrong one the nearest there is', () => {
  expect([pageIn('#3', 5), pageIn('', 5), pageIn('#99', 5), pageIn('#0', 5), pageIn('#x', 5), pageIn('#3', 0)]).toEqual(
    [2, 0, 4, 0, 0, 0],
  )
})
