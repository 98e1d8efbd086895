import { describe, expect, test } from 'vitest'
import { roles, scopedRoles, WHOLE, type Scope } from '../contract/identity.ts'
import { inScope } from './scope.ts'

const scope = (over: Partial<Scope>): Scope => ({ ...WHOLE, ...over })
const mine = scope({ stations: ['s-bantian'], streets: ['440307006'] })
const here = { station: 's-bantian', street: '440307006' }
const nowhere = { station: null, street: null }

test('whoever answers for the district sees all of it, things without a place too', () => {
  for (const role of roles.filter((each) => !scopedRoles.has(each)))
    for (const thing of [here, nowhere]) expect(inScope(WHOLE, role, thing), role).toBe(true)
})

test('without a role one sees nothing', () => {
  expect(inScope(mine, null, here)).toBe(false)
})

test('a role with a part of the district sees nothing until the part is named', () => {
  for (const role of scopedRoles)
    for (const none of [WHOLE, scope({ stations: [], streets: [] })])
      expect(inScope(none, role, here), role).toBe(false)
})

describe('a station’s officer', () => {
  test('sees what would go to his station, wherever it lies', () => {
    expect(inScope(mine, 'stationOfficer', { station: 's-bantian', street: '440307001' })).toBe(true)
  })
  test('does not see what would go to another station, even in his street', () => {
    expect(inScope(mine, 'stationOfficer', { station: 's-buji', street: '440307006' })).toBe(false)
  })
  test('sees what no station is named for by its street', () => {
    expect(inScope(mine, 'stationOfficer', { station: null, street: '440307006' })).toBe(true)
    expect(inScope(mine, 'stationOfficer', nowhere)).toBe(false)
  })
})

test('a field officer sees by street or by station', () => {
  expect(inScope(mine, 'fieldOfficer', { station: 's-buji', street: '440307006' })).toBe(true)
  expect(inScope(mine, 'fieldOfficer', { station: 's-bantian', street: null })).toBe(true)
  expect(inScope(mine, 'fieldOfficer', { station: 's-buji', street: '440307001' })).toBe(false)
})

test('a lane’s member sees no case by its place', () => {
  expect(inScope(mine, 'laneMember', here)).toBe(false)
})
