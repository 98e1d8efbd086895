import type { CalendarYear, ClockRow } from '../contract/identity.ts'
import type { AccessDesk } from '../gateway/access.ts'
import { openCalendar, type Calendar } from '../law/calendar/calendar.ts'
import { publishedYears } from '../law/calendar/index.ts'
import { yearOfHolidays, type YearOfHolidays } from '../law/calendar/year-of-holidays.ts'
import { startClock } from '../law/clock.ts'
import type { ClockKind } from '../law/limit.ts'
import { limitOf, procedureOf } from '../law/procedure.ts'
import { searchAudit } from '../journal/audit.ts'
import type { AccessParts } from './parts.ts'

/** Lists that administrators loaded, the latest of each year: they stand in the journal as their orders. */
async function loaded({ db }: Pick<AccessParts, 'db'>): Promise<Map<number, YearOfHolidays>> {
  const years = new Map<number, YearOfHolidays>()
  let cursor: string | undefined
  do {
    const page = await searchAudit(db, { verb: 'calendar.load', outcome: 'accepted', limit: 100, cursor })
    for (const { detail } of page.items) {
      const read = yearOfHolidays.safeParse(detail)
      if (read.success && !years.has(read.data.year)) years.set(read.data.year, read.data)
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return years
}

/** Which deadlines begin when a complaint is received: its two halves each have their own (Reg. 121 art. 9, 15). */
const BEGIN: Readonly<Record<string, readonly ClockKind[]>> = {
  complaint: ['interceptionWindow', 'acceptance'],
  tipOff: ['reportVerification'],
  mixed: ['interceptionWindow', 'acceptance', 'reportVerification'],
  consult: [],
}

/** The legal deadlines of a complaint, by the procedure of the day it was received. */
export function clocksOf(kind: string, receivedAt: number, calendar: Calendar): ClockRow[] {
  const procedure = procedureOf(receivedAt)
  return (BEGIN[kind] ?? []).map((each) => {
    const { title, article, dueDay, warnDay, provisional } = startClock(each, procedure, receivedAt, calendar)
    const { confirmed } = limitOf(each, procedure)
    return { kind: each, title, article, dueDay, warnDay, provisional, confirmed }
  })
}

export interface Calendars extends Pick<AccessDesk, 'calendar'> {
  /** The calendar as it stands now, official lists of administrators included. */
  now(): Promise<Calendar>
}

export function openCalendars(parts: Pick<AccessParts, 'db'>): Calendars {
  return {
    now: async () => openCalendar([...(await loaded(parts)).values()]),
    async calendar() {
      const own = await loaded(parts)
      const built: CalendarYear[] = publishedYears
        .filter(({ year }) => !own.has(year))
        .map((each) => ({ ...each, origin: 'built-in' }))
      const given: CalendarYear[] = [...own.values()].map((each) => ({ ...each, origin: 'loaded' }))
      return [...built, ...given].toSorted((a, b) => b.year - a.year)
    },
  }
}
