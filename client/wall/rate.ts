/** The gross interception rate of a period as the server counted it: never without what it is made of. */
export interface Rate {
  readonly n: number
  readonly d: number
  /** Two decimals, half up, such as `21.42`; null of nothing. */
  readonly percent: string | null
  /** The period, epoch ms, its end not included. */
  readonly from: number
  readonly to: number
}

/** Reads the answer of `/api/v1/interception`; null when it is not what it should be. */
export function rateOf(answer: Readonly<Record<string, unknown>>): Rate | null {
  const cohort = fields(answer['cohort'])
  const [gross, period] = [fields(cohort['gross']), fields(cohort['period'])]
  const [n, d, from, to] = [gross['n'], gross['d'], period['from'], period['to']].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  if (![n, d, from, to].every(Number.isFinite)) return null
  return { n, d, percent: typeof gross['percent'] === 'string' ? gross['percent'] : null, from, to }
}

const fields = (value: unknown) =>
  (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>

/** Difference to an earlier rate in percentage points, to the last digit that both show; null where one of them is of nothing. */
export function points(now: Rate | null, before: Rate | null): number | null {
  if (now?.percent == null || before?.percent == null) return null
  return Math.round(Number(now.percent) * 100 - Number(before.percent) * 100) / 100
}
