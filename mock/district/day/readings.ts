import { hash, share } from '../chance.ts'
import { DAY_MS, dayNumber, dayStart, HOUR_MS, MINUTE_MS } from './calendar.ts'

/** How busy lifts are, per hour of the day, as a share of the busiest hour. */
const BUSY = [
  0.1, 0.05, 0.04, 0.04, 0.05, 0.12, 0.35, 0.8, 1, 0.8, 0.6, 0.6, 0.75, 0.65, 0.55, 0.55, 0.6, 0.8, 1, 0.9, 0.7, 0.55,
  0.35, 0.2,
]
const BUSY_DAY = BUSY.reduce((sum, part) => sum + part, 0)
/** A lift keeps moving, or waiting, for this long before the next draw. */
const TRIP_MS = 15_000

const busyAt = (at: number) => BUSY[Math.floor((at - dayStart(dayNumber(at))) / HOUR_MS)] ?? 0

/** Speed of a lift's car in m/s at a moment: 0 when it waits, up to its rated 1.0–2.5 when it travels. */
export function liftSpeed(seed: string | number, siteId: string, at: number): number {
  const trip = Math.floor(at / TRIP_MS)
  if (share(seed, 'moves', siteId, trip) > 0.55 * busyAt(at)) return 0
  const rated = [1, 1.5, 1.75, 2, 2.5][hash(seed, 'rated', siteId) % 5] ?? 1
  return Math.round(rated * (0.55 + 0.45 * share(seed, 'speed', siteId, trip)) * 100) / 100
}

/** Door cycles a lift has counted since it was put in use: only ever grows, fastest in busy hours. */
export function liftDoorCycles(seed: string | number, siteId: string, at: number): number {
  const perDay = 120 + 480 * share(seed, 'doors', siteId)
  const day = dayNumber(at)
  const hours = (at - dayStart(day)) / HOUR_MS
  const whole = Math.floor(hours)
  const sofar = BUSY.slice(0, whole).reduce((sum, part) => sum + part, 0) + (BUSY[whole] ?? 0) * (hours - whole)
  // 2015-01-01, so that the count is in the hundreds of thousands as on a lift some years old.
  return Math.floor(perDay * (day - 16_436 + sofar / BUSY_DAY))
}

/** Of all fridges, the share that drifts out of 2–8 ℃ once on a given day. */
const DRIFTS_A_DAY = 0.012

/** When a fridge drifts on a district day, and how far its air goes; null on most days. */
export function fridgeDrift(
  seed: string | number,
  siteId: string,
  day: number,
): { from: number; to: number; by: number } | null {
  if (share(seed, 'drifts', siteId, day) >= DRIFTS_A_DAY) return null
  const lastsMs = (10 + 30 * share(seed, 'driftLasts', siteId, day)) * MINUTE_MS
  const from = dayStart(day) + Math.floor(share(seed, 'driftFrom', siteId, day) * (DAY_MS - lastsMs))
  // One in eight freezes instead of warming.
  const by = share(seed, 'driftWay', siteId, day) < 0.125 ? -5 : 5 + 4 * share(seed, 'driftBy', siteId, day)
  return { from, to: from + lastsMs, by }
}

/** Air temperature of a pharmacy's fridge in ℃ at a moment: 3–6.5 in its compressor's rhythm, out of 2–8 in a drift. */
export function fridgeCelsius(seed: string | number, siteId: string, at: number): number {
  const own = 4.2 + 1.2 * share(seed, 'fridge', siteId)
  const rhythm = 0.6 * Math.sin((2 * Math.PI * at) / ((35 + 20 * share(seed, 'rhythm', siteId)) * MINUTE_MS))
  const noise = 0.4 * (share(seed, 'noise', siteId, Math.floor(at / MINUTE_MS)) - 0.5)
  const drift = fridgeDrift(seed, siteId, dayNumber(at))
  const out = drift && at >= drift.from && at < drift.to ? drift.by : 0
  return Math.round((own + rhythm + noise + out) * 10) / 10
}
