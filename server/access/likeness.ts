import type { AccessDesk, Who as Asker } from '../gateway/access.ts'
import { inScope } from '../identity/scope.ts'
import { scrub } from '../identity/scrub.ts'
import { decide } from '../interception/decide.ts'
import type { Matter } from '../interception/matter.ts'
import type { Who } from '../interception/who.ts'
import { tracesNear, type TraceRow } from '../journal/likeness.ts'
import { toldWithNumber } from '../journal/told-with-number.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import { article17 } from '../likeness/article17.ts'
import { differencesOf } from '../likeness/differences.ts'
import { duplicateRules, duplicatesOf, type Duplicate } from '../likeness/duplicates.ts'
import { findMatter } from './matter-work.ts'
import type { AccessParts } from './parts.ts'

const NOTE = {
  zh: '仅供参考，由承办人判断；系统不据此合并、退回或不予受理。第3项（真实消费关系）无法从记录看出，须另行核实。',
  en: 'For reference only: the officer in charge decides; nothing is merged, returned or declined by it. Item 3 (a real purchase) cannot be seen in the record and is to be verified.',
}
/** Submissions looked at as duplicates before those out of the asker's sight are taken away. */
const LOOKED_AT = 50

type Person = Extract<Asker, { kind: 'person' }>
/** One of a submission's matters as it stands, or the submission itself when nobody touched it. */
interface Standing {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly station: string | null
}

/** What of a submission may be the same as a matter of this kind; null: it was merged, split into others, or is of another kind. */
function standingOf({ id, kind, matters, wouldBeStation }: TraceRow, wanted: string): Standing | null {
  if (matters.length === 0)
    return kind === wanted || kind === 'mixed'
      ? { id, kind, state: kind === 'tipOff' ? 'verifying' : 'received', station: wouldBeStation }
      : null
  return matters.find((each) => each.kind === wanted && !each.clue && !['merged', 'split'].includes(each.state)) ?? null
}

const counts = ({ kind, matters }: TraceRow) =>
  (kind === 'complaint' || kind === 'mixed') && !matters.some(({ state }) => state === 'merged')

/** Which matters may be the same as one, and which signs of Art. 17 show in what else was received. Only says. */
export function openLikeness(parts: AccessParts): Pick<AccessDesk, 'likeness'> {
  const { db, now } = parts

  /** The later goes into the earlier, whose clock runs longer; `cannot`: why the law or the machine would refuse it now. */
  async function mergeOf(one: Matter, other: Standing, who: Who, calendar: Calendar) {
    const found = await findMatter(other.id, parts, calendar, now())
    if (found === null) return { merge: null, cannot: null, restarts: false }
    const otherIsLater =
      found.matter.receivedAt > one.receivedAt || (found.matter.receivedAt === one.receivedAt && other.id > one.id)
    const [from, into] = otherIsLater ? [found.matter, one] : [one, found.matter]
    const circumstances = { who, now: now(), model: await parts.model(), calendar }
    const order = { verb: 'merge' as const, into: { id: into.id, kind: into.kind, state: into.state }, note: '—' }
    const decided = decide(from, order, circumstances)
    if ('refused' in decided) return { merge: null, cannot: decided.refused, restarts: false }
    const added = decide(into, { verb: 'addFacts', from: from.id, reportedAt: from.receivedAt }, circumstances)
    return {
      merge: { complaintId: from.id, into: into.id, basedOn: from.version },
      cannot: null,
      /** New facts of the same reporter would begin verification anew (总局令第121号 Art. 35). */
      restarts: !('refused' in added),
    }
  }

  /** Who else told a number, and in what it differs from the telling that stands: the first one. */
  async function againOf(complaintId: string) {
    const [stands, ...again] = (await toldWithNumber(db, complaintId)).map(({ body, ...told }) => ({
      ...body,
      ...told,
      receivedAt: body.receivedAt === told.at ? null : body.receivedAt,
    }))
    return again.map((each) => ({
      source: each.source,
      channel: each.channel,
      at: each.seenAt,
      differs: differencesOf(stands!, each),
    }))
  }

  return {
    async likeness(id, who) {
      if (who.kind !== 'person' || who.role === null) return null
      const calendar = await parts.calendar()
      const found = await findMatter(id, parts, calendar, now())
      const sees = (station: string | null, street: string | null) => inScope(who.scope, who.role, { station, street })
      if (!found || !sees(found.matter.station ?? found.matter.wouldBeStation, found.streetCode)) return null
      const near = await tracesNear(db, found.complaintId, duplicateRules.windowMs)
      const others = near?.others ?? []
      const standing = new Map<string, { readonly row: TraceRow; readonly at: Standing }>()
      for (const row of others) {
        const at = standingOf(row, found.matter.kind)
        if (at) standing.set(row.id, { row, at })
      }
      const inSight = ({ id }: { readonly id: string }) => {
        const { row, at } = standing.get(id)!
        return sees(at.station ?? row.wouldBeStation, row.streetCode)
      }
      const rules = { ...duplicateRules, most: LOOKED_AT }
      const all = near
        ? duplicatesOf(
            near.one,
            [...standing.values()].map(({ row }) => row),
            rules,
          )
        : []
      const seen = all.filter(inSight).slice(0, duplicateRules.most)
      const asker = whoOf(who)
      const shown = async (each: Duplicate) => {
        const { row, at } = standing.get(each.id)!
        const { receivedAt, respondentName } = row
        return {
          id: at.id,
          complaintId: row.id,
          kind: at.kind,
          state: at.state,
          receivedAt,
          respondentName: respondentName === null ? null : scrub(respondentName),
          score: each.score,
          reasons: each.reasons,
          ...(await mergeOf(found.matter, at, asker, calendar)),
        }
      }
      const signs =
        // Art. 17 stands in the new order only.
        near && found.matter.kind !== 'tipOff' && found.matter.procedure === 'R121'
          ? article17(near.one, others.filter(counts), parts.signs)
          : { score: 0, reasons: [] }
      const mine = new Set([
        found.complaintId,
        ...others.filter((row) => sees(placeOf(row), row.streetCode)).map((row) => row.id),
      ])
      return {
        again: await againOf(found.complaintId),
        duplicates: await Promise.all(seen.map(shown)),
        /** Of other stations: how many more there may be. */
        elsewhere: all.filter((each) => !inSight(each)).length,
        article17: {
          score: signs.score,
          reasons: signs.reasons.map(({ matters, ...each }) => ({
            ...each,
            matters: matters.filter((one) => mine.has(one)),
          })),
        },
        note: NOTE,
      }
    },
  }
}

const placeOf = ({ matters, wouldBeStation }: TraceRow) =>
  matters.find(({ station }) => station !== null)?.station ?? wouldBeStation

const whoOf = ({ id, role, scope }: Person): Who => ({
  id,
  role: role!,
  lane: scope.lane,
  stations: scope.stations,
})
