import type { Verb } from '../../contract/identity.ts'
import * as alarms from './alarms.ts'
import { cancelMany, openMany } from './campaigns.ts'
import * as briefings from './briefings.ts'
import { load } from './calendar.ts'
import { complaintDecisions } from './complaints.ts'
import * as keys from './keys.ts'
import type { Decide } from './order.ts'
import { choose } from './lanes.ts'
import { changePerson } from './person-change.ts'
import * as people from './people.ts'
import { receive } from './receive.ts'
import * as screens from './screens.ts'
import { taskDecisions } from './tasks.ts'
import { urgingDecisions } from './urgings.ts'
import { unmask } from './unmask.ts'
import * as walls from './walls.ts'
import * as webhooks from './webhooks.ts'

/** Who decides which order: the compiler asks for a line per verb. */
export const decisions: { readonly [V in Verb]: Decide<V> } = {
  'person.invite': people.invite,
  'person.rename': people.rename,
  'person.change': changePerson,
  'person.reinvite': people.reinvite,
  'person.disable': people.disable,
  'person.enable': people.enable,
  'person.grant': people.grant,
  'person.unlock': people.unlock,
  'person.resetSecondFactor': people.resetSecondFactor,
  'session.revoke': people.revokeSessions,
  'screen.approve': screens.approve,
  'screen.change': screens.change,
  'screen.revoke': screens.revoke,
  'key.make': keys.make,
  'key.revoke': keys.revoke,
  ...complaintDecisions,
  ...taskDecisions,
  ...urgingDecisions,
  'task.openMany': openMany,
  'task.cancelMany': cancelMany,
  'complaint.receive': receive,
  'calendar.load': load,
  'lanes.choose': choose,
  'alarm.acknowledge': alarms.acknowledge,
  'alarm.contact': alarms.contact,
  'alarm.injury': alarms.injury,
  'alarm.close': alarms.close,
  'personal.unmask': unmask,
  'briefing.save': briefings.save,
  'briefing.withdraw': briefings.withdraw,
  'wall.point': walls.point,
  'wall.unpoint': walls.unpoint,
  'webhook.add': webhooks.add,
  'webhook.change': webhooks.change,
  'webhook.remove': webhooks.remove,
  'webhook.test': webhooks.test,
  'webhook.retry': webhooks.retry,
}
