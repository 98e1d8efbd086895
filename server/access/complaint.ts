import type { AccessDesk } from '../gateway/access.ts'
import { hideKnown, knownParticulars } from '../identity/known-particulars.ts'
import { maskField } from '../identity/masks.ts'
import { scrub } from '../identity/scrub.ts'
import { searchAudit } from '../journal/audit.ts'
import { personalOf } from '../journal/personal.ts'
import { oneComplaint } from '../journal/read.ts'
import { answersFor } from './matter-work.ts'
import { actorOf, noted } from './notes.ts'
import { particularsOf } from './particulars.ts'
import { procedureOf } from '../law/procedure.ts'
import { clocksOf, type Calendars } from './calendar.ts'
import type { AccessParts } from './parts.ts'

/** One complaint with its complainant masked, and who unmasked what. That it was looked at is noted: who saw what can be asked later. */
export function openComplaint(
  parts: AccessParts,
  calendars: Calendars,
  course: AccessDesk['course'],
): Pick<AccessDesk, 'complaint'> {
  const { db, sealer, record, now } = parts
  return {
    async complaint(id, who, from) {
      const complaint = await oneComplaint(db, id)
      const mine = complaint && who.kind === 'person' && (await answersFor(who, complaint, parts))
      if (!complaint || !mine) return null
      const kept = await personalOf(db, sealer, id)
      const unmasked = await searchAudit(db, { verb: 'personal.unmask', on: id, outcome: 'accepted', limit: 100 })
      await record(noted({ act: 'personalViewed', by: actorOf(who), on: id, from }, now()))
      const { receivedAt, placeUnknown, respondentName, ...row } = complaint
      return {
        ...row,
        respondentName: respondentName === null ? null : scrub(respondentName),
        at: receivedAt,
        unknown: placeUnknown,
        procedure: procedureOf(receivedAt),
        matters: await course(id),
        clocks: clocksOf(complaint.kind, receivedAt, await calendars.now()),
        personal: masked(kept),
        unmasked: unmasked.items.map(({ detail, at, by }) => ({ field: detail.field, at, by: by?.name ?? '' })),
      }
    },
  }
}

type Kept = Awaited<ReturnType<typeof personalOf>>

/** What is kept of a complainant as the desk may see it. */
export function masked(kept: Kept) {
  if (kept === null) return { state: 'none', fields: [], text: null }
  if (kept === 'destroyed') return { state: 'destroyed', fields: [], text: null }
  const particulars = particularsOf(kept.value)
  const words = particulars.get('text')
  const own = [...particulars].filter(([field]) => field !== 'text')
  return {
    state: 'sealed',
    fields: own.map(([key, value]) => ({ key, masked: maskField(key, value) })),
    text: words === undefined ? null : scrub(hideKnown(words, knownParticulars(own))),
  }
}
