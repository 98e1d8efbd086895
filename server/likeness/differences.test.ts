import { expect, test } from 'vitest'
import { differencesOf, type Telling } from './differences.ts'

const first: Telling = {
  kind: 'complaint',
  respondent: { name: '平湖欧阳电器商行', uscc: '91440300MA5DQ1XW9T' },
  problemClass: '质量',
  amount: 300,
  receivedAt: Date.parse('2026-11-20T09:00:20+08:00'),
  place: { lng: 114.1, lat: 22.7 },
  phone: 'aa',
  address: null,
  person: 'bb',
  sketch: Buffer.alloc(128, 7),
}

test('the same told by two sources differs in nothing, even where one of them says less', () => {
  expect(differencesOf(first, first)).toEqual([])
  const less: Telling = {
    ...first,
    respondent: { name: first.respondent.name },
    receivedAt: null,
    place: { lng: null, lat: null },
    ...{ phone: null, person: null, sketch: null },
  }
  expect(differencesOf(first, less)).toEqual([])
})

test.each<[string, Partial<Telling>]>([
  ['kind', { kind: 'tipOff' }],
  ['respondent', { respondent: { name: '另一家' } }],
  ['respondent', { respondent: { name: first.respondent.name, uscc: '91440300MA5EYL2F6D' } }],
  ['complainant', { phone: 'cc' }],
  ['text', { sketch: Buffer.alloc(128, 9) }],
  ['problemClass', { problemClass: '计量' }],
  ['amount', { amount: undefined }],
  ['receivedAt', { receivedAt: first.receivedAt! + 60_000 }],
  ['place', { place: { lng: 114.2, lat: 22.7 } }],
])('another %s under the same number is said', (what, over) => {
  expect(differencesOf(first, { ...first, ...over })).toEqual([what])
  expect(differencesOf({ ...first, ...over }, first)).toEqual([what])
})
