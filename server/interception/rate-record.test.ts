import { expect, test } from 'vitest'
import { interceptionRate } from './rate.ts'
import { halvesOf, openRecord } from './rate-record.ts'

const received = (kind: 'complaint' | 'tipOff' | 'mixed') =>
  openRecord({ id: kind, kind, receivedAt: 5, wouldBeStation: 'st-1' })

test('a mixed submission that nobody split yet is two in the denominator, as it will be when somebody has', () => {
  const records = [received('complaint'), received('mixed')].flatMap(halvesOf)
  expect(records.map(({ kind }) => kind)).toEqual(['complaint', 'complaint', 'tipOff'])
  expect(interceptionRate(records, { from: 0, to: 10 }).gross).toMatchObject({ n: 0, d: 3, percent: '0.00' })
})
