import { districtIso } from '../contract/time.ts'

/** How far ahead of the server's clock a source may be before its record is refused. */
export const AHEAD_MS = 10 * 60_000
export const EARLIEST = Date.UTC(1990, 0, 1)

const ISO = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?([Zz]|[+-]\d\d:?\d\d)?$/
const EXAMPLE = '2026-11-23T09:00:00+08:00'

/** Epoch ms of an ISO 8601 time with an offset; null when it is not one, `'noOffset'` when only the offset lacks. */
export function parseIso(text: string): number | null | 'noOffset' {
  const found = ISO.exec(text)
  if (!found) return null
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((i) => Number(found[i] ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const offset = found[8]
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return null
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  if (offset === undefined) return 'noOffset'
  // A leap second has no place in epoch ms: it is the last moment of its minute.
  const ms = second === 60 ? 59_999 : second * 1_000 + Math.floor(Number(`0.${found[7] ?? 0}`) * 1_000)
  const utc = Date.UTC(year, month - 1, day, hour, minute, 0) + ms
  if (offset === 'Z' || offset === 'z') return utc
  const hours = Number(offset.slice(1, 3))
  const minutes = Number(offset.slice(-2))
  if (hours > 18 || minutes > 59) return null
  return utc - (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** Reads a told time (ISO 8601 with offset, or epoch ms) as epoch ms, or gives the sentence why it is refused. */
export function readMoment(told: unknown, now: number): { readonly at: number } | { readonly fault: string } {
  if (typeof told !== 'number' && typeof told !== 'string') {
    return { fault: `must be an ISO 8601 time with an offset, such as ${EXAMPLE}, or epoch milliseconds` }
  }
  const at = typeof told === 'number' ? told : parseIso(told)
  if (at === 'noOffset') return { fault: `has no offset: write ${EXAMPLE}, not only the local time` }
  if (at === null || !Number.isFinite(at)) {
    return { fault: `is not a time: write ISO 8601 with an offset, such as ${EXAMPLE}, or epoch milliseconds` }
  }
  if (at > now + AHEAD_MS) {
    const said = at < 8.64e15 - 1e8 && at < 253_402_300_800_000 ? districtIso(at) : String(told)
    return {
      fault: `${said} is in the future: the server's clock says ${districtIso(now)}; check the clock of the source`,
    }
  }
  if (at < EARLIEST) {
    const seconds = typeof told === 'number' && told > 6e8 ? '; it looks like seconds, and milliseconds are wanted' : ''
    return {
      fault: `${String(told).slice(0, 40)} is before 1990-01-01, the earliest time that is taken (server's clock: ${districtIso(now)})${seconds}`,
    }
  }
  return { at: Math.round(at) }
}
