import { ended } from '../../interception/matter.ts'
import { lookAgain } from '../../journal/matters.ts'
import { yearOfHolidays } from '../../law/calendar/year-of-holidays.ts'
import { refuse, type Decide } from './order.ts'

/** Takes the official list of a year. It stands in the chain with its source; deadlines shown from then on rest on it. */
export const load: Decide<'calendar.load'> = async (given) => {
  const on = `calendar/${given.year}`
  const read = yearOfHolidays.safeParse(given)
  if (!read.success) return refuse(read.error.issues[0]?.message ?? '名单不可用，请核对。', on)
  const { year, off, work, source } = read.data
  return { on, detail: { year, off, work, source }, effects: [lookAgain([...ended])] }
}
