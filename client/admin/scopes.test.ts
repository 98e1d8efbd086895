import { roles, type Scope } from '@contract/identity.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderId } from '../orders/order-id.ts'
import { draftOf, isScoped, isUnnamed, placesOf, scopeOf } from './scopes.ts'

const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 }).map((list) => list.sort())
const places = fc.record({
  stations: fc.option(ids, { nil: null }),
  streets: fc.option(ids, { nil: null }),
  lane: fc.constant(null),
})

test('opening a scope and granting it unchanged grants the same scope', () => {
  fc.assert(
    fc.property(places, (scope: Scope) => {
      expect(scopeOf('stationOfficer', draftOf(scope))).toEqual(scope)
    }),
  )
  const lane: Scope = { stations: null, streets: null, lane: { kind: 'operator', id: 'M-1' } }
  expect(scopeOf('laneMember', draftOf(lane))).toEqual(lane)
})

test('roles without a scope get the whole district, whatever was ticked before', () => {
  fc.assert(
    fc.property(places, fc.constantFrom(null, ...roles), (scope: Scope, role) => {
      const made = scopeOf(role, draftOf(scope))
      if (!isScoped(role) || role === 'laneMember') expect(isUnnamed(made)).toBe(true)
      else expect(isUnnamed(made)).toBe(isUnnamed(scope))
    }),
  )
})

test('a place that the district does not know stands as its id', () => {
  const scope: Scope = { stations: ['s9'], streets: ['440300001'], lane: null }
  expect(placesOf(scope, null, false)).toEqual(['s9', '440300001'])
})

test('ids of orders are random UUIDs of version 4', () => {
  const made = Array.from({ length: 200 }, orderId)
  for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(made).size).toBe(made.length)
})
