import type { FactKind } from '../../contract/fact.ts'
import { accessNoted, orderGiven } from './access.ts'
import { alarmActed, alarmRaised, alarmReturned } from './alarm.ts'
import { campaignStepped } from './campaign-stepped.ts'
import { complaintReceived } from './complaint-received.ts'
import { complaintStepped } from './complaint-stepped.ts'
import { elevatorAlarm } from './elevator-alarm.ts'
import { feedRecovered, feedSilent, hotspotFound, hotspotGone, thresholdCrossed } from './house.ts'
import { marketEvaluated, marketQuickTest } from './market.ts'
import { pharmacySale } from './pharmacy-sale.ts'
import type { Reducer } from './reducer.ts'
import { siteRegistered } from './site-registered.ts'
import { taskStepped } from './task-stepped.ts'
import { urgingStepped } from './urging-stepped.ts'

/** What every kind of fact does to the picture: the compiler asks for a line per kind. */
export const reducers: { readonly [Kind in FactKind]: Reducer<Kind> } = {
  'site.registered': siteRegistered,
  'complaint.received': complaintReceived,
  'elevator.alarm': elevatorAlarm,
  'pharmacy.sale': pharmacySale,
  'market.quickTest': marketQuickTest,
  'market.evaluated': marketEvaluated,
  'threshold.crossed': thresholdCrossed,
  'feed.silent': feedSilent,
  'feed.recovered': feedRecovered,
  'alarm.raised': alarmRaised,
  'alarm.returned': alarmReturned,
  'alarm.acted': alarmActed,
  'hotspot.found': hotspotFound,
  'hotspot.gone': hotspotGone,
  'complaint.stepped': complaintStepped,
  'task.stepped': taskStepped,
  'urging.stepped': urgingStepped,
  'campaign.stepped': campaignStepped,
  'order.given': orderGiven,
  'access.noted': accessNoted,
}
