import { districtIso } from '../contract/time.ts'
import { part, type Part } from './piece.ts'

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

interface Moment {
  readonly y: number
  readonly m: number
  readonly d: number
  readonly h: number
  readonly min: number
}

/** By the clock of the district. `at`: epoch ms. */
function read(at: number): Moment {
  const [y = 0, m = 0, d = 0, h = 0, min = 0] = districtIso(at).slice(0, 16).split(/[-T:]/).map(Number)
  return { y, m, d, h, min }
}
const clock = ({ h, min }: Moment) => `${h}:${String(min).padStart(2, '0')}`
const zhClock = ({ h, min }: Moment) => `${h}时${min === 0 ? '' : `${min}分`}`
const enDay = ({ y, m, d }: Moment) => `${d} ${MONTHS[m - 1]} ${y}`
const midnight = ({ h, min }: Moment) => h === 0 && min === 0

/** A moment: 2026年11月28日9时30分. `at`: epoch ms. */
export function momentPart(at: number): Part {
  const t = read(at)
  return part(`${t.y}年${t.m}月${t.d}日${zhClock(t)}`, `${clock(t)} on ${enDay(t)}`)
}

/** A period as it is spoken, epoch ms, the end not included: by months, by days, or to the minute. */
export function periodPart(from: number, to: number): Part {
  const [a, b] = [read(from), read(to)]
  if (!midnight(a) || !midnight(b) || to <= from) {
    const sameDay = a.y === b.y && a.m === b.m && a.d === b.d
    const zhEnd = sameDay ? zhClock(b) : `${b.y === a.y ? '' : `${b.y}年`}${b.m}月${b.d}日${zhClock(b)}`
    const zhBegin = `${a.y}年${a.m}月${a.d}日${midnight(a) && !sameDay ? '' : zhClock(a)}`
    return part(`${zhBegin}至${zhEnd}`, `${clock(a)} on ${enDay(a)} to ${clock(b)} on ${enDay(b)}`)
  }
  const last = read(to - 60_000)
  if (a.d === 1 && b.d === 1 && a.y === last.y && a.m === last.m)
    return part(`${a.y}年${a.m}月`, `${MONTHS[a.m - 1]} ${a.y}`)
  const begin = `${a.y}年${a.m}月${a.d}日`
  if (a.y === last.y && a.m === last.m && a.d === last.d) return part(begin, enDay(a))
  const end = a.y !== last.y ? `${last.y}年${last.m}月${last.d}日` : `${a.m === last.m ? '' : `${last.m}月`}${last.d}日`
  return part(`${begin}至${end}`, `${enDay(a)} to ${enDay(last)}`)
}

const YEAR = /^(\d{4})(-\d\d)-(\d\d)/
/** The same moment a year before; the 29th of February has none, and is its 28th. */
export function yearBefore(iso: string): number {
  const before = iso.replace(YEAR, (_all, y: string, m: string, d: string) => {
    const leapDay = m === '-02' && d === '29'
    return `${Number(y) - 1}${m}-${leapDay ? '28' : d}`
  })
  return Date.parse(before)
}

/** Whether both are whole calendar months of the district, as many of them. Epoch ms. */
export function asManyMonths(from: number, to: number, otherFrom: number, otherTo: number): boolean {
  const all = [from, to, otherFrom, otherTo].map(read)
  if (!all.every((t) => t.d === 1 && midnight(t))) return false
  const [a, b, c, d] = all.map(({ y, m }) => y * 12 + m) as [number, number, number, number]
  return b - a === d - c && b > a
}
