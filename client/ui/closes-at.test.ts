import { expect, test } from 'vitest'
import { closesOn, closing } from './closes-at.ts'
import { readAs } from './records.ts'

test('one deadline is one date: 0:00 of the next day is 24:00 of the last', () => {
  const midnight = Date.parse('2026-12-03T00:00:00+08:00')
  expect(closesOn(midnight)).toBe('2026-12-02 24:00')
  expect(closing({ at: midnight, day: '' })).toBe(closing({ at: null, day: '2026-12-02' }))
  expect(closesOn(Date.parse('2026-12-02T15:20:30+08:00'))).toBe('2026-12-02 15:20')
  expect(closesOn(Date.parse('2027-01-01T00:00:00+08:00'))).toBe('2026-12-31 24:00')
})

test('the drawer of the wall names a deadline as the desk does, and a moment to the second', () => {
  const text = String(Date.parse('2026-12-03T00:00:00+08:00'))
  for (const path of ['dueAt', 'complaints.0.dueAt', 'body.step.lane.due.at', 'body.step.lane.firstContactBy'])
    expect(readAs({ path, text })).toBe('2026-12-02 24:00')
  expect(readAs({ path: 'seenAt', text })).toBe('2026-12-03 00:00:00')
  expect(readAs({ path: 'body.step.at', text })).toBe('2026-12-03 00:00:00')
  expect(readAs({ path: 'body.amount', text })).toBe(text)
  expect(readAs({ path: 'dueAt', text: '—' })).toBe('—')
})
