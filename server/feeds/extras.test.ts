import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extrasOf } from './extras.ts'

test('extras stay as told, at every depth, but for fields that name a person', () => {
  const row = {
    known: 1,
    shift: 'A',
    list: [{ phone: 'p', ok: 1 }],
    box: { 联系人: 'x', deep: { ownerName: 'y', z: [1] } },
  }
  expect(extrasOf(row, new Set(['known']))).toEqual({
    shift: 'A',
    list: [{ ok: 1 }],
    box: { deep: { z: [1] } },
    fieldsLeftOut: ['phone', '联系人', 'ownerName'],
  })
})

test('telephone fields are left out, telemetry and hotels are not', () => {
  const row = { tel: 1, shopTel: 2, Tel_no: 3, telemetry: 4, hotel: 5, intelligent: 6 }
  expect(Object.keys(extrasOf(row, new Set()))).toEqual(['telemetry', 'hotel', 'intelligent', 'fieldsLeftOut'])
})

test('a row however deep does not overflow, and what lies too deep is cut', () => {
  let deep: unknown = 'bottom'
  for (let i = 0; i < 50_000; i++) deep = { in: deep }
  expect(JSON.stringify(extrasOf({ deep }, new Set()))).toBe('{"deep":{"in":{"in":{"in":{"in":{"in":null}}}}}}')
})

test('no JSON makes it throw or reach a prototype', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (row) => {
      const extras = extrasOf(
        JSON.parse(`{"__proto__":{"polluted":1},${JSON.stringify(row).slice(1)}`.replace(',}', '}')) as Record<
          string,
          unknown
        >,
        new Set(),
      )
      expect(Object.getPrototypeOf(extras)).toBe(Object.prototype)
      expect('polluted' in {}).toBe(false)
    }),
  )
})
