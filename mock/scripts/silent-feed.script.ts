import { MINUTE_MS } from '../district/day/calendar.ts'
import type { Script } from './script.ts'

/** Which paths fall silent, and when after the start. */
interface Silence {
  readonly prefix: string
  readonly fromMinute: number
  readonly forMinutes: number
}

/** A script in which every path under a prefix answers 503, or every third time not at all, for a while; then recovers. */
export const silence = ({ prefix, fromMinute, forMinutes }: Silence): Script => ({
  name: 'silent-feed',
  title: { zh: '数据源静默', en: 'A feed falls silent' },
  answer({ path, nth, at }, { startAt }) {
    const minute = (at - startAt) / MINUTE_MS
    if (!path.startsWith(prefix) || minute < fromMinute || minute >= fromMinute + forMinutes) return null
    return nth % 3 === 2 ? { kind: 'hang' } : { kind: 'status', status: 503 }
  },
})

/** The lifts' platform is gone from minute 10 to minute 55. */
export const silentFeed = silence({ prefix: '/iot/elevators/', fromMinute: 10, forMinutes: 45 })
