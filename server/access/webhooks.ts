import type { CallAnswer, CallFormat, WebhookRow, WebhooksAnswer } from '../contract/webhook.ts'
import type { AccessDesk } from '../gateway/access.ts'
import { backlogs, callsListed, countDevices, listWebhooks } from '../journal/receivers.ts'
import type { Call } from '../journal/calls.ts'
import type { AccessParts } from './parts.ts'

/** Calls that one answer lists of a receiver, of those that wait and of dead letters. */
const LISTED = 50

/** A call without what it says and to where. */
const told = ({ id, receiver, happening, about, madeAt, tries, last }: Call) => ({
  ...{ id, webhookId: receiver, happening, about, madeAt, tries, last: last as CallAnswer | null },
})

/** Who is called outside, what waits, what did not arrive. Never an address with its path, never a secret. */
export function openWebhooks({ db, calling, now }: AccessParts): Pick<AccessDesk, 'webhooks'> {
  return {
    async webhooks(): Promise<WebhooksAnswer> {
      const [rows, sums, waits, dead, devices] = await Promise.all([
        listWebhooks(db),
        backlogs(db),
        callsListed(db, 'waiting', LISTED),
        callsListed(db, 'dead', LISTED),
        countDevices(db),
      ])
      const sumOf = new Map(sums.map((sum) => [sum.receiver, sum]))
      const items = rows.map((row): WebhookRow => {
        const { id, name, format, host, happenings, priority, units, state, madeAt, arrivedAt, pausedUntil } = row
        const { waiting = 0, dead: lost = 0, oldestAt = null } = sumOf.get(id) ?? {}
        return {
          ...{ id, name, format: format as CallFormat, host, happenings, units, state, madeAt, waiting },
          ...{ priority: priority as WebhookRow['priority'] },
          ...{ dead: lost, oldestAt, arrivedAt, last: row.last as CallAnswer | null },
          pausedUntil: pausedUntil > now() ? pausedUntil : null,
        }
      })
      const push = sums.filter(({ way }) => way === 'push')
      return {
        items,
        waiting: waits.map((call) => ({ ...told(call), nextAt: call.nextAt })),
        dead: dead.map(told),
        deadTotal: items.reduce((sum, { dead: lost }) => sum + lost, 0),
        push: { on: calling.push !== null, devices, waiting: push.reduce((sum, { waiting }) => sum + waiting, 0) },
        rules: { private: calling.rules.inside, plain: calling.rules.plain, link: calling.link },
      }
    },
  }
}
