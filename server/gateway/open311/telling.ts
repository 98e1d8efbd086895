import { createHash } from 'node:crypto'
import type { Rejection, Telling } from '../../contract/telling.ts'
import { newId } from '../../identity/tokens.ts'
import { codes, unfit, type OpenRefusal } from './errors.ts'
import type { Posted } from './post.ts'

export const KIND = 'complaint.received'
/** Under which source a key's submissions stand in the journal. */
export const sourceOf = (keyName: string) => `open311/${keyName}`

/**
 * Number of a submission: by the caller's own idempotency key where he sends one, so that the same told twice is one and the
 * number can be asked for again; otherwise a new one that nobody can guess.
 */
export const numberOf = (source: string, idempotency: string | null): string =>
  idempotency === null
    ? newId('o311')
    : `o311_${createHash('sha256').update(`${source}\n${idempotency}`).digest('base64url').slice(0, 22)}`

/** A site of the register that `address_id` named. */
export interface NamedSite {
  readonly siteId: string
  readonly lng: number | null
  readonly lat: number | null
}

/** The submission as the intake takes it from everyone. What may be of a person goes with the complainant, who is sealed. */
export function tellingOf(posted: Posted, number: string, source: string, site: NamedSite | null): Telling {
  const { service, kind, respondent, amount, wish, description: text } = posted
  const { name, phone, email, accountId, deviceId, mediaUrl, address: eventAddress } = posted
  const of = Object.entries({ name, phone, email, accountId, deviceId, mediaUrl, eventAddress })
  const complainant = Object.fromEntries(of.filter(([, value]) => value !== undefined))
  const at = posted.position ?? (site?.lng != null && site.lat !== null ? { lng: site.lng, lat: site.lat } : null)
  return {
    id: number,
    source,
    kind: KIND,
    subject: site?.siteId,
    data: {
      complaintId: number,
      kind,
      channel: 'open311',
      problemClass: service.name,
      respondent: { name: respondent, ...(site && { siteId: site.siteId }) },
      ...(text !== undefined && { text }),
      ...(amount !== undefined && { amount }),
      ...(wish !== undefined && { requests: [wish] }),
      ...at,
      ...(Object.keys(complainant).length > 0 && { complainant }),
    },
  }
}

/** Where a fault of the intake lies, as the caller named it. */
const NAMED: Readonly<Record<string, string>> = {
  '/data/respondent/name': 'attribute[respondent]',
  '/data/amount': 'attribute[amount]',
  '/data/text': 'description',
  '/data/lng': 'long',
  '/data/lat': 'lat',
  '/data/complainant/name': 'first_name, last_name',
  '/data/complainant/phone': 'phone',
  '/data/complainant/email': 'email',
  '/data/complainant/eventAddress': 'address_string',
  '/data/complainant/mediaUrl': 'media_url',
  '/data/complainant/accountId': 'account_id',
  '/data/complainant/deviceId': 'device_id',
}

/** The intake's refusal in the words of the standard. */
export function refusalOf({ pointer, message }: Rejection): OpenRefusal {
  if (pointer === '/id')
    return unfit(codes.toldBefore, 'Idempotency-Key 已用于另一内容的诉求，以先到的为准；更正请换一个 Idempotency-Key。')
  return unfit(codes.refusedByIntake, `${NAMED[pointer] ?? pointer.replace(/^\/data/, '')}：${message}`)
}
