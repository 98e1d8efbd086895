import {
  responseNames,
  responseTargets,
  type ResponseMeasure,
  type ResponseName,
  type ResponseTarget,
} from '@contract/response.ts'
import { districtIso } from '@contract/time.ts'
import type { RecordQuery } from '../picture/query.ts'

/** One measure as a wall shows it, against its first target. */
export interface ResponseShown {
  readonly name: ResponseName
  readonly target: ResponseTarget
  readonly numerator: number
  readonly denominator: number
  /** null: nothing to measure. */
  readonly met: boolean | null
  readonly records: RecordQuery
}

const fields = (value: unknown) =>
  (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>

/** Reads the answer of `/api/v1/response`; throws when it is not what it should be. */
export function responseOf(answer: Readonly<Record<string, unknown>>): readonly ResponseShown[] {
  const { from, to, measures } = answer
  if (typeof from !== 'number' || typeof to !== 'number' || !Array.isArray(measures))
    throw new Error('the answer to the response times is none')
  const period = `from=${encodeURIComponent(districtIso(from))}&to=${encodeURIComponent(districtIso(to))}`
  return responseNames.flatMap((name) => {
    const measure = measures.find((each) => fields(each)['name'] === name) as ResponseMeasure | undefined
    const first = measure?.targets[0]
    if (measure === undefined || first === undefined) return []
    return {
      name,
      target: responseTargets[name][0],
      numerator: first.numerator,
      denominator: measure.denominator,
      met: first.met,
      records: {
        title: `tasks.response.${name}`,
        formula: `tasks.formula.${name}`,
        feed: null,
        path: `/api/v1/response/records?name=${name}&${period}`,
      },
    }
  })
}
