import type { Fact } from '../contract/fact.ts'
import { ACCIDENT_WARNING_MINUTES, rescueLimits } from '../contract/rescue.ts'
import type { Condition, Standing } from './alarm.ts'

const MINUTE_MS = 60_000
/** Minutes after which it says so: half an hour ahead, and when two hours are full. */
const STAGES = [ACCIDENT_WARNING_MINUTES, rescueLimits.accident.minutes]
const NAME = 'liftAccident'

/**
 * People shut in a lift for two hours or more are an accident by law (特种设备安全监察条例 Art. 64 (3)). Told by the clock of the
 * entrapment, half an hour before and when it is one; over when the entrapment is.
 */
export const liftAccident: Condition = {
  name: NAME,
  lapsesMs: null,
  onDelayMs: 0,
  offDelayMs: 0,
  see: () => null,
  watch(open, now) {
    const facts: Fact[] = []
    for (const alarm of open.values()) {
      if (alarm.condition === 'entrapment') facts.push(...coming(alarm, open.get(accidentOf(alarm.id)), now))
      else if (alarm.condition === NAME && !open.has(entrapmentOf(alarm.id))) facts.push(over(alarm, now))
    }
    return facts
  },
}

const accidentOf = (entrapmentId: string) => entrapmentId.replace(/^entrapment:/, `${NAME}:`)
const entrapmentOf = (accidentId: string) => accidentId.replace(/^liftAccident:/, 'entrapment:')

/** What is to be said of one entrapment and was not yet: only the latest stage that it has reached. */
function coming(alarm: Standing, said: Standing | undefined, now: number): Fact[] {
  const minutes = STAGES.findLast((each) => alarm.raisedAt + each * MINUTE_MS <= now)
  if (minutes === undefined || Number(said?.values.minutes ?? 0) >= minutes) return []
  const alarmId = accidentOf(alarm.id)
  const at = alarm.raisedAt + minutes * MINUTE_MS
  return [
    {
      id: `${alarmId}/${alarm.raisedAt}/${minutes}`,
      source: 'house',
      kind: 'alarm.raised',
      subject: alarm.siteId,
      at,
      seenAt: now,
      body: {
        alarmId,
        condition: NAME,
        priority: 1,
        values: { minutes, sinceAt: alarm.raisedAt },
        cause: alarm.causes.at(-1) ?? '',
        ...(alarm.siteId !== null && { siteId: alarm.siteId }),
        ...(said && { anew: true as const }),
      },
    },
  ]
}

function over(alarm: Standing, now: number): Fact {
  const id = `${alarm.id}/over/${alarm.lastAt}`
  const body = { alarmId: alarm.id, cause: `house#${id}` }
  const at = Math.max(now, alarm.lastAt)
  return { id, source: 'house', kind: 'alarm.returned', subject: alarm.siteId, at, seenAt: now, body }
}
