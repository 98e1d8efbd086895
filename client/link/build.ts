import { ask } from './ask.ts'

/** Two reloads of one screen are at least this far apart, so that two nodes with two builds cannot make it flicker. */
const RELOADS_APART_MS = 60_000
/** Screens reload spread over this long, not all at once. */
const SPREAD_MS = 4_000

/** When to reload, in ms from now, or null not to: only if the build served is known and is not the one shown. */
export function reloadIn(shown: string | null, served: string, sinceReloadMs: number, random: number): number | null {
  if (shown === null || shown === served) return null
  return Math.round(Math.max(0, RELOADS_APART_MS - sinceReloadMs) + random * SPREAD_MS)
}

/** The build that the server serves now. */
export async function servedBuild(base: string, signal: AbortSignal): Promise<string> {
  const { build } = await ask<{ build: string }>(base, '/version', signal)
  return build
}
