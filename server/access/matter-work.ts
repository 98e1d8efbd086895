import type { Fact, Told } from '../contract/fact.ts'
import { scrub } from '../identity/scrub.ts'
import { applyAll } from '../interception/apply.ts'
import { countRecord } from '../interception/count-record.ts'
import type { Matter } from '../interception/matter.ts'
import { receive } from '../interception/receive.ts'
import type { Step } from '../interception/step.ts'
import { runsOut } from '../interception/timeouts.ts'
import { HOUSE } from '../interception/who.ts'
import { insertMatter, matterById, mattersOf, moveMatter, type MatterRow } from '../journal/matters.ts'
import { oneComplaint } from '../journal/read.ts'
import type { Statement } from '../journal/statement.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import { endOfDay } from '../law/calendar/day.ts'
import type { AccessParts } from './parts.ts'

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
 * The station in charge of a submission: where its matter was sent, or, as long as it was sent nowhere, where it would go. Only
 * its officers see whom it is about.
 */
export async function stationOf(
  { complaintId, wouldBeStation }: { readonly complaintId: string; readonly wouldBeStation: string | null },
  { db }: Pick<AccessParts, 'db'>,
): Promise<string | null> {
  const sent = (await mattersOf(db, complaintId)).find(({ station }) => station !== null)
  return sent?.station ?? wouldBeStation
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
): { readonly told: readonly Told[]; readonly effects: readonly Statement[]; readonly after: Matter } {
  const all = [...found.begins, ...steps]
  const start = new Map(found.row ? [[found.matter.id, found.matter]] : [])
  const after = applyAll(start, all)
  const told = all.map((step, n): Told => {
    const fact: Fact<'complaint.stepped'> = {
      id: `${name}/${n}`,
      source: 'desk',
      kind: 'complaint.stepped',
      subject: step.on,
      at: step.at,
      seenAt: now,
      body: { complaintId: step.on, what: step.what, step: JSON.parse(JSON.stringify(step)) as never },
    }
    return { fact }
  })
  const effects = [...after.values()].map((matter) => {
    const row = rowOf(matter, found, calendar)
    return found.row && matter.id === found.row.id ? moveMatter(row, found.row.version) : insertMatter(row)
  })
  return { told, effects, after: after.get(found.matter.id)! }
}

/** A deadline as a queue shows it: a moment, or the last day it may be met on. */
export interface NextDue {
  readonly kind: string
  readonly at: number | null
  readonly day: string
}

const LANE_KINDS = {
  window: 'interceptionWindow',
  lane: 'lane',
  noReply: 'noReply',
  firstContact: 'firstContact',
} as const

/** The deadline that stands next for a matter, or null when none runs. */
export function nextDue(matter: Matter, calendar: Calendar): NextDue | null {
  const out = runsOut(matter, calendar)
  if (out !== null) {
    const contact = matter.lane?.contactedAt == null ? (matter.lane?.firstContactBy ?? null) : null
    // At the desk's own lane a late first contact is only shown.
    if (contact !== null && contact < out.at) return { kind: 'firstContact', at: contact, day: '' }
    return { kind: LANE_KINDS[out.boundBy], at: out.at, day: '' }
  }
  const running = matter.clocks.filter(({ endedAt, state }) => endedAt === null && state !== 'paused')
  const [first] = running.toSorted((a, b) => (a.dueDay < b.dueDay ? -1 : 1))
  return first ? { kind: first.kind, at: null, day: first.dueDay } : null
}

/** The same as a moment (epoch ms): the end of its day. */
export function nextDueAt(matter: Matter, calendar: Calendar): number | null {
  const due = nextDue(matter, calendar)
  return due === null ? null : (due.at ?? endOfDay(due.day))
}
