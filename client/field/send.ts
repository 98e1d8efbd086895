import { Refused, type Asking } from '../orders/asking.ts'
import { orderGiver, type Order } from '../orders/give.ts'
import type { FileEntry, StepEntry } from './entry.ts'
import type { Answer, Send } from './outbox.ts'

/** A thin line may take this long for an answer; then the outcome is unknown, and the same id asks again. */
const STEP_WITHIN_MS = 20_000
const FILE_WITHIN_MS = 180_000

/** The order as it goes over the wire. */
export const orderOf = ({ verb, taskId, fields, basedOn, doneAt, place }: StepEntry, sentAt: number): Order =>
  ({
    ...fields,
    verb: `task.${verb}`,
    taskId,
    doneAt,
    sentAt,
    ...(place !== null && { place }),
    ...(basedOn !== null && { basedOn }),
  }) as unknown as Order

/** Where a file goes, with the place and the time of its making, its own clock and the one at sending. */
export function evidencePath({ taskId, doneAt, place, what }: FileEntry, sentAt: number): string {
  const query = new URLSearchParams({ taskId, what, at: String(doneAt), sentAt: String(sentAt) })
  if (place !== null) {
    query.set('lng', String(place.lng))
    query.set('lat', String(place.lat))
  }
  return `/api/v1/evidence?${query}`
}

/** No answer to what was asked: nobody there, too busy, out of order. It is asked again. */
const passing = (status: number) => status === 0 || status === 408 || status === 425 || status === 429 || status >= 500

function answerOf(error: unknown): Answer {
  // A line that breaks in the middle of an answer, or a stranger’s page in its place.
  if (error instanceof SyntaxError || error instanceof DOMException || error instanceof TypeError)
    return { state: 'away' }
  if (!(error instanceof Refused)) throw error
  if (error.status === 401) return { state: 'signedOut' }
  if (passing(error.status)) return { state: 'away' }
  return { state: 'refused', why: error.message }
}

/** How entries are sent, over one way of asking. */
export function sendingOver(asking: Asking): Send {
  const give = orderGiver(asking, STEP_WITHIN_MS)
  async function file(entry: FileEntry, sentAt: number): Promise<Answer> {
    const { hash } = await asking.json<{ hash?: unknown }>(
      evidencePath(entry, sentAt),
      { method: 'POST', headers: { 'content-type': entry.bytes.type }, body: entry.bytes },
      FILE_WITHIN_MS,
    )
    // Other bytes than ours arrived, or it was not our server that answered.
    return { state: hash === entry.hash ? 'accepted' : 'away' }
  }
  async function step(entry: StepEntry, sentAt: number): Promise<Answer> {
    const order = orderOf(entry, sentAt)
    let given = await give(entry.id, order)
    // Somebody else’s step came in the same moment: the same order is decided once more on what is now.
    if (given.state === 'refused' && given.code === 'conflict') given = await give(entry.id, order)
    if (given.state === 'refused') return { state: 'refused', why: given.reason }
    return { state: given.state === 'accepted' ? 'accepted' : 'away' }
  }
  return async (entry, sentAt) => {
    try {
      return await (entry.kind === 'file' ? file(entry, sentAt) : step(entry, sentAt))
    } catch (error) {
      return answerOf(error)
    }
  }
}

/** Whether the server takes this browser for that person: another tab may have become somebody else. */
export async function isStill(asking: Asking, person: string): Promise<'yes' | 'away' | 'signedOut'> {
  try {
    const session = await asking.json<{ is: string; id: string; pending?: readonly string[] }>('/api/v1/session')
    return session.is === 'person' && session.id === person && !session.pending?.length ? 'yes' : 'signedOut'
  } catch (error) {
    const answer = answerOf(error)
    return answer.state === 'signedOut' ? 'signedOut' : 'away'
  }
}
