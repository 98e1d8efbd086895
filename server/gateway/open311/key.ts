import type { IncomingMessage } from 'node:http'
import { mayTell } from '../../identity/feed-keys.ts'
import type { Who } from '../access.ts'
import { KIND, sourceOf } from './telling.ts'

/** A request as the guard has it: the body is parsed before it, for the key may stand there. */
interface Asked extends IncomingMessage {
  readonly path: string
  readonly query: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** The key of the standard's `api_key`, in query or body of an Open311 request; null without one. Several are none that is good. */
export function apiKeyOf({ path, query, body }: Asked): string | null {
  if (!path.startsWith('/open311/')) return null
  const told = query.api_key ?? (body as { api_key?: unknown } | null | undefined)?.api_key
  if (told === undefined || told === null || told === '') return null
  return typeof told === 'string' && told.length <= 300 ? told : ''
}

/** May bring submissions here: complaints, and under the source that stands for this key. */
export const mayTellOpen = (who: Who | null): boolean =>
  who?.kind === 'key' && mayTell(who, { kind: KIND, source: sourceOf(who.name) }) === null

/** May ask what became of them: whoever may bring complaints. A key bound to sources reads only what they told. */
export const mayReadOpen = (who: Who | null): boolean =>
  who?.kind === 'key' && (who.kinds === null || who.kinds.includes(KIND))
