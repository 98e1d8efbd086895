import { expect, test } from 'vitest'
import { fieldsOf } from './records.ts'

test('a record is laid flat in its own order, as text', () => {
  expect(fieldsOf({ a: 1, b: { c: true, d: [null, 'x'] } })).toEqual([
    { path: 'a', text: '1' },
    { path: 'b.c', text: 'true' },
    { path: 'b.d.0', text: '—' },
    { path: 'b.d.1', text: 'x' },
  ])
})
test('markup in a record stays the text that it is', () => {
  expect(fieldsOf({ a: '<img src=x onerror=alert(1)>' })[0]?.text).toBe('<img src=x onerror=alert(1)>')
})
test('a record of any size fills a bounded list', () => {
  const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, 'y'.repeat(9_000)]))
  const fields = fieldsOf(wide)
  expect(fields).toHaveLength(200)
  expect(fields[0]?.text.length).toBeLessThanOrEqual(401)
})
