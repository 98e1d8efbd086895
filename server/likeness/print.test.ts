import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printer, trace } from './likeness.fixture.ts'
import { addressOf, nameOf, phoneOf } from './normal.ts'
import { openPrinter } from './print.ts'

describe('one telephone, however it is written', () => {
  test.each([
    '13612349876',
    '+86 136 1234 9876',
    '0086-136-1234-9876',
    '１３６１２３４９８７６',
    '136.1234.9876',
    '013612349876',
    '幺三六幺二三四九八七六',
    '(136) 1234-9876 转 12',
  ])('%s', (written) => expect(phoneOf(written)).toBe('13612349876'))

  test('a landline with and without its trunk zero is one line', () =>
    expect(phoneOf('0755-2891 2345')).toBe(phoneOf('+86 755 28912345')))

  test.each(['138****1234', '', '无', '00000000000', '12345', '11111111', '1234567890123456789'])(
    'nobody can be reached under “%s”, so it makes nobody the same',
    (written) => expect(phoneOf(written)).toBeNull(),
  )

  test('spaces, dashes and full width part no number', () => {
    const between = fc.constantFrom('', ' ', '-', '　', '·')
    const digits = fc.integer({ min: 0, max: 999_999_999 }).map((n) => `13${String(n).padStart(9, '0')}`)
    fc.assert(
      fc.property(digits, fc.array(between, { minLength: 11, maxLength: 11 }), fc.boolean(), (number, gaps, wide) => {
        const typed = [...number].map(
          (digit, n) => (wide ? String.fromCharCode(0xff10 + Number(digit)) : digit) + gaps[n]!,
        )
        expect(phoneOf(typed.join(''))).toBe(number)
      }),
    )
  })
})

describe('one address, however it is written', () => {
  test.each([
    '广东省深圳市龙岗区平湖街道富安大道12号锦绣花园3栋1204室',
    '平湖街道富安大道12号 锦绣花园 3幢1204',
    '深圳市龙岗区平湖街道富安大道１２号锦绣花园三栋1204房',
  ])('%s', (written) => expect(addressOf(written)).toBe('平湖街道富安大道12号锦绣花园3栋1204'))

  test.each(['深圳市龙岗区', '广东省深圳市龙岗区平湖街道', '龙岗', '平湖街道***'])(
    'a neighbourhood is no address: %s',
    (written) => expect(addressOf(written)).toBeNull(),
  )
})

test('a title is no name, nor is 匿名', () => {
  expect(nameOf('欧阳 锦绣 女士')).toBe('欧阳锦绣')
  expect(nameOf('张先生')).toBeNull()
  expect(nameOf('匿名')).toBeNull()
  expect(nameOf('张*三')).toBeNull()
})

describe('a print', () => {
  const PERSON = { name: '欧阳锦绣', phone: '13612349876', address: '平湖街道富安大道12号锦绣花园3栋1204' }
  const text = '购买的电饭煲使用三天后不能开机，商家拒绝退换。'

  test('is the same for the same submission, and nothing of the person stands in it', () => {
    const one = printer.print({ respondent: { name: '某店' } }, { complainant: PERSON, text })
    expect(printer.print({ respondent: { name: '某 店' } }, { complainant: PERSON, text })).toEqual(one)
    expect(JSON.stringify(one)).not.toMatch(/13612349876|欧阳|富安|电饭煲/)
    for (const mark of [one.phone, one.address, one.person, one.respondent]) expect(mark).toMatch(/^[0-9a-f]{16}$/)
  })

  test('under another key is another: who has no key can try no telephone', () => {
    const other = openPrinter('another-personal-key-xW2nB7').print(
      { respondent: { name: '某店' } },
      { complainant: PERSON, text },
    )
    const one = printer.print({ respondent: { name: '某店' } }, { complainant: PERSON, text })
    for (const part of ['key', 'phone', 'address', 'person', 'respondent'] as const)
      expect(other[part], part).not.toBe(one[part])
    expect(other.sketch!.equals(one.sketch!)).toBe(false)
  })

  test('finds telephone, address and words under the names that forms give them', () => {
    const one = trace('1', { '/callerNumber': '13612349876', 联系地址: PERSON.address, '/投诉内容': text })
    const two = trace('2', { mobile: '+86 13612349876', homeAddress: PERSON.address }, { text })
    expect(one.phone).toBe(two.phone)
    expect(one.address).toBe(two.address)
    expect(one.sketch!.equals(two.sketch!)).toBe(true)
  })

  test('without a person keeps the respondent alone', () =>
    expect(printer.print({ respondent: { name: '某店' } }, undefined)).toMatchObject({
      phone: null,
      address: null,
      person: null,
      sketch: null,
    }))

  test('takes whatever a form holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), fc.string(), fc.string(), (complainant, name, words) => {
        printer.print({ respondent: { name } }, { complainant, text: words })
      }),
    )
  })
})
