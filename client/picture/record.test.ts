import { expect, test } from 'vitest'
import { recordOf } from './record.ts'

test('a row of the list of complaints is a record like any other', () => {
  const row = {
    complaintId: 'c1',
    kind: 'tipOff',
    at: 5,
    problemClass: '价格',
    respondentName: '某店',
    siteId: null,
    ref: 'a#c1',
  }
  expect(recordOf(row)).toMatchObject({
    ref: 'a#c1',
    kind: 'complaint.received',
    at: 5,
    body: { kind: 'tipOff', problemClass: '价格', respondent: { name: '某店' } },
  })
})
test('a fact is a record as it stands', () => {
  const fact = {
    ref: 'a#1',
    kind: 'pharmacy.sale',
    at: 5,
    seenAt: 6,
    source: 'a',
    siteId: 's',
    seq: 9,
    body: { drug: 'x' },
  }
  expect(recordOf(fact)).toEqual({
    ref: 'a#1',
    kind: 'pharmacy.sale',
    at: 5,
    seenAt: 6,
    source: 'a',
    siteId: 's',
    body: { drug: 'x' },
  })
})
