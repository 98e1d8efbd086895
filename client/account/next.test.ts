import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextOf } from './next.ts'

const SITE = 'https://qianshao.example'

test('a path of this site is kept with its query and its fragment', () => {
  expect(nextOf('/admin?lang=en#rejected', '/wall')).toBe('/admin?lang=en#rejected')
})
test('another site, a scheme, or nothing leads home', () => {
  const wrong = ['//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', 'javascript:alert(1)']
  for (const next of [
    ...wrong,
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '',
    undefined,
    null,
    ['/wall'],
  ])
    expect(nextOf(next, '/profile'), String(next)).toBe('/profile')
})
test('whatever stands in the address, nobody leaves this site', () => {
  const parts = fc.constantFrom(
    '/',
    '\\',
    '\t',
    '\n',
    '\r',
    ' ',
    ':',
    '@',
    '.',
    'evil.example',
    'https',
    '?',
    '#',
    '\u3000',
  )
  const wild = fc.oneof(
    fc.string(),
    fc.array(parts).map((each) => each.join('')),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        wild,
        wild.map((text) => `/${text}`),
      ),
      (next) => {
        expect(new URL(nextOf(next, '/wall'), SITE).origin).toBe(SITE)
      },
    ),
  )
})
