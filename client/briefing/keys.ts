/** What a key does while a briefing is shown. */
export type Act = 'next' | 'previous' | 'first' | 'last' | 'list' | 'help' | 'theme' | 'print' | 'renew' | 'open'

const ACTS: Readonly<Record<string, Act>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ' ': 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
  Escape: 'list',
  '?': 'help',
  t: 'theme',
  p: 'print',
  r: 'renew',
  Enter: 'open',
}

/** The act of a key, or null when it is the browser's (a key held with Ctrl, Alt or Meta) or nobody's. Remotes send PageUp and PageDown. */
export function actOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>): Act | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null
  if (event.key === ' ' && event.shiftKey) return 'previous'
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return Object.hasOwn(ACTS, key) ? (ACTS[key] ?? null) : null
}

/** Where an act leads from page `at` of `count` (both from 0), or null when it turns no page. Past the ends nothing turns. */
export function turned(act: Act, at: number, count: number): number | null {
  if (count === 0) return null
  const last = count - 1
  const to = { next: at + 1, previous: at - 1, first: 0, last }[act as 'next' | 'previous' | 'first' | 'last']
  return to === undefined ? null : Math.min(last, Math.max(0, to))
}

/** The page that an address names (`#3` is the third), as an index within `count`. */
export function pageIn(hash: string, count: number): number {
  const named = /^#(\d{1,3})$/.exec(hash)
  return Math.min(Math.max(0, count - 1), Math.max(0, Number(named?.[1] ?? 1) - 1))
}
