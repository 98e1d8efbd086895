import { districtDay } from '../contract/time.ts'
import { addDays, endOfDay } from '../law/calendar/day.ts'
import type { Wording } from '../law/limit.ts'
import { procedures } from '../law/procedures/index.ts'
import type { Period } from './rate.ts'

/** District days `YYYY-MM-DD`, the last one included. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** The first day of the half-year that a day lies in. */
export const halfYearOf = (day: string): string => `${day.slice(0, 4)}-${day.slice(5, 7) < '07' ? '01' : '07'}-01`

/** What was asked for, completed: the half-year to date; with an end only, that end's half-year up to it. `now` in epoch ms. */
export function daysAsked(asked: Partial<Days>, now: number): Days {
  const to = asked.to ?? districtDay(now)
  return { from: asked.from ?? halfYearOf(to), to }
}

/** Days as [from, to) in epoch ms. */
export const periodOf = ({ from, to }: Days): Period => ({ from: endOfDay(addDays(from, -1)), to: endOfDay(to) })

/** No count is longer: ten years of days. */
const MOST_DAYS = 3_660

/** Why a period cannot be counted, in a sentence; null when it can. */
export function wrongPeriod({ from, to }: Days, now: number): string | null {
  const today = districtDay(now)
  if (from > to) return `起始日 ${from} 晚于结束日 ${to}，请对调。`
  if (to > today) return `结束日 ${to} 还没有到，今天是 ${today}；请选到今天为止。`
  const period = periodOf({ from, to })
  return period.to - period.from > MOST_DAYS * 86_400_000 ? '期间超过十年，请分段统计。' : null
}

/** Procedures that came into force within the period, after its first day: what came before was handled by other rules. */
export function rulesChangedIn({ from, to }: Days): { readonly on: string; readonly says: Wording }[] {
  return Object.values(procedures)
    .filter(({ inForceFrom }) => inForceFrom > from && inForceFrom <= to)
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1))
    .map(({ inForceFrom, order, title }) => ({
      on: inForceFrom,
      says: {
        zh: `${inForceFrom} 起施行${order}《${title.zh}》，此前接收的按原办法办理，前后口径不同。`,
        en: `From ${inForceFrom} “${title.en}” is in force; what was received before goes by the earlier rules, so the two parts differ.`,
      },
    }))
}

/** What to say of a period that begins before the record does; null when it does not. `begins`: the record's first day. */
export function beforeRecord({ from }: Days, begins: string | null): Wording | null {
  if (begins === null) return { zh: '本系统还没有接收过任何投诉举报。', en: 'Nothing has been received here yet.' }
  if (from >= begins) return null
  return {
    zh: `本系统的记录始于 ${begins}，更早的情况不在其中，不能当作没有。`,
    en: `The record begins on ${begins}; what lies before is not in it, which does not mean that there was nothing.`,
  }
}
