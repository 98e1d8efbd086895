import { expect, test } from 'vitest'
import { attributesOf, draftOf, isWhole } from './attributes-draft.ts'

test('unknown stays unknown, and nothing held is not unknown', () => {
  expect(attributesOf(draftOf({ skills: null, shifts: null }))).toEqual({ skills: null, shifts: null })
  expect(attributesOf(draftOf({ skills: [], shifts: [] }))).toEqual({ skills: [], shifts: [] })
})

test('what was written down comes back as it was, a night to the next morning too', () => {
  const attributes = {
    skills: [
      { code: 'enforcement' as const, validUntil: '2027-06-30' },
      { code: 'foodSampling' as const, validUntil: null },
    ],
    shifts: [
      { weekday: 0, from: 540, to: 1_080 },
      { weekday: 4, from: 1_200, to: 1_920 },
      { weekday: 5, from: 0, to: 1_440 },
    ],
  }
  const draft = draftOf(attributes)
  expect(draft.shifts.map(({ from, to }) => `${from}-${to}`)).toEqual(['09:00-18:00', '20:00-08:00', '00:00-00:00'])
  expect(attributesOf(draft)).toEqual(attributes)
})

test('a shift without its time is not given', () => {
  const draft = draftOf({ skills: null, shifts: [{ weekday: 0, from: 540, to: 1_080 }] })
  expect(isWhole(draft)).toBe(true)
  draft.shifts[0]!.to = ''
  expect(isWhole(draft)).toBe(false)
})
