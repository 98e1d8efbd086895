import { expect, test } from 'vitest'
import { applyAll } from './apply.ts'
import { entrySplit, otherHalf } from './entry-split.ts'
import { at, calendar, MONDAY, received } from './matter.fixture.ts'
import { clockOf } from './matter.ts'
import { halvesOf, openRecord, rateRecord } from './rate-record.ts'
import { tally } from './tally.ts'

const mixed = received({ kind: 'mixed' })
const later = at('2026-06-03')
const after = applyAll(new Map([[mixed.id, mixed]]), entrySplit(mixed, later, calendar))

test('a mixed submission is parted by the house itself, each half with the clock of its kind, from receipt', () => {
  const [complaint, tipOff] = [after.get('T1-c')!, after.get('T1-t')!]
  expect(after.get('T1')?.state).toBe('split')
  // Seven and fifteen working days from Monday 2026-06-01; 06-19 is Dragon Boat.
  expect(clockOf(complaint, 'acceptance')).toMatchObject({ startedAt: at(MONDAY), dueDay: '2026-06-10' })
  expect(clockOf(tipOff, 'reportVerification')).toMatchObject({ startedAt: at(MONDAY), dueDay: '2026-06-23' })
  expect(clockOf(tipOff, 'acceptance')).toBeNull()
})

test('each half names the other, and nothing else has one', () => {
  expect(otherHalf(after.get('T1-c')!)).toBe('T1-t')
  expect(otherHalf(after.get('T1-t')!)).toBe('T1-c')
  expect(otherHalf(mixed)).toBeNull()
})

test('counted before and after it is the same two', () => {
  const before = halvesOf(
    openRecord({ id: 'T1', kind: 'mixed', receivedAt: mixed.receivedAt, wouldBeStation: '龙城所' }),
  )
  const counted = [...after.values()].flatMap((matter) => rateRecord(matter, true) ?? [])
  expect(counted.map(({ kind }) => kind)).toEqual(before.map(({ kind }) => kind))
  expect(tally(after.values())).toMatchObject({ received: 2, atDesk: 1, verifying: 1 })
})

test('what is parted already, and what was never mixed, is left alone', () => {
  expect(entrySplit(after.get('T1')!, later, calendar)).toEqual([])
  expect(entrySplit(received(), later, calendar)).toEqual([])
})
