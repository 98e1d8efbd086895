import { expect, test } from 'vitest'
import { complaintsPath, factPath, factsPath, pageOf } from './query.ts'

const from = Date.parse('2026-11-23T00:00:00+08:00')

test('a number asks for its records in district time', () => {
  expect(decodeURIComponent(factsPath('elevator.alarm', from, from + 3_600_000))).toBe(
    '/api/v1/facts?kind=elevator.alarm&from=2026-11-23T00:00:00+08:00&to=2026-11-23T01:00:00+08:00',
  )
})
test('the sign of the offset survives the way to the server', () => {
  expect(factsPath('x', from, from)).toContain('%2B08%3A00')
})
test('a class with any character in it stays one parameter', () => {
  const path = complaintsPath(from, from, { class: 'a&b=c 价格' })
  expect(new URL(path, 'http://x').searchParams.get('class')).toBe('a&b=c 价格')
})
test('a reference with a slash and a hash stays one part of the path', () => {
  expect(factPath('a/b#c?d')).toBe('/api/v1/facts/a%2Fb%23c%3Fd')
})
test('the next page keeps the filter', () => {
  const page = new URL(pageOf(factsPath('x', from, from), 50, 'c+1'), 'http://x').searchParams
  expect([page.get('kind'), page.get('limit'), page.get('cursor')]).toEqual(['x', '50', 'c+1'])
})
