import { expect, test } from 'vitest'
import { daysIn } from './day-list.ts'

test('a list of days is read as it is pasted: lines, spaces, commas, 顿号; twice the same is once', () => {
  expect(daysIn(' 2027-01-02\n2027-01-01，2027-01-03、2027-01-01;\t')).toEqual([
    '2027-01-01',
    '2027-01-02',
    '2027-01-03',
  ])
  expect(daysIn('  \n ')).toEqual([])
})
