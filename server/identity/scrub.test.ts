import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasNumber, scrub } from './scrub.ts'

const shown = (cases: readonly (readonly [string, string])[]) =>
  test.each(cases)('%s', (text, expected) => expect(scrub(text)).toBe(expected))

describe('a mobile keeps three digits and four', () => {
  shown([
    ['电话13800138000。', '电话138****8000。'],
    ['tel13800138000abc', 'tel138****8000abc'],
    ['138 0013 8000', '138****8000'],
    ['+86 138-0013-8000', '+86 138****8000'],
    ['+8613800138000', '+86138****8000'],
    ['008613800138000', '0086138****8000'],
    ['１３８００１３８０００', '138****8000'],
    ['138００１３８ 000', '138****8000'],
    ['1 3 8 0 0 1 3 8 0 0 0', '138****8000'],
    ['138\u200b0013\u200b8000', '138****8000'],
    ['138\n0013\n8000', '138****8000'],
    ['138,0013,8000', '138****8000'],
    ['(138)0013.8000', '(138****8000'],
    ['张三13800138000', '张三138****8000'],
    ['13800138000转2', '138****8000转2'],
    ['13800138000/13900139000', '138****8000/139****9000'],
    ['电话：138-0013-8000，2026-08-07 12:00', '电话：138****8000，2026-08-07 12:00'],
  ])
})

describe('digits are digits in any writing', () => {
  shown([
    ['一三八零零一三八零零零', '138****8000'],
    ['幺三八〇〇幺三八〇〇〇', '138****8000'],
    ['①③⑧00①③⑧000', '138****8000'],
    ['⑬800138000', '138****8000'],
    ['𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎', '138****8000'],
    ['١٣٨٠٠١٣٨٠٠٠', '138****8000'],
  ])
})

describe('where it is not clear which digits are the number, none are shown', () => {
  shown([
    ['13800131385 1390013', '＊＊＊＊＊＊＊＊＊＊＊ ＊＊＊＊＊＊＊'],
    ['1500 2000 138 0013 8000', '＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊'],
  ])
})

describe('landlines keep the area code', () => {
  shown([
    ['0755-82730000', '0755＊＊＊＊＊＊＊＊'],
    ['010 6641 2345', '010＊＊＊＊＊＊＊＊'],
    ['075582730000', '0755＊＊＊＊＊＊＊＊'],
    ['(0755)82730000转801', '(0755＊＊＊＊＊＊＊＊转801'],
    ['0755 8273 0000-801', '0755＊＊＊＊＊＊＊＊-801'],
    ['+86 755 82730000', '+86 ＊＊＊＊＊＊＊＊＊＊＊'],
  ])
})

describe('identity numbers keep three places and the last; cards keep none', () => {
  shown([
    ['身份证440301199001011234。', '身份证440**************4。'],
    ['李四44030119900101123x', '李四440**************X'],
    ['440301 19900101 123Ｘ', '440**************X'],
    ['44 03 01 1990 01 01 1234', '440**************4'],
    ['440301900101123', '440***********3'],
    ['440301 900101 123', '440***********3'],
    ['6222021001012345678', '＊'.repeat(19)],
    ['6222 0210 0101 2345', '＊'.repeat(16)],
    ['6222 0210 0101 2345 678', '＊'.repeat(19)],
    ['6222-0310-0101-2345', '＊'.repeat(16)],
  ])
})

describe('licence plates keep the province and a letter', () => {
  shown([
    ['车牌京A12345。', '车牌京A＊＊＊＊＊。'],
    ['京A·12345', '京A＊＊＊＊＊'],
    ['粤BD12345', '粤B＊＊＊＊＊＊'],
    ['粤 B 1 2 3 4 5', '粤B＊＊＊＊＊'],
    ['粤ｂ１２３４５', '粤ｂ＊＊＊＊＊'],
    ['粤Z1234港', '粤Z＊＊＊＊＊'],
    ['粤B12345 13800138000', '粤B＊＊＊＊＊ 138****8000'],
  ])
})

describe('e-mail addresses go as a whole', () => {
  shown([
    ['发到zhang.san+1@mail.qq.com谢谢', '发到〔已隐去〕谢谢'],
    ['13800138000@163.com', '〔已隐去〕'],
    ['一三八零零一三八零零零@163.com', '〔已隐去〕'],
    ['zhang＠qq．com', '〔已隐去〕'],
    ['zhang @ qq.com.', '〔已隐去〕.'],
  ])
})

test('what is nobody’s number stays readable', () => {
  for (const text of [
    '2026-08-07 12:30',
    '2026-08-07 - 2026-08-13',
    '2026.08.07 08:30 至 2026.08.09',
    '2026-08-07T09:12:33+08:00',
    '二〇二六年八月七日',
    '数量15，2026-08-07',
    '人民币￥1,500.00，单价1500-2000元',
    '订单20260807001',
    '12315、12345、110',
    '第1380013800号',
    '91440300MA5XXXXX0X',
    '新BMWCLUB，京A座',
    '@市监局 a@b',
    '',
  ])
    expect(scrub(text)).toBe(text)
})

test('whether there is a number is told without showing it', () => {
  for (const text of ['１３８ 0013 8000', '0755-82730000', '440301199001011234']) expect(hasNumber(text)).toBe(true)
  for (const text of ['', '12315', '2026-08-07 12:30', '粤B12345']) expect(hasNumber(text)).toBe(false)
})

const digit = fc.constantFrom(...'0123456789')
const mobile = fc
  .tuple(fc.constantFrom(...'3456789'), fc.array(digit, { minLength: 9, maxLength: 9 }))
  .map(([second, rest]) => `1${second}${rest.join('')}`)
const wide = (each: string) => String.fromCodePoint(each.codePointAt(0)! + 0xfee0)
const bold = (each: string) => String.fromCodePoint(each.codePointAt(0)! - 48 + 0x1d7ce)
const spoken = (each: string) => '零一二三四五六七八九'[Number(each)]!
/** One writing for all digits, or another for each: full-width, bold and ASCII mix in one number. */
const writings = fc.oneof(
  fc.constant([spoken]),
  fc.array(
    fc.constantFrom((each: string) => each, wide, bold),
    { minLength: 1, maxLength: 11 },
  ),
)
const gap = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  '  ',
  '-',
  '－',
  '.',
  '·',
  '/',
  '\u200b',
  '\u00a0',
  '\u3000',
  '\n',
  ') ',
  ' - ',
)
const written = fc
  .tuple(mobile, writings, fc.array(gap, { minLength: 10, maxLength: 10 }))
  .map(([number, as, gaps]) => ({
    number,
    text: [...number].map((each, i) => as[i % as.length]!(each) + (gaps[i] ?? '')).join(''),
  }))
const around = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'0123456789 -.,，：电话号张三abcX@粤B１３\n'), maxLength: 30 }),
)
/** What an attentive reader sees: every digit as ASCII, nothing between digits. */
const read = (text: string) =>
  [...text]
    .map((each) => ('零一二三四五六七八九'.includes(each) ? String('零一二三四五六七八九'.indexOf(each)) : each))
    .join('')
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{Cf}]/gu, (sign) => (sign === '*' ? sign : ''))

test('no mobile survives, whatever it is written in and whatever stands around it', () => {
  fc.assert(
    fc.property(around, written, around, (before, { number, text }, after) => {
      const out = scrub(`${before}${text}${after}`)
      expect(read(out)).not.toContain(number)
      expect(out).not.toMatch(/1[3-9]\d{9}/)
    }),
    { numRuns: 3_000 },
  )
})

test('an identity number does not survive either', () => {
  const id = fc
    .tuple(
      fc.constantFrom('440301', '110105', '652901'),
      fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
      fc.array(digit, { minLength: 3, maxLength: 3 }),
      fc.constantFrom(...'0123456789Xx'),
    )
    .map(
      ([place, born, order, last]) =>
        `${place}${born.toISOString().slice(0, 10).replaceAll('-', '')}${order.join('')}${last}`,
    )
  const gaps = fc.array(fc.constantFrom('', ' ', '-', '\u200b'), { minLength: 18, maxLength: 18 })
  fc.assert(
    fc.property(id, gaps, around, (number, between, before) => {
      const text = [...number].map((each, i) => each + (i < 17 ? between[i]! : '')).join('')
      expect(read(scrub(`${before}${text}`))).not.toContain(number.slice(4, 17))
    }),
    { numRuns: 1_000 },
  )
})

test('scrubbing twice changes nothing more', () => {
  // Beside a comma what is shown of a number may read as the start of another: then more is hidden, never less.
  const apart = around.map((text) => text.replace(/[,，]/g, ''))
  fc.assert(
    fc.property(apart, written, apart, (before, { text }, after) => {
      const once = scrub(before + text + after)
      expect(scrub(once)).toBe(once)
    }),
    { numRuns: 1_000 },
  )
})

test('time grows with the length only, whatever the text is made of', () => {
  const took = (text: string) => {
    const before = process.cpuUsage()
    scrub(text)
    return process.cpuUsage(before).user / 1_000
  }
  for (const unit of [
    '1',
    '138 ',
    'a@',
    'a.@',
    '粤B1 ',
    '12-',
    '一三八',
    '中文',
    '1\u200b',
    '1x',
    '2026-08-07 ',
    '1,',
    '0755 ',
    '4403',
  ])
    expect(took(unit.repeat(Math.ceil(20_000 / unit.length))), unit).toBeLessThan(2_000)
}, 60_000)
