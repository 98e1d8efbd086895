/** Every key of the console and what it does; `?` lists them in this order. */
export const consoleKeys = [
  { key: '/', deed: 'find' },
  { key: '1', deed: 'alarms' },
  { key: '2', deed: 'tasks' },
  { key: '3', deed: 'urgings' },
  { key: '4', deed: 'campaigns' },
  { key: 'J', deed: 'down' },
  { key: 'K', deed: 'up' },
  { key: 'A', deed: 'acknowledge' },
  { key: 'C', deed: 'contact' },
  { key: 'D', deed: 'dispatch' },
  { key: 'V', deed: 'verify' },
  { key: 'R', deed: 'reassign' },
  { key: 'U', deed: 'urge' },
  { key: 'G', deed: 'area' },
  { key: 'Z', deed: 'sites' },
  { key: 'W', deed: 'walls' },
  { key: 'H', deed: 'home' },
  { key: 'L', deed: 'language' },
  { key: '?', deed: 'help' },
  { key: 'Esc', deed: 'back' },
] as const
export type Deed = (typeof consoleKeys)[number]['deed']

/** What a key means, in either case; null: nothing. */
export function deedOf(key: string): Deed | null {
  return consoleKeys.find((each) => each.key.toLowerCase() === key.toLowerCase())?.deed ?? null
}
