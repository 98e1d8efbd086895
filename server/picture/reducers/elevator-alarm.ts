import { tally } from '../stage.ts'
import { happened } from './happened.ts'
import type { Reducer } from './reducer.ts'

/** Counts alarms and entrapments where they begin; the open alarm itself is the business of `alarm.raised`. */
export const elevatorAlarm: Reducer<'elevator.alarm'> = (stage, fact, seq) => {
  const { siteId, code, phase } = fact.body
  const trapped = Number(fact.body.trapped ?? 0)
  if (phase === 'raised') {
    tally(stage, 'elevator.alarm', fact.at)
    if (trapped > 0) tally(stage, 'entrapment', fact.at)
  }
  happened(stage, fact, seq, { siteId, values: { code, trapped, phase } })
}
