import { districtDay } from '../contract/time.ts'
import { OFFICE_HOURS } from '../interception/working-hours.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import { addDays, dayNumber, dayOfMoment, endOfDay } from '../law/calendar/day.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Office hours in ms after 0:00. */
const OPEN = OFFICE_HOURS.map(([opens, closes]) => ({ opens: opens * HOUR_MS, closes: closes * HOUR_MS }))
/** Working time of one working day, ms. */
const WORKED_MS = OFFICE_HOURS.reduce((sum, [opens, closes]) => sum + (closes - opens) * HOUR_MS, 0)

/** Working time as a line: how far along it a moment lies, and back. The same office hours and calendar as `addWorkingHours`. */
export interface Axis {
  /** Working ms from the line’s beginning to a moment (epoch ms). Moments off the line count as its ends. */
  worked(at: number): number
  /** Epoch ms at which so much working time (ms) has passed since a moment; Infinity when that lies beyond the line. */
  after(at: number, ms: number): number
}

/** Working ms of a day that have passed at so many ms after its 0:00. */
function within(sinceMidnight: number): number {
  let worked = 0
  for (const { opens, closes } of OPEN)
    if (sinceMidnight > opens) worked += (sinceMidnight < closes ? sinceMidnight : closes) - opens
  return worked
}

/** Ms after 0:00 at which so much of a day’s working time has passed; the earliest such moment. */
function momentOf(worked: number): number {
  let left = worked
  for (const { opens, closes } of OPEN) {
    if (left <= closes - opens) return opens + left
    left -= closes - opens
  }
  throw new RangeError('一天没有这么多工作时间。')
}

/** The line of working time over whole district days, from the day of one moment to the day of another (epoch ms). */
export function axisOver(from: number, to: number, calendar: Calendar): Axis {
  const first = dayOfMoment(from)
  const before: number[] = []
  const isWorked: boolean[] = []
  const startOf: number[] = []
  const last = districtDay(to)
  let total = 0
  for (let day = districtDay(from); day <= last; day = addDays(day, 1)) {
    const { working } = calendar.isWorkingDay(day)
    before.push(total)
    isWorked.push(working)
    if (!working) continue
    startOf.push(endOfDay(day) - DAY_MS)
    total += WORKED_MS
  }
  const midnight = endOfDay(districtDay(from)) - DAY_MS
  const indexOf = (at: number) => Math.floor((at - midnight) / DAY_MS)
  const worked = (at: number) => {
    const index = indexOf(at)
    if (index < 0) return 0
    if (index >= before.length) return total
    return before[index]! + (isWorked[index] ? within(at - midnight - index * DAY_MS) : 0)
  }
  if (dayNumber(last) - first + 1 !== before.length) throw new RangeError('工作时间轴的首日晚于末日，请核对期间。')
  return {
    worked,
    after(at, ms) {
      if (ms <= 0) return at
      const reached = worked(at) + ms
      if (reached > total) return Infinity
      // A day that is full ends at its closing hour, not at the next one’s opening.
      const day = Math.ceil(reached / WORKED_MS) - 1
      return startOf[day]! + momentOf(reached - day * WORKED_MS)
    },
  }
}
