import type { Chance } from '../district/chance.ts'
import { misread } from './gb18030.ts'

type Row = Readonly<Record<string, unknown>>
/** One way in which a row goes wrong; a row that has nothing of the kind comes back as it was. */
export type Garble = (row: Row, luck: Chance) => unknown

const fieldsOf = (row: Row, type: string) => Object.keys(row).filter((key) => typeof row[key] === type)

function withText(row: Row, luck: Chance, change: (text: string) => unknown): Row {
  const free = fieldsOf(row, 'string').filter((key) => /[^\x20-\x7e]/.test(String(row[key])))
  if (free.length === 0) return row
  const key = luck.pick(free)
  return { ...row, [key]: change(String(row[key])) }
}

const isPosition = (value: unknown): value is { lng: unknown; lat: unknown } =>
  typeof value === 'object' && value !== null && 'lng' in value && 'lat' in value

const wrongType: Garble = (row, luck) => {
  const key = luck.pick(Object.keys(row))
  return { ...row, [key]: luck.pick<unknown>([null, '十二', {}, [], -1, true]) }
}

const fieldGone: Garble = (row, luck) => {
  const gone = luck.pick(Object.keys(row))
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== gone))
}

const swapped: Garble = (row) => {
  const { position } = row
  return isPosition(position) ? { ...row, position: { ...position, lng: position.lat, lat: position.lng } } : row
}

const badTime: Garble = (row, luck) => {
  const times = Object.keys(row).filter((key) => key === 'at' || key.endsWith('At'))
  return times.length === 0
    ? row
    : {
        ...row,
        [luck.pick(times)]: luck.pick([
          '2026-13-45T99:00:00+08:00',
          '1899-12-30T00:00:00+08:00',
          '2099-01-01T00:00:00+08:00',
          '昨天下午',
        ]),
      }
}

/** Text that is harmless as text and not as anything else. */
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://invalid.example","点我")',
  '@SUM(1+1)*cmd',
  '{{constructor}}',
  '\u202e反转文字\u0000',
]

const hostile: Garble = (row, luck) => withText(row, luck, (text) => luck.pick(HOSTILE) + text)
const mojibake: Garble = (row, luck) => withText(row, luck, misread)
const huge: Garble = (row, luck) => withText(row, luck, (text) => text.padEnd(50_000, '很长'))
const notARow: Garble = (_, luck) => luck.pick<unknown>([null, 42, '一行文字', [], {}])

/** Every way, with how often it is met. */
export const garbles: readonly (readonly [name: string, weight: number, garble: Garble])[] = [
  ['wrongType', 20, wrongType],
  ['fieldGone', 10, fieldGone],
  ['swapped', 20, swapped],
  ['badTime', 10, badTime],
  ['hostile', 15, hostile],
  ['mojibake', 15, mojibake],
  ['huge', 2, huge],
  ['notARow', 8, notARow],
]
