import { codes, unfit } from './errors.ts'
import { listAt, momentAt, numberAt, type Parameters } from './parameters.ts'
import type { OpenQuery } from './request.ts'
import { classesOf, serviceOf, type Service } from './problem-classes.ts'

const DAY_MS = 86_400_000
/** The longest period of one question, and how far back it goes when none is asked for. */
const WINDOW_MS = 90 * DAY_MS
export const MOST_REQUESTS = 1_000
/** Requests of one page when pages are asked for without their size. */
const PAGE = 100
const MOST_PAGES = 100_000

function windowOf(parameters: Parameters, now: number): { from: number; to: number } {
  const start = momentAt(parameters, 'start_date')
  const end = momentAt(parameters, 'end_date', true)
  const to = end ?? (start === undefined ? now : Math.max(start, Math.min(now, start + WINDOW_MS)))
  const from = start ?? to - WINDOW_MS
  if (from > to) throw unfit(codes.parameterUnfit, 'start_date 晚于 end_date，请对调或改正。')
  if (to - from > WINDOW_MS) throw unfit(codes.windowTooLong, 'start_date 与 end_date 最多相隔 90 天，请分几次查询。')
  return { from, to }
}

function statusOf(parameters: Parameters): OpenQuery['status'] {
  const asked = listAt(parameters, 'status', 10) ?? []
  const wrong = asked.find((each) => each !== 'open' && each !== 'closed')
  if (wrong !== undefined) throw unfit(codes.parameterUnfit, `status 只有 open 和 closed，没有 ${wrong.slice(0, 40)}。`)
  return asked.length === 1 ? (asked[0] as 'open' | 'closed') : null
}

function servicesOf(parameters: Parameters): readonly Service[] | null {
  const asked = listAt(parameters, 'service_code', 100)
  return (
    asked?.map((code) => {
      const service = serviceOf(code)
      if (service) return service
      throw unfit(codes.serviceUnknown, `没有 service_code ${code.slice(0, 40)}，见 services。`)
    }) ?? null
  )
}

export interface Paged {
  readonly page: number
  readonly size: number
}

function pageOf(parameters: Parameters): Paged {
  const page = numberAt(parameters, 'page', 1, MOST_PAGES)
  const size = numberAt(parameters, 'page_size', 1, MOST_REQUESTS)
  if (!Number.isInteger(page ?? 1) || !Number.isInteger(size ?? 1))
    throw unfit(codes.parameterUnfit, 'page 与 page_size 应是整数。')
  return { page: page ?? 1, size: size ?? (page === undefined ? MOST_REQUESTS : PAGE) }
}

/** What is asked for, as of `now` (epoch ms). A list of ids overrides all else. OpenRefusal with a sentence when it cannot be. */
export function readQuery(parameters: Parameters, now: number): OpenQuery & { readonly paged: Paged } {
  const ids = listAt(parameters, 'service_request_id', MOST_REQUESTS) ?? null
  const paged = ids ? { page: 1, size: MOST_REQUESTS } : pageOf(parameters)
  const slice = { paged, limit: paged.size, offset: (paged.page - 1) * paged.size }
  if (ids) return { ids, classes: null, from: null, to: null, status: null, ...slice }
  const services = servicesOf(parameters)
  return {
    ids,
    classes: services && classesOf(services),
    ...windowOf(parameters, now),
    status: statusOf(parameters),
    ...slice,
  }
}
