import { expect, test } from 'vitest'
import { comparedOf, csvOf, isPage, questionOf, withWords } from './address.ts'

test('the page of a number asks for what stands in its address, and for nothing of its own', () => {
  expect(questionOf('/figure/tasks.accept?version=90&where.station=st-1&by=day&lang=en')).toBe(
    '/api/v1/indicators/tasks.accept?version=90&where.station=st-1&by=day',
  )
  expect(questionOf('/figure/alarms.open')).toBe('/api/v1/indicators/alarms.open')
})
test('what a messenger puts into a link that is passed on is left out; a filter that is misspelt is not', () => {
  expect(questionOf('/figure/x?version=7&isappinstalled=0&utm_source=a')).toBe('/api/v1/indicators/x?version=7')
  expect(questionOf('/figure/x?where.stret=a')).toBe('/api/v1/indicators/x?where.stret=a')
})
test('a number is told with all that it can be compared with, unless its address says with what', () => {
  expect(comparedOf('/figure/x?version=7')).toBe('/api/v1/indicators/x?version=7&compare=previous%2ClastYear%2Ctarget')
  expect(comparedOf('/figure/x?compare=target')).toBe('/api/v1/indicators/x?compare=target')
})
test('an offset in the address stays the offset that it is', () => {
  const asked = questionOf('/figure/x?from=2026-07-01T00%3A00%3A00%2B08%3A00')
  expect(new URL(asked, 'http://here').searchParams.get('from')).toBe('2026-07-01T00:00:00+08:00')
})
test('the table of a figure is of the same moment', () => {
  expect(csvOf('/figure/x?version=7&lang=en')).toBe('/api/v1/indicators/x/csv?version=7')
  expect(csvOf('/figure/x')).toBe('/api/v1/indicators/x/csv')
})
test('what is not the address of a figure is never asked for', () => {
  expect(() => questionOf('/admin')).toThrow()
  expect(() => questionOf('//elsewhere.example/x')).toThrow()
})
test('a search goes beside what stands in the path already, whatever is typed', () => {
  expect(withWords('/api/v1/x?part=of', { q: 'a&b=c', cursor: null })).toBe('/api/v1/x?part=of&q=a%26b%3Dc')
})
test('a page of ours is told from a question and from another site', () => {
  expect(isPage('/admin#complaint')).toBe(true)
  for (const path of ['/api/v1/facts/1', '//elsewhere.example', 'javascript:alert(1)']) expect(isPage(path)).toBe(false)
})
