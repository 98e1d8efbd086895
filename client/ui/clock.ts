import { DISTRICT_OFFSET_MS, districtIso } from '@contract/time.ts'

/** District time of a moment (epoch ms), `09:41:27`. */
export const clockOf = (at: number) => districtIso(at).slice(11, 19)

/** District time to the minute, `09:41`. */
export const minuteOf = (at: number) => districtIso(at).slice(11, 16)

/** District date and time to the second, `2026-11-23 09:41:27`: for records, the same in every language. */
export const stampOf = (at: number) => districtIso(at).slice(0, 19).replace('T', ' ')

/** Some data sets say `11月`, some `11`: the sign is put by us. */
const bare = (part = '') => part.replace(/[年月日]/g, '')

/** District date with its weekday, in the words of the language. */
export function dateOf(at: number, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: locale === 'en' ? 'short' : 'numeric',
    day: 'numeric',
    weekday: 'short',
  })
  const parts = new Map(format.formatToParts(at + DISTRICT_OFFSET_MS).map(({ type, value }) => [type, value]))
  const [year, month, day, weekday] = ['year', 'month', 'day', 'weekday'].map((part) => parts.get(part as 'year') ?? '')
  return locale === 'en' ? `${weekday} ${day} ${month} ${year}` : `${year}年${bare(month)}月${bare(day)}日 ${weekday}`
}
