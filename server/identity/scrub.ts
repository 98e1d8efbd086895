import { clustersOf, type Run } from './digit-runs.ts'
import { hideEmails } from './emails.ts'
import { numbersIn, type Found } from './numbers.ts'
import { hidePlates } from './plates.ts'

export const HIDDEN = '〔已隐去〕'

function replaced(text: string, found: readonly Found[], from: number, to: number): string {
  let shown = ''
  let done = from
  for (const each of found) {
    shown += text.slice(done, each.from) + each.shown
    done = each.to
  }
  return shown + text.slice(done, to)
}

const everyDigit = (cluster: readonly Run[]): Found[] =>
  cluster.flatMap((run) =>
    // One character can stand for two digits: ⑬.
    run.at.flatMap((from, i) => (from === run.at[i - 1] ? [] : [{ from, to: run.ends[i]!, shown: '＊' }])),
  )

function hideNumbers(text: string): string {
  let shown = ''
  let done = 0
  for (const cluster of clustersOf(text)) {
    const found = numbersIn(cluster)
    if (found.length === 0) continue
    const from = cluster[0]!.at[0]!
    const to = Math.max(found.at(-1)!.to, cluster.at(-1)!.end)
    const mild = replaced(text, found, from, to)
    // What is left beside a masked number may make a number with what is shown of it: then nothing is shown.
    shown += text.slice(done, from) + (hasNumber(mild) ? replaced(text, everyDigit(cluster), from, to) : mild)
    done = to
  }
  return shown + text.slice(done)
}

/** Whether a text holds a telephone, identity or card number, however it is written. */
export const hasNumber = (text: string): boolean => clustersOf(text).some((cluster) => numbersIn(cluster).length > 0)

/**
 * Free text with nothing in it to call, look up or recognise a person by: telephones (`138****1234`), identity numbers (first
 * three and last place), cards and other long numbers, licence plates, e-mail addresses. Names stay: no pattern finds them.
 * Rather hides an order number than shows a telephone. Linear in the length (PIPL art. 51; Reg. 121 art. 37).
 */
export const scrub = (text: string): string => hidePlates(hideEmails(hideNumbers(text), HIDDEN))
