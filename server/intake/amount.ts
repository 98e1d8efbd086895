import { holdsNumber } from './personal-names.ts'

/** Yuan with at most two decimals; `words` and `approx` when it was said as about so much; neither when nothing is known. */
export type AmountRead =
  | { readonly amount?: number; readonly words?: string; readonly approx?: true }
  | { readonly fault: 'notAnAmount' | 'range' | 'ambiguous' | 'foreign' | 'tooLarge' | 'phone' }

/** As many characters as an amount in words may have: ten thousand billion in Chinese has fewer. */
export const LONGEST_AMOUNT = 60
const MOST_YUAN = 1e12

const DIGITS = new Map([...'零一二三四五六七八九'].map((sign, digit) => [sign, digit]))
/** Other signs of the same digits and units: capitals of accounts, 两 before a unit, 〇. */
const SAME: Readonly<Record<string, string>> = {
  ...{ 〇: '零', 两: '二', 壹: '一', 贰: '二', 叁: '三', 肆: '四', 伍: '五', 陆: '六', 柒: '七', 捌: '八', 玖: '九' },
  ...{ 拾: '十', 佰: '百', 仟: '千', 萬: '万', 億: '亿', 圆: '元', 塊: '块' },
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 }

const UNKNOWN = /^(?:无|不详|未知|不明|不清楚|没有|暂无|-{1,3}|—{1,2})$/
const BEFORE = /^(?:大约|大概|约|近|将近|差不多|不到|超过|至少|最多|起码)+/
const AFTER = /(?:左右|上下|不到|以上|以下|多|余|来)$/
/** Neither one number nor the other: the officer has to ask. */
const RANGE = /[-~〜—至到或]|[几数十百千万亿]几|几[十百千万亿]|^几|^数[十百千万亿]|半/
const FOREIGN = /美元|港币|港元|欧元|日元|[$€£]|usd|hkd/i
const ARABIC = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/

/** Whole fen of a decimal text times a whole unit; null when it is not a whole number of fen. */
function fenOf(text: string, unit: number): number | null {
  const [whole = '', fraction = ''] = text.replaceAll(',', '').split('.')
  if (whole.length + fraction.length > 15) return null
  const scaled = BigInt(whole + fraction) * BigInt(unit) * 100n
  const scale = 10n ** BigInt(fraction.length)
  return scaled % scale === 0n ? Number(scaled / scale) : null
}

/** A Chinese numeral up to 9999 with every unit said and every gap marked by 零, or null. */
function section(text: string): number | null {
  let total = 0
  let last = Infinity
  let digit: number | null = null
  let gap = false
  for (const [at, sign] of [...text].entries()) {
    const value = DIGITS.get(sign)
    if (value !== undefined) {
      if (digit !== null || (value === 0 && (gap || at === 0))) return null
      if (value === 0) gap = true
      else digit = value
      continue
    }
    const unit = UNITS[sign]
    if (unit === undefined || unit > 1_000 || unit >= last) return null
    if (digit === null && !(unit === 10 && at === 0)) return null
    // A unit left out is marked by 零, and only then.
    if ((last !== Infinity && unit * 10 < last) !== gap) return null
    total += (digit ?? 1) * unit
    last = unit
    digit = null
    gap = false
  }
  if (digit === null) return gap || total === 0 ? null : total
  // A last digit without a unit stands after 十 or 零: 三千五 is said for 3500 and written for nothing.
  return (last !== Infinity && last !== 10) === gap ? total + digit : null
}

/** A Chinese numeral such as 三千零五十 or 一亿零五百, read strictly. Null: not one, or one with several readings. */
function chinese(text: string): number | null {
  if (text === '零') return 0
  const found = /^(?:([^万亿]+)亿)?(?:([^万亿]+)万)?([^万亿]*)$/.exec(text)
  if (!found) return null
  let total = 0
  let above = 0
  for (const [nth, unit] of [100_000_000, 10_000, 1].entries()) {
    const part = found[nth + 1] ?? ''
    if (part === '') continue
    const zero = above > 0 && part.startsWith('零')
    const value = section(zero ? part.slice(1) : part)
    if (value === null) return null
    // 一万零五百 has its 零; 一万五 and 一亿五 have several readings.
    if (above > 0 && (value < 1_000 || above > unit * 10_000) !== zero) return null
    total += value * unit
    above = unit
  }
  return total > 0 ? total : null
}

/** Arabic numbers with units, each smaller than the one before: 2万, 2.5万, 1万2千, 2万3000. Fen, or null. */
function withUnits(text: string): number | null {
  let rest = text
  let fen = 0
  let last = Infinity
  while (rest !== '') {
    const found = /^((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)([百千万亿]?)/.exec(rest)
    if (!found) return null
    const [all, number = '', sign = ''] = found
    const unit = sign === '' ? 1 : UNITS[sign]!
    const part = fenOf(number, unit)
    if (part === null || unit >= last) return null
    // Of what is left of a unit the highest digit must be there: 2万5 and 2万500 have two readings.
    if (last !== Infinity && (part >= last * 100 || (sign === '' && part * 10 < last * 100))) return null
    if (number.includes('.') && rest.length > all.length) return null
    fen += part
    last = unit
    rest = rest.slice(all.length)
    if (sign === '') break
  }
  return rest === '' && last < Infinity ? fen : null
}

/** 元, then 角 and 分 of an amount that says them: 3元5角, 三元五角二分. */
function yuanJiaoFen(text: string): number | null {
  const found = /^(.+?)(?:元|块)(?:(\d|[一二三四五六七八九])角)?(?:零?(\d|[一二三四五六七八九])分)?$/.exec(text)
  if (!found) return null
  const [, yuan = '', jiao, fen] = found
  if (jiao === undefined && fen === undefined) return null
  const whole = numberIn(yuan)
  const one = (sign: string | undefined) => (sign === undefined ? 0 : (DIGITS.get(sign) ?? Number(sign)))
  return whole === null || whole % 100 !== 0 ? null : whole + one(jiao) * 10 + one(fen)
}

function numberIn(text: string): number | null {
  if (ARABIC.test(text)) return fenOf(text, 1)
  const units = withUnits(text)
  if (units !== null) return units
  const yuan = chinese(text)
  return yuan === null ? null : yuan * 100
}

/**
 * Reads an amount of money as people write it. A clear number is taken; “约3千” is taken with its words and marked as
 * approximate; what has two readings (3000-5000, 几千, 2万5, 三千五) or is not yuan is a fault, never a guess. Pure.
 */
export function readAmount(told: string): AmountRead {
  if (told.length > LONGEST_AMOUNT) return { fault: 'notAnAmount' }
  const plain = [...told.normalize('NFKC').replace(/\s+/g, '')].map((sign) => SAME[sign] ?? sign).join('')
  if (plain === '') return {}
  if (UNKNOWN.test(plain)) return { words: plain }
  if (FOREIGN.test(plain)) return { fault: 'foreign' }
  const bare = plain
    .replace(/^(?:人民币|rmb|cny|[¥￥])/i, '')
    .replace(/(?:人民币|rmb)$/i, '')
    .replace(/[整正]$/, '')
  const before = bare.replace(BEFORE, '').replace(/^[¥￥]/, '')
  const tail = before.replace(AFTER, '').replace(/(?:元钱|块钱|元|块)$/, '')
  // 3千多元, 三千余元: the word stands before the unit of money.
  const core = tail.replace(AFTER, '')
  const approx = before !== bare || core !== before.replace(/(?:元钱|块钱|元|块)$/, '')
  if (RANGE.test(core)) return { fault: 'range' }
  if (core.startsWith('+') || core.startsWith('-')) return { fault: 'notAnAmount' }
  if (/^1[3-9]\d{9}$/.test(core) || holdsNumber(core)) return { fault: 'phone' }
  const fen = yuanJiaoFen(before) ?? numberIn(core)
  if (fen === null) return { fault: /[\d零一二三四五六七八九十百千万亿]/.test(core) ? 'ambiguous' : 'notAnAmount' }
  if (fen > MOST_YUAN * 100) return { fault: 'tooLarge' }
  const amount = fen / 100
  return approx ? { amount, words: plain, approx: true } : { amount }
}
