import { expect, test } from 'vitest'
import { browserOf, knownBrowser } from './browser-of.ts'

test('a person recognises his own browsers, which all call themselves Mozilla', () => {
  const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0'
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1'
  expect(browserOf(edge)).toBe('Edge · Windows')
  expect(browserOf(phone)).toBe('Safari · iOS')
  expect(browserOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox · Linux')
})
test('what nobody knows stands as it calls itself, cut short', () => {
  expect(browserOf('curl/8.1')).toBe('curl/8.1')
  expect(knownBrowser('curl/8.1')).toBeNull()
  expect(browserOf('x'.repeat(120))).toHaveLength(40)
})
