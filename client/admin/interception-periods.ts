/** District days, the last one included. */
export interface Days {
  readonly from: string
  readonly to: string
}

const last = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
const text = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
const upTo = (end: string, today: string) => (end < today ? end : today)

/** The half-years that may be counted, the latest first: from the one of `today` back to the one the record begins in. */
export function halfYears(today: string, begins: string | null): (Days & { readonly name: string })[] {
  const all: (Days & { name: string })[] = []
  const [first] = (begins ?? today).split('-').map(Number) as [number]
  for (let year = Number(today.slice(0, 4)); year >= first && all.length < 20; year--)
    for (const half of [2, 1] as const) {
      const from = text(year, half === 1 ? 1 : 7, 1)
      const to = upTo(half === 1 ? text(year, 6, 30) : text(year, 12, 31), today)
      if (from <= today && (begins === null ? year === first : to >= begins))
        all.push({ from, to, name: `${year}H${half}` })
    }
  return all
}

/** A month `YYYY-MM` as days, up to today; null for what is no month. */
export function monthOf(month: string, today: string): Days | null {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month)
  if (!found) return null
  const [year, number] = [Number(found[1]), Number(found[2])]
  return { from: `${month}-01`, to: upTo(text(year, number, last(year, number)), today) }
}
