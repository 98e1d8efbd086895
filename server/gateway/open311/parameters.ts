import { parseIso } from '../../intake/moment.ts'
import { codes, unfit, unknown } from './errors.ts'

export type Parameters = Readonly<Record<string, unknown>>

/** One parameter as text; empty or null is as if it were not there. OpenRefusal when it is a list, an object or too long. */
export function textAt(parameters: Parameters, name: string, most: number): string | undefined {
  const told = parameters[name]
  if (told === undefined || told === null) return undefined
  if (typeof told !== 'string' && typeof told !== 'number' && typeof told !== 'boolean')
    throw unfit(codes.parameterUnfit, `参数 ${name} 应是一个值，不能重复或嵌套。`)
  const text = String(told).trim()
  if (text.length > most) throw unfit(codes.parameterUnfit, `参数 ${name} 不能超过 ${most} 个字符，请缩短。`)
  return text === '' ? undefined : text
}

/** A list with commas; the parameter may also stand several times. */
export function listAt(parameters: Parameters, name: string, most: number): readonly string[] | undefined {
  const told = parameters[name]
  const joined = Array.isArray(told) ? told.filter((each) => typeof each === 'string').join(',') : told
  const list = textAt({ [name]: joined }, name, 20_000)
    ?.split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
  if (list && list.length > most) throw unfit(codes.parameterUnfit, `参数 ${name} 一次最多 ${most} 个，请分几次。`)
  return list && list.length > 0 ? [...new Set(list)] : undefined
}

/** A number in a range. */
export function numberAt(parameters: Parameters, name: string, least: number, most: number): number | undefined {
  const text = textAt(parameters, name, 40)
  if (text === undefined) return undefined
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN
  if (!(value >= least && value <= most))
    throw unfit(codes.parameterUnfit, `参数 ${name} 应是 ${least} 至 ${most} 的数。`)
  return value
}

const DAY_MS = 86_400_000

/** A W3C time as epoch ms; a day alone is its first moment in the district, or its last when `end`. */
export function momentAt(parameters: Parameters, name: string, end = false): number | undefined {
  // A plus sign that nobody escaped arrives as a space.
  const text = textAt(parameters, name, 60)?.replace(/ (\d\d:\d\d)$/, '+$1')
  if (text === undefined) return undefined
  const day = /^\d{4}-\d\d-\d\d$/.test(text)
  const at = parseIso(day ? `${text}T00:00:00+08:00` : text)
  if (at === 'noOffset')
    throw unfit(codes.parameterUnfit, `参数 ${name} 没有时区：请写成 2026-11-23T09:00:00+08:00 或以 Z 结尾。`)
  if (at === null)
    throw unfit(codes.parameterUnfit, `参数 ${name} 不是 W3C 时间：请写成 2026-11-23T09:00:00+08:00 或 2026-11-23。`)
  return day && end ? at + DAY_MS - 1 : at
}

/** One district is served here: its code may be left out, and no other is known. */
export function rightJurisdiction(parameters: Parameters, code: string): void {
  const told = textAt(parameters, 'jurisdiction_id', 200)
  if (told !== undefined && told !== code)
    throw unknown(`没有 jurisdiction_id ${told}：这里是 ${code}，也可以不填。`, codes.jurisdictionUnknown)
}
