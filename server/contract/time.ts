import { z } from 'zod'

/** ISO 8601 with an offset, as it travels on the wire. */
export const isoTime = /* @__PURE__ */ z.iso.datetime({
  offset: true,
  error: 'must be an ISO 8601 time with an offset, such as 2026-11-23T09:00:00+08:00',
})

/** The district keeps one clock, whatever the server's own zone: UTC+8, no summer time since 1991. */
export const DISTRICT_OFFSET_MS = 8 * 3_600_000

/** ISO 8601 in district time, to the second: `2026-11-23T09:00:00+08:00`. */
export function districtIso(at: number): string {
  return `${new Date(at + DISTRICT_OFFSET_MS).toISOString().slice(0, 19)}+08:00`
}

/** The district's calendar day of a moment: `2026-11-23`. */
export const districtDay = (at: number) => districtIso(at).slice(0, 10)

/** The district's hour of a moment, as tallies are keyed: `2026-11-23T09`. */
export const districtHour = (at: number) => districtIso(at).slice(0, 13)

/** Milliseconds since epoch at which the district day of `at` began. */
export const startOfDistrictDay = (at: number) =>
  Math.floor((at + DISTRICT_OFFSET_MS) / 86_400_000) * 86_400_000 - DISTRICT_OFFSET_MS

/** Milliseconds since epoch at which the calendar half-year of `at` began in the district. */
export function startOfHalfYear(at: number): number {
  const [year = '', month = ''] = districtDay(at).split('-')
  return Date.parse(`${year}-${Number(month) <= 6 ? '01' : '07'}-01T00:00:00+08:00`)
}
