import type { Fact, Told } from '../contract/fact.ts'
import type { Crs } from '../contract/place.ts'
import {
  tellingBodies,
  tellingKinds,
  type Reading,
  type Rejection,
  type Telling,
  type TellingKind,
} from '../contract/telling.ts'
import { complaintFields } from './complaint-fields.ts'
import { streetAt, type PreparedDistrict } from './district.ts'
import { readMoment } from './moment.ts'
import { partPersonal, personalHash } from './personal.ts'
import { placeOf } from './place.ts'
import { stationFor } from './routing.ts'
import { faultOf } from './sentence.ts'
import { isStorable, UNSTORABLE_SENTENCE, unsound, type Fault } from './sound.ts'

export { prepareDistrict, type PreparedDistrict } from './district.ts'
export { canonical, personalHash } from './personal.ts'

export interface AdmitContext {
  readonly district: PreparedDistrict
  /** The server's clock, epoch ms. */
  readonly now: number
  /** A fresh random salt for one complainant's fields. */
  readonly salt: () => string
}
export type Admitted = { readonly told: Told } | { readonly reading: Reading } | { readonly rejection: Rejection }

const LONGEST_NAME = 200
type Body = Readonly<Record<string, unknown>>

function faultOfName(value: unknown, pointer: string): Fault | null {
  if (value === undefined || value === null || value === '')
    return { pointer, message: 'is missing: id and source together make a record one record' }
  if (typeof value !== 'string')
    return { pointer, message: `must be text, and is ${Array.isArray(value) ? 'a list' : typeof value}` }
  if (value.trim() === '') return { pointer, message: 'is blank' }
  if (value.length > LONGEST_NAME) return { pointer, message: `is longer than ${LONGEST_NAME} characters` }
  return isStorable(value) ? null : { pointer, message: UNSTORABLE_SENTENCE }
}

function faultOfKind(kind: unknown): Fault | null {
  if (typeof kind === 'string' && Object.hasOwn(tellingBodies, kind)) return null
  const said = typeof kind === 'string' && isStorable(kind) ? `“${kind.slice(0, 60)}”` : 'this type'
  return {
    pointer: '/type',
    message: `${said} is not something a source may tell; it may tell ${tellingKinds.join(', ')}`,
  }
}

function faultOfSubject(subject: unknown): Fault | null {
  return subject === undefined || subject === null || subject === '' ? null : faultOfName(subject, '/subject')
}

const positioned = (kind: TellingKind) => kind === 'site.registered' || kind === 'complaint.received'

/** The body as the journal keeps it, but for personal fields: position resolved, street found, times as epoch ms. */
function bodyOf(kind: TellingKind, parsed: Body, at: number, receivedAt: number, district: PreparedDistrict): Body {
  if (!positioned(kind)) return parsed
  const { lng, lat, crs, ...body } = parsed
  const place = placeOf({ lng, lat, crs: crs as Crs }, district)
  const told = typeof body.streetCode === 'string' && body.streetCode !== '' ? body.streetCode : undefined
  const streetCode =
    told ?? (place.lng === null || place.lat === null ? undefined : streetAt(district, place.lng, place.lat))
  if (kind !== 'complaint.received') return { ...body, place, streetCode }
  // The routing rule's answer is kept as it was at receipt; whose it was is said, so that a later rule makes no other telling of it.
  const routed = body.wouldBeStation === undefined ? stationFor(district, streetCode, place) : undefined
  const station = routed === undefined ? {} : { wouldBeStation: routed, stationBy: 'street' }
  return { ...body, ...station, place, streetCode, receivedAt }
}

function subjectOf(kind: TellingKind, telling: Telling, parsed: Body): string | null {
  const told = typeof telling.subject === 'string' && telling.subject !== '' ? telling.subject : null
  if (kind !== 'complaint.received') return parsed.siteId as string
  return (parsed.respondent as { siteId?: string }).siteId ?? told
}

/** When it happened: as told, else when the complaint was received, else now. */
function timesOf(telling: Telling, parsed: Body, now: number): { at: number; receivedAt: number } | Fault {
  const received = parsed.receivedAt === undefined ? undefined : readMoment(parsed.receivedAt, now)
  if (received && 'fault' in received) return { pointer: '/data/receivedAt', message: received.fault }
  const happened = telling.time === undefined || telling.time === null ? undefined : readMoment(telling.time, now)
  if (happened && 'fault' in happened) return { pointer: '/time', message: happened.fault }
  const at = happened?.at ?? received?.at ?? now
  return { at, receivedAt: received?.at ?? at }
}

/** Lets one telling in as a fact (with what must be kept beside it) or as a reading, or says why not: the one door of all that is told. */
export function admit(telling: Telling, index: number, context: AdmitContext): Admitted {
  const refuse = ({ pointer, message }: Fault): Admitted => {
    const id = typeof telling.id === 'string' && isStorable(telling.id) ? telling.id.slice(0, LONGEST_NAME) : null
    return { rejection: { index, id, pointer, message } }
  }
  const { now, district } = context
  const wrong =
    faultOfName(telling.id, '/id') ??
    faultOfName(telling.source, '/source') ??
    faultOfKind(telling.kind) ??
    faultOfSubject(telling.subject) ??
    unsound(telling.data)
  if (wrong) return refuse(wrong)
  const kind = telling.kind as TellingKind
  const read = tellingBodies[kind].safeParse(telling.data)
  if (!read.success) return refuse(faultOf(read.error, telling.data))
  const parsed: Body = read.data
  const times = timesOf(telling, kind === 'complaint.received' ? parsed : {}, now)
  if ('message' in times) return refuse(times)
  const { at, receivedAt } = times
  if (kind === 'reading') {
    const { siteId, quantity, value, unit } = parsed as {
      siteId: string
      quantity: string
      value: number
      unit: string
    }
    return { reading: { siteId, quantity, value, unit, at, source: telling.source } }
  }
  const fields =
    kind === 'complaint.received' ? complaintFields(parsed, { receivedAt, now, district }) : { body: parsed }
  if ('fault' in fields) return refuse(fields.fault)
  const { rest, personal } = partPersonal(kind, fields.body)
  const salt = personal ? context.salt() : ''
  const body = bodyOf(
    kind,
    personal ? { ...rest, personalHash: personalHash(salt, personal) } : rest,
    at,
    receivedAt,
    district,
  )
  const fact = {
    id: telling.id,
    source: telling.source,
    kind,
    subject: subjectOf(kind, telling, parsed),
    at,
    seenAt: now,
    body,
  } as unknown as Fact
  return { told: personal ? { fact, personal: { salt, value: personal } } : { fact } }
}
