import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAmount } from './amount.ts'

const DIGITS = [...'零一二三四五六七八九']
/** Writes 1–9999 as accounts do: every unit said, every gap marked once. */
function sectionOf(n: number): string {
  let text = ''
  for (const [unit, sign] of [
    [1_000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / unit) % 10
    if (digit > 0) text += DIGITS[digit]! + sign
    else if (text !== '' && !text.endsWith('零') && n % unit > 0) text += '零'
  }
  return text
}
function chineseOf(n: number): string {
  let text = ''
  for (const [unit, sign] of [
    [100_000_000, '亿'],
    [10_000, '万'],
    [1, ''],
  ] as const) {
    const part = Math.floor(n / unit) % 10_000
    if (part === 0) continue
    const skipped = text !== '' && (part < 1_000 || (unit === 1 && !text.endsWith('万')))
    text += `${skipped ? '零' : ''}${sectionOf(part)}${sign}`
  }
  return text
}
const fullWidth = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const yuan = fc.integer({ min: 0, max: 1_000_000_000 }).map((fen) => fen / 100)
const grouped = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

describe('an amount that is written clearly is the amount that is read', () => {
  test('in digits: plain, with thousands, full-width, with a sign before or 元 behind', () => {
    fc.assert(
      fc.property(yuan, (x) => {
        const plain = x.toFixed(2)
        for (const said of [
          plain,
          grouped.format(x),
          fullWidth(plain),
          `¥${plain}`,
          `人民币 ${plain} 元`,
          `${plain}元整`,
        ])
          expect(readAmount(said), said).toEqual({ amount: x })
      }),
    )
  })

  test('in Chinese numerals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (x) => {
        expect(readAmount(chineseOf(x)), chineseOf(x)).toEqual({ amount: x })
        expect(readAmount(`${chineseOf(x)}元整`)).toEqual({ amount: x })
      }),
      { numRuns: 500 },
    )
  })

  test('with 万', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (n) => {
        expect(readAmount(`${n / 100}万元`)).toEqual({ amount: n * 100 })
      }),
    )
  })

  test.each([
    ['¥1,280.50', 1_280.5],
    ['２万', 20_000],
    ['1万2千', 12_000],
    ['2万3000', 23_000],
    ['3元5角', 3.5],
    ['三元五角二分', 3.52],
    ['十五块', 15],
    ['叁仟零伍拾元整', 3_050],
    ['两千', 2_000],
  ])('%s is %d', (said, amount) => expect(readAmount(said)).toEqual({ amount }))
})

describe('an amount said as about so much is taken as that much, and marked', () => {
  test.each([
    ['约3千', 3_000],
    ['三千元左右', 3_000],
    ['大概 2.5 万元', 25_000],
    ['3千多元', 3_000],
    ['不到500', 500],
  ])('%s is about %d', (said, amount) =>
    expect(readAmount(said)).toEqual({ amount, approx: true, words: said.replaceAll(' ', '') }),
  )
})

describe('what has two readings, or none, is asked for again', () => {
  test.each([
    '3000-5000',
    '三千到五千',
    '几千',
    '十几块',
    '两三千',
    '2万5',
    '三千五',
    '一万五',
    '2万500',
    '1.234.567',
    '3,00',
  ])('%s', (said) => expect(readAmount(said)).toEqual({ fault: expect.any(String) }))

  test('a telephone number is no amount', () => {
    expect(readAmount('13612349876')).toEqual({ fault: 'phone' })
    expect(readAmount('约13612349876元')).toEqual({ fault: 'phone' })
  })

  test('dollars are not yuan', () => expect(readAmount('$300')).toEqual({ fault: 'foreign' }))

  test('nobody knows: nothing is known, and the word is kept', () => {
    expect(readAmount('不详')).toEqual({ words: '不详' })
    expect(readAmount('  ')).toEqual({})
  })

  test('nonsense never becomes a number', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'元约左右abcXYZ，。!<>{}好吗店退款/\\"\'\u0000') })
    fc.assert(
      fc.property(letters, (said) => {
        expect(readAmount(said)).not.toHaveProperty('amount')
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (said) => {
        const read = readAmount(said)
        // Whatever was read from text nobody wrote as an amount still stands in it, figure by figure.
        if ('amount' in read) expect(said.normalize('NFKC')).toMatch(/[\d零一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]/)
      }),
    )
  })

  test('two numbers in one field are never one amount', () => {
    const n = fc.integer({ min: 1, max: 99_999 })
    fc.assert(
      fc.property(n, n, fc.constantFrom('-', '~', '或', '到', '和', '、', '/', '元又'), (a, b, between) => {
        expect(readAmount(`${a}${between}${b}`)).toHaveProperty('fault')
      }),
    )
  })
})
