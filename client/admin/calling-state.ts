import type { CallAnswer, WebhookRow } from '@contract/webhook.ts'

/** Calls that have waited for longer than this are held up, ms. */
const OLD_MS = 15 * 60_000

export type CallingState = 'ok' | 'waiting' | 'failing' | 'old' | 'off' | 'gone' | 'never'

/** How a receiver stands at `now` (epoch ms): what is bad is said before what is good. */
export function stateOf(row: WebhookRow, now: number): CallingState {
  if (row.state !== 'on') return row.state
  if (row.waiting > 0 && row.last?.fault) return 'failing'
  if (row.oldestAt !== null && now - row.oldestAt > OLD_MS) return 'old'
  if (row.waiting > 0) return 'waiting'
  return row.last === null ? 'never' : row.last.fault === null ? 'ok' : 'failing'
}

/** Keys of the words for an answer: what it was, and whether it had a status. */
export const answerKey = ({ fault }: CallAnswer) =>
  fault === null ? 'admin.calling.took' : `admin.calling.faults.${fault}`
