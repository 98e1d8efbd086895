import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskDeep, restoreMasked } from './masks.ts'

const RECORD = {
  complaintId: 'c-1',
  buyerName: '王五',
  complainant: { name: '张三', phone: '13800138000', wx: 'zhangsan88', age: 34, contacts: [{ tel: 13900139000 }] },
  respondent: { uscc: '91440300MA5XXXXX0X', phone: '0755-82730000' },
  siteName: '惠民药店',
  text: '缺斤少两，请打 138 0013 8000',
  at: 1_754_500_000_000,
  called: 13_800_138_000,
  amount: 15.5,
  urgent: true,
  nothing: null,
  tags: ['食品', '打13800138000'],
}

test('a record is shown whole but for its persons', () => {
  expect(maskDeep(RECORD)).toEqual({
    complaintId: 'c-1',
    buyerName: '王**',
    complainant: { name: '张**', phone: '138****8000', wx: '＊＊', age: '＊＊', contacts: [{ tel: '139****9000' }] },
    respondent: { uscc: '91440300MA5XXXXX0X', phone: '0755＊＊＊＊＊＊＊＊' },
    siteName: '惠民药店',
    text: '缺斤少两，请打 138****8000',
    at: 1_754_500_000_000,
    called: '138****8000',
    amount: 15.5,
    urgent: true,
    nothing: null,
    tags: ['食品', '打138****8000'],
  })
})

test('a number in the name of a field is hidden too, and two of them stay two fields', () => {
  const record = { 电话13800138000: 1, 电话13811138000: 2 }
  const shown = { '电话138****8000': '＊＊', '电话138****8000~': '＊＊' }
  expect(maskDeep(record)).toEqual(shown)
  expect(restoreMasked(record, shown)).toEqual(record)
})

test('a record nested without end is hidden below, not followed', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(5_000)}"13800138000"${'}'.repeat(5_000)}`) as unknown
  const shown = maskDeep(deep)
  expect(JSON.stringify(shown)).not.toContain('13800138000')
  expect(restoreMasked(deep, shown)).toBeDefined()
})

test('a field named __proto__ is a field', () => {
  const record = JSON.parse('{"__proto__":{"phone":"13800138000"}}') as unknown
  expect(JSON.stringify(maskDeep(record))).toBe('{"__proto__":{"phone":"138****8000"}}')
  expect(JSON.stringify(restoreMasked(record, maskDeep(record)))).toBe(JSON.stringify(record))
})

describe('mending without seeing', () => {
  const mended = (change: (shown: typeof RECORD) => unknown) =>
    restoreMasked(RECORD, change(structuredClone(maskDeep(RECORD)) as typeof RECORD))

  test('what was left as shown is what it was', () => {
    expect(mended((shown) => shown)).toEqual(RECORD)
  })

  test('what was changed, added or taken out stays so, and the rest is what it was', () => {
    const { urgent, ...rest } = RECORD
    expect(
      mended(({ urgent, ...shown }) => ({
        ...shown,
        amount: 16,
        unit: '元',
        complainant: { ...shown.complainant, phone: '13700137000' },
      })),
    ).toEqual({ ...rest, amount: 16, unit: '元', complainant: { ...RECORD.complainant, phone: '13700137000' } })
  })

  test('a masked value moved to another field brings nothing out', () => {
    const moved = mended((shown) => ({ ...shown, product: shown.complainant.phone, complaintId: shown.buyerName }))
    expect(moved).toMatchObject({ product: '138****8000', complaintId: '王**' })
  })

  test('a list made longer or shorter keeps what stands at its place', () => {
    expect(mended((shown) => ({ ...shown, tags: [...shown.tags, '新'] }))).toMatchObject({
      tags: [...RECORD.tags, '新'],
    })
    expect(mended((shown) => ({ ...shown, tags: ['食品'] }))).toMatchObject({ tags: ['食品'] })
  })

  test('another shape altogether is taken as it is', () => {
    for (const edited of [null, 'x', [], { complainant: [] }]) expect(restoreMasked(RECORD, edited)).toEqual(edited)
  })

  test('any record left alone comes back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const record = JSON.parse(JSON.stringify({ value, phone: value, complainant: value })) as unknown
        expect(restoreMasked(record, JSON.parse(JSON.stringify(maskDeep(record))))).toEqual(record)
      }),
    )
  })
})
