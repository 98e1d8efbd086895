import type { Happening } from '@contract/picture.ts'
import type { RecordItem } from '../picture/record.ts'

type Values = Record<string, string | number | boolean | null>

/** A record as something that happened, so that lists of records and “just now” speak the same sentences. */
export function happeningOf(record: RecordItem): Pick<Happening, 'kind' | 'siteName' | 'streetCode' | 'values'> {
  const values: Values = {}
  for (const [key, value] of Object.entries(record.body))
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) values[key] = value as Values[string]
  const { respondent, siteName } = record.body
  const name =
    respondent !== null && typeof respondent === 'object' && 'name' in respondent && typeof respondent.name === 'string'
      ? respondent.name
      : typeof siteName === 'string'
        ? siteName
        : record.siteId
  const street = record.body['streetCode']
  return {
    kind: record.kind,
    siteName: name === '' ? null : name,
    streetCode: typeof street === 'string' ? street : null,
    values,
  }
}
