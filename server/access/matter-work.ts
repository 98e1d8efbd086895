import type { Fact, Told } from '../contract/fact.ts'
import { scrub } from '../identity/scrub.ts'
import type { Who } from '../gateway/access.ts'
import { inScope } from '../identity/scope.ts'
import { applyAll } from '../interception/apply.ts'
import { countRecord } from '../interception/count-record.ts'
import type { Matter } from '../interception/matter.ts'
import type { GovernanceModel } from '../interception/model.ts'
import { rulesOf } from '../interception/rate.ts'
import { receive } from '../interception/receive.ts'
import type { Step } from '../interception/step.ts'
import { runsOut } from '../interception/timeouts.ts'
import { HOUSE } from '../interception/who.ts'
import { insertMatter, matterById, mattersOf, moveMatter, type MatterRow } from '../journal/matters.ts'
import { oneComplaint } from '../journal/read.ts'
import type { Statement } from '../journal/statement.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import { nextDueAt } from './next-due.ts'
import { flowOf, standsOf } from './stands.ts'
import type { AccessParts } from './parts.ts'

type Person = Extract<Who, { kind: 'person' }>

/** A matter as it stands, with the submission it came from; `row` null: nobody touched it yet. */
export interface Found {
  readonly matter: Matter
  readonly row: MatterRow | null
  readonly complaintId: string
  readonly streetCode: string | null
  /** The step that begins it, to be journalled with its first order. */
  readonly begins: readonly Step[]
}

/** A matter by its number; a complaint that nobody touched begins as it was received. Null: there is none. */
export async function findMatter(
  id: string,
  parts: AccessParts,
  calendar: Calendar,
  now: number,
): Promise<Found | null> {
  const row = await matterById(parts.db, id)
  if (row) {
    const { complaintId, streetCode } = row
    return { matter: JSON.parse(row.matter) as Matter, row, complaintId, streetCode, begins: [] }
  }
  const complaint = await oneComplaint(parts.db, id)
  return complaint && complaint.kind !== 'consult' ? untouched(complaint, calendar, now) : null
}

/** A complaint that nobody touched, as it stands by itself since its receipt. */
export function untouched(
  complaint: Pick<
    NonNullable<Awaited<ReturnType<typeof oneComplaint>>>,
    'complaintId' | 'kind' | 'receivedAt' | 'wouldBeStation' | 'amount' | 'problemClass' | 'streetCode'
  >,
  calendar: Calendar,
  now: number,
): Found {
  const { complaintId, receivedAt, wouldBeStation, amount, problemClass, streetCode } = complaint
  const id = complaintId
  const known = { ...(amount !== null && { amount }), ...(problemClass !== null && { classes: [problemClass] }) }
  const kind = complaint.kind as 'complaint' | 'tipOff' | 'mixed'
  const begin = receive(
    { id, kind, receivedAt, wouldBeStation, known },
    { by: HOUSE, at: Math.min(receivedAt, now) },
    calendar,
  )
  const matter = applyAll(new Map(), [begin]).get(id)!
  return { matter, row: null, complaintId, streetCode, begins: [begin] }
}

/**
 * Whether somebody answers for a submission: for any of its matters, each of which lies where it was sent or, as long as it was
 * sent nowhere, where it would go. The same rule as `within` of the journal's reader.
 */
export async function answersFor(
  { scope, role }: Pick<Person, 'scope' | 'role'>,
  complaint: {
    readonly complaintId: string
    readonly wouldBeStation: string | null
    readonly streetCode: string | null
  },
  { db }: Pick<AccessParts, 'db'>,
): Promise<boolean> {
  const { wouldBeStation, streetCode: street } = complaint
  const matters = (await mattersOf(db, complaint.complaintId)).filter(({ state }) => state !== 'split')
  const lies = matters.length === 0 ? [wouldBeStation] : matters.map(({ station }) => station ?? wouldBeStation)
  return lies.some((station) => inScope(scope, role, { station, street }))
}

const SAID: ReadonlySet<string> = new Set(['note', 'record', 'found', 'why', 'notice'])
/** Free text in an order, scrubbed of numbers of persons: what is journalled can never be taken out again (PIPL art. 6). */
export const withoutNumbers = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(withoutNumbers)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).map(([key, each]) => [
            key,
            SAID.has(key) && typeof each === 'string' ? scrub(each) : withoutNumbers(each),
          ]),
        )
      : value

/** What the count keeps of it. */
function countedOf(matter: Matter): Pick<MatterRow, 'counted' | 'closedAt'> {
  const record = countRecord(matter)
  return { counted: record && JSON.stringify(record), closedAt: record?.closedAt ?? null }
}

function rowOf(matter: Matter, { complaintId, streetCode }: Found, calendar: Calendar): MatterRow {
  const { id, kind, state, station, receivedAt, version, lane } = matter
  return {
    id,
    complaintId,
    kind,
    state,
    lane: lane?.code ?? null,
    laneActor: lane?.actorRole ?? null,
    laneTo: lane?.to ?? null,
    station,
    streetCode,
    receivedAt,
    dueAt: runsOut(matter, calendar)?.at ?? null,
    nextDueAt: nextDueAt(matter, calendar),
    version,
    matter: JSON.stringify(matter),
    ...countedOf(matter),
  }
}

/** Steps as facts and as statements for the table: `name` makes their ids, so that the same order twice is the same steps. */
export function stepsAsFacts(
  found: Found,
  steps: readonly Step[],
  name: string,
  now: number,
  calendar: Calendar,
  model: GovernanceModel,
): { readonly told: readonly Told[]; readonly effects: readonly Statement[]; readonly after: Matter } {
  const all = [...found.begins, ...steps]
  const start = new Map(found.row ? [[found.matter.id, found.matter]] : [])
  const rules = rulesOf(model)
  let after: ReadonlyMap<string, Matter> = start
  const told = all.map((step, n): Told => {
    const before = after.get(step.on) ?? null
    after = applyAll(after, [step])
    const stood = before && standsOf(before, rules, calendar)
    const stands = standsOf(after.get(step.on)!, rules, calendar)
    const counted = flowOf(before, step, stood, stands)
    const fact: Fact<'complaint.stepped'> = {
      id: `${name}/${n}`,
      source: 'desk',
      kind: 'complaint.stepped',
      subject: step.on,
      at: step.at,
      seenAt: now,
      body: {
        ...{ complaintId: step.on, of: found.complaintId, what: step.what, streetCode: found.streetCode },
        ...{ stood, stands, counts: counted?.flow ?? null },
        ...{ lane: counted?.lane?.code ?? null, laneTitle: counted?.lane?.title ?? null },
        step: JSON.parse(JSON.stringify(step)) as never,
      },
    }
    return { fact }
  })
  const effects = [...after.values()].map((matter) => {
    const row = rowOf(matter, found, calendar)
    return found.row && matter.id === found.row.id ? moveMatter(row, found.row.version) : insertMatter(row)
  })
  return { told, effects, after: after.get(found.matter.id)! }
}
