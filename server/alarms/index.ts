import type { Condition } from './alarm.ts'
import { elevatorFault } from './elevator-fault.alarm.ts'
import { entrapment } from './entrapment.alarm.ts'
import { feedSilent } from './feed-silent.alarm.ts'
import { fridgeTemperature } from './fridge-temperature.alarm.ts'
import { hotspotAlarm } from './hotspot.alarm.ts'
import { liftAccident } from './lift-accident.alarm.ts'
import { quickTestPositive } from './quick-test-positive.alarm.ts'
import { unrecordedSale } from './unrecorded-sale.alarm.ts'

/** Every condition that opens an alarm, most urgent first. */
export const conditions: readonly Condition[] = [
  entrapment,
  liftAccident,
  fridgeTemperature,
  feedSilent,
  elevatorFault,
  quickTestPositive,
  hotspotAlarm,
  unrecordedSale,
]
