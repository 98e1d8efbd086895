import type { Personal } from '../contract/fact.ts'
import { openPrinter, type Printer, type Submission } from './print.ts'
import type { Trace } from './trace.ts'

export const printer = openPrinter('test-personal-Hc3vN6jD1gQe5uXo0aFk')
export const MORNING = Date.parse('2026-11-23T09:00:00+08:00')

/** A submission as it is compared; unlike any other unless told otherwise. */
export function trace(
  id: string,
  complainant: Record<string, unknown> = {},
  over: Partial<Pick<Trace, 'receivedAt' | 'problemClass' | 'amount'>> & {
    respondent?: Submission['respondent']
    text?: string
    by?: Printer
  } = {},
): Trace {
  const { respondent = { name: `店 ${id}` }, text, by = printer, ...told } = over
  const personal: Personal = { complainant, ...(text !== undefined && { text }) }
  return {
    id,
    receivedAt: MORNING,
    problemClass: null,
    amount: null,
    ...by.print({ respondent }, personal),
    ...told,
  }
}
