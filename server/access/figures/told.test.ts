import { expect, test } from 'vitest'
import { indicatorOf } from '../../indicators/index.ts'
import { groupsTold } from './told.ts'

const indicator = indicatorOf.get('complaints.received')!
const counted = (key: string | null, n: number) => ({ key: [key], n, d: n, value: null })

test('groups stand the largest first, and those of one size in one order, however the database gives them', () => {
  const told = (groups: ReturnType<typeof counted>[]) =>
    groupsTold(groups, {
      indicator,
      place: {
        ...{ id: indicator.defined.id, by: ['street'], where: {}, period: null, part: null },
        ...{ version: 7, asOf: Date.parse('2026-11-28T09:00:00+08:00') },
      },
      outages: [],
      begins: 0,
      names: () => null,
    }).map(({ key }) => key.street)
  const groups = [counted('c', 2), counted(null, 2), counted('a', 2), counted('b', 5)]
  expect(told(groups)).toEqual(['b', 'a', 'c', null])
  expect(told(groups.toReversed())).toEqual(['b', 'a', 'c', null])
})
