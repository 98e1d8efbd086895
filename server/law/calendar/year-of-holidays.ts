import { z } from 'zod'
import { dayNumber, isWeekend } from './day.ts'
import { fixedHolidays } from './statutory.ts'

const day = z.iso.date({ error: '请写成 YYYY-MM-DD，且要是真实的日期。' })

/** A notice may move days of the December before, as the one for 2019 did; never more. */
const within = (year: number, text: string) => text.startsWith(`${year}-`) || text.startsWith(`${year - 1}-12-`)

/** The sentences against a list, none when it is sound. An empty or half-typed list must never pass for a published one. */
function faults({ year, off, work }: { year: number; off: string[]; work: string[] }): string[] {
  const outside = [...off, ...work].find((each) => !within(year, each))
  const twice = [...off, ...work].find((each, at, all) => all.indexOf(each) !== at)
  const workday = work.find((each) => !isWeekend(dayNumber(each)))
  const missing = fixedHolidays(year).find((each) => !off.includes(each))
  return [
    outside && `${outside} 不在 ${year} 年（可含上年 12 月）之内，请核对年份。`,
    twice && `${twice} 出现了两次，请只保留一处。`,
    workday && `${workday} 不是周末，不能列为调休上班日，请核对。`,
    missing && `缺少法定节假日 ${missing}，这份名单不完整，请按国务院办公厅通知补全。`,
  ].filter((each) => typeof each === 'string')
}

/** A year's days off and weekend workdays as the State Council's office published them; what an administrator may type in. */
export const yearOfHolidays = z
  .object({
    year: z.int().min(2000).max(2100),
    /** Every day off that the notice names, weekends inside the holidays too. */
    off: z.array(day).max(120),
    /** Saturdays and Sundays that the notice makes workdays. */
    work: z.array(day).max(60),
    /** The notice these days are from: its title or number. */
    source: z.string().trim().min(1, { error: '请写明依据的通知名称或文号。' }).max(200),
  })
  .superRefine((list, context) => {
    for (const message of faults(list)) context.addIssue({ code: 'custom', message })
  })

export type YearOfHolidays = Readonly<z.infer<typeof yearOfHolidays>>
