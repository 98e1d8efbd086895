import type { Session, SignInOptions } from '@contract/identity.ts'
import { doorsOf, type Door } from './doors.ts'
import { nextOf } from './next.ts'

export interface Asker {
  readonly session: Session | null
  readonly options: SignInOptions | null
  /** Whether the server has said who is asking. */
  readonly known: boolean
}

const DOORS: Readonly<Record<string, Door>> = {
  '/field': 'field',
  '/wall': 'wall',
  '/briefing': 'briefing',
  '/console': 'console',
  '/admin': 'admin',
  '/profile': 'profile',
}
/** Every briefing and every figure has a page of its own. */
const BELOW = /^\/(briefing|figure|f)\//
const doorAt = (page: string): Door | undefined => DOORS[page] ?? (BELOW.test(page) ? 'briefing' : undefined)
/** Pages that belong to whoever holds the link, whoever else is signed in. */
const BY_TOKEN = new Set(['/first', '/invitation'])

/**
 * Where to send somebody who opens `path` (with query and fragment), or null to let him in. The language in the address
 * goes along. The wall without a session is let in: it decides between the demo's wall and pairing. This is courtesy, not
 * protection: the server's guard decides what anyone gets.
 */
export function whereTo(path: string, asker: Asker): string | null {
  const at = new URL(path, 'http://here')
  const page = at.pathname.replace(/(.)\/+$/, '$1')
  if (!asker.known || BY_TOKEN.has(page)) return null
  const to =
    asker.session?.is === 'person' ? personTo(page, at, asker.session) : nobodyTo(page, path, asker, asker.session)
  return to === null ? null : inLanguage(to, at.searchParams.get('lang'))
}

function personTo(page: string, at: URL, session: Session & { is: 'person' }): string | null {
  if (session.pending.length > 0) return page === '/profile' ? null : '/profile'
  if (page === '/sign-in') return nextOf(at.searchParams.get('next'), session.home)
  if (page === '/') return at.searchParams.has('stay') ? null : session.home
  const door = doorAt(page)
  return door === undefined || doorsOf(session).includes(door) ? null : session.home
}

function nobodyTo(page: string, path: string, { options }: Asker, session: Session | null): string | null {
  const demo = options?.demo != null
  if (page === '/sign-in' || page === '/wall') return null
  if (page === '/') return demo ? null : session === null ? '/sign-in' : '/wall'
  if (doorAt(page) === undefined) return null
  // A paired screen has no other page; in the demo anyone is taken for one, and may become somebody.
  return session !== null && !demo ? '/wall' : `/sign-in?next=${encodeURIComponent(path)}`
}

function inLanguage(to: string, lang: string | null): string {
  const url = new URL(to, 'http://here')
  if (lang !== null && !url.searchParams.has('lang')) url.searchParams.set('lang', lang)
  return url.pathname + url.search + url.hash
}
