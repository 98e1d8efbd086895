const DAY_MS = 86_400_000
const NEW_MS = 15 * 60_000

/** 1 for a complaint of the last quarter of an hour, fading to just above 0 at a day, 0 for an older one. Epoch ms. */
export function freshness(at: number, now: number): number {
  const age = now - at
  if (age <= NEW_MS) return 1
  if (age >= DAY_MS) return 0
  return 0.98 * Math.sqrt(1 - (age - NEW_MS) / (DAY_MS - NEW_MS))
}
