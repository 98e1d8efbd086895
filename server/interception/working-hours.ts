import type { Calendar } from '../law/calendar/calendar.ts'
import { addDays, endOfDay } from '../law/calendar/day.ts'
import { districtDay } from '../contract/time.ts'

const HOUR_MS = 3_600_000
/** Office hours of the house, hours of the district day. Its own rule: no law of the matter counts in hours. */
export const OFFICE_HOURS = [
  [9, 12],
  [14, 18],
] as const

/** Epoch ms at which so many working hours have passed since a moment, and whether a day it rests on is 暂定. */
export function addWorkingHours(from: number, hours: number, calendar: Calendar): { at: number; provisional: boolean } {
  let left = hours * HOUR_MS
  let provisional = false
  for (let day = districtDay(from); ; day = addDays(day, 1)) {
    const kind = calendar.isWorkingDay(day)
    provisional ||= kind.provisional
    if (!kind.working) continue
    const midnight = endOfDay(addDays(day, -1))
    for (const [opens, closes] of OFFICE_HOURS) {
      const start = Math.max(from, midnight + opens * HOUR_MS)
      const open = Math.max(0, midnight + closes * HOUR_MS - start)
      if (open >= left) return { at: start + left, provisional }
      left -= open
    }
  }
}
