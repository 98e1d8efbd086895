import { digitsOf } from '../identity/digits.ts'

/** As people write the same thing twice: width, case, spaces and punctuation do not part it. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, '')

const AS_DIALLED = /^1[3-9]\d{9}$/
const MOBILE = /^(?:0{0,2}86|0)?(1[3-9]\d{9})$/
const LANDLINE = /^(?:0{0,2}86)?(0?[1-9]\d{6,11})$/
/** `转`, `ext`: what follows is an extension of the same line. */
const EXTENSION = /[转轉]|ext|#|，|,|;|；/i
const SHORTEST_PHONE = 7

/** One telephone as digits, however it is written (+86, spaces, full-width, 幺); null when it is masked, too short or nobody's. */
export function phoneOf(text: string): string | null {
  if (AS_DIALLED.test(text)) return text
  if (text.includes('*') || text.length > 60) return null
  const [first = ''] = text.normalize('NFKC').split(EXTENSION)
  const digits = Array.from(first, digitsOf).join('')
  const mobile = MOBILE.exec(digits)?.[1]
  if (mobile !== undefined) return mobile
  const landline = LANDLINE.exec(digits)?.[1]?.replace(/^0/, '')
  if (landline === undefined || landline.length < SHORTEST_PHONE) return null
  // What a call taker types when there is none: 00000000, 11111111.
  return new Set(landline).size < 3 ? null : landline
}

const REGION = /^(?:中国)?(?:[\p{L}]{2,6}?(?:省|自治区))?(?:[\p{L}]{2,5}?市)?(?:[\p{L}]{1,5}?(?:区|县))?/u
const SPOKEN = /[零〇一二三四五六七八九]+(?=[号栋幢座楼层室单])/g
const SHORTEST_ADDRESS = 5

/**
 * One address without province, city and district, buildings and rooms written one way; null when it has no house number,
 * because then it is a neighbourhood of thousands.
 */
export function addressOf(text: string): string | null {
  if (text.includes('*') || text.length > 400) return null
  const whole = plain(text)
  const own = whole
    .replace(REGION, '')
    .replace(SPOKEN, (run) => Array.from(run, digitsOf).join(''))
    .replace(/号楼|幢|座/g, '栋')
    .replace(/(\d)(?:号房|房|室)$/, '$1')
  return own.length < SHORTEST_ADDRESS || !/\d/.test(own) ? null : own
}

const TITLES = /(?:先生|女士|小姐|老师)$/

/** A person's name as it is compared; null for what tells nobody apart: 张先生, 匿名, a masked one. */
export function nameOf(text: string): string | null {
  if (text.includes('*') || text.length > 100) return null
  const name = plain(text).replace(TITLES, '')
  return name.length < 2 || /匿名|不详|未知|^无名/.test(name) ? null : name
}
