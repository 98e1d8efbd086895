import { Webhook } from 'standardwebhooks'
import { districtIso } from '../../contract/time.ts'
import type { Format } from '../format.ts'

/** Standard Webhooks 1.0: `{type, timestamp, data}`, signed over id, time and body. What an SMS gateway or a platform of the city is attached by. */
export const standard: Format = {
  name: 'standard',
  secret: 'ours',
  hosts: null,
  compose({ type, at, title, facts }, to) {
    const body = JSON.stringify({
      type,
      timestamp: districtIso(at),
      data: { headline: title, ...facts, link: to.link },
    })
    if (to.secret === null) throw new Error('a standard webhook without a secret')
    // Webhooks are signed with the time of sending, so that an old one cannot be played again.
    const sentAt = new Date(to.at)
    return {
      url: to.url,
      headers: {
        'content-type': 'application/json',
        'webhook-id': to.id,
        'webhook-timestamp': String(Math.floor(to.at / 1_000)),
        'webhook-signature': new Webhook(to.secret).sign(to.id, sentAt, body),
      },
      body,
    }
  },
}
