import { apply, decide, timeouts } from '../interception/decide.ts'
import type { Known } from '../interception/known.ts'
import { at, calendar, confirmation, desk, given, member, model, type Typed } from '../interception/matter.fixture.ts'
import type { Matter } from '../interception/matter.ts'
import { receive } from '../interception/receive.ts'
import type { Step } from '../interception/step.ts'
import { HOUSE, type Who } from '../interception/who.ts'
import { addWorkingHours } from '../interception/working-hours.ts'
import { drawn } from './draw.ts'
import { fitting } from './fit.ts'
import { pastOf, type PastMatter } from './past.ts'
import { planOf, type Planned } from './plan.ts'
import { models } from '../interception/models/index.ts'
import type { Change } from './changes.ts'
import { simulate, type Simulated } from './simulate.ts'

/* A past made by the machine itself: every step an order that was decided, or the house's own return. */

export const FROM = '2026-05-06'
export const TO = '2026-07-03'
export const PERIOD = { from: at(FROM, '00:00'), to: at('2026-07-04', '00:00') }
/** Long after the last window is over. */
export const AS_OF = at('2026-09-01')
export const STATIONS = ['龙城所', '坂田所', '布吉所']

const hours = (from: number, n: number) => Math.round(addWorkingHours(from, n, calendar).at)

/** A complaint's whole way, as its desk and its lanes went. */
export interface Planted {
  readonly matter: Matter
  readonly steps: readonly Step[]
}

/** Which lanes a planted complaint fits: `one` of them at most, or as it falls out. */
export type Sort = 'mixed' | 'one'

function knownOf(u: (n: number) => number, sort: Sort): Known {
  const only = Math.floor(u(0) * 4)
  const may = (lane: number, chance: number) => (sort === 'one' ? only === lane : u(lane + 1) < chance)
  const consents = may(3, 0.3)
  return {
    flags: { odr: may(0, 0.4), inCatchment: may(1, 0.5), pledged: may(2, 0.3), inOperatorSite: false },
    ...{ amount: Math.round(u(6) * 20_000), injury: sort === 'mixed' && u(7) < 0.05 },
    reachable: { complainant: true, respondent: true },
    earlierOnDispute: 0,
    // Two facts keep it out of the fast desk; several facts let it into mediation.
    facts: sort === 'one' ? 2 : u(8) < 0.5 ? 1 : 2,
    groundItem: null,
    ...(consents && { consents: { complainant: true, respondent: true } }),
  }
}

/** How often each lane settles what it gets. */
const SETTLES: Readonly<Record<string, number>> = { C1: 0.6, C2: 0.5, C3: 0.7, C4: 0.4, C5: 0.8 }
const RESULT: Readonly<Record<string, string>> = { C3: 'advance_paid', C4: 'agreement_signed' }

/** One complaint from receipt to its end; `n` chooses everything about it. */
export function planted(
  n: number,
  sort: Sort = 'mixed',
  kind: 'complaint' | 'tipOff' | 'mixed' = 'complaint',
): Planted {
  const u = (what: number) => drawn(7, n, what, 99)
  const days = (PERIOD.to - PERIOD.from) / 86_400_000
  const receivedAt = PERIOD.from + Math.floor(u(20) * days) * 86_400_000 + Math.floor((9 + u(21) * 8) * 3_600_000)
  const id = `P${n}`
  const submission = {
    id,
    kind,
    receivedAt,
    wouldBeStation: STATIONS[n % 3]!,
    known: kind === 'complaint' ? {} : { amount: 9 },
  }
  const steps: Step[] = [receive(submission, { by: HOUSE, at: receivedAt }, calendar)]
  let matter = apply(null, steps[0]!)
  const take = (more: readonly Step[]) => {
    for (const step of more) {
      steps.push(step)
      if (step.on === id) matter = apply(matter, step)
    }
  }
  const give = (typed: Typed, who: Who, now: number) => {
    const decided = decide(matter, given(typed), { who, now, model, calendar })
    if ('refused' in decided) throw new Error(`${id}: ${decided.refused}`)
    take(decided.steps)
  }
  if (kind !== 'complaint') return { matter, steps }
  const { consents, ...known } = knownOf(u, sort)
  let now = hours(receivedAt, 0.5 + u(22) * 3)
  give({ verb: 'learn', known }, desk, now)
  for (const by of consents ? ['complainant', 'respondent'] : [])
    give({ verb: 'consent', by, agrees: true, record: '电话' }, desk, now)
  let left = fitting(matter, model)
  for (let tries = 0; left.length > 0 && tries < 2 && u(23 + tries) < (tries === 0 ? 0.7 : 0.4); tries += 1) {
    const place = left[Math.floor(u(30 + tries) * left.length)]!
    left = left.filter((each) => each !== place)
    const lane = model.lanes[place]!
    give({ verb: 'route', lane: lane.code, to: null }, desk, now)
    const who = lane.actorRole === 'desk' ? desk : member(lane.actorRole)
    give({ verb: 'contact', record: '电话联系' }, who, now)
    const left_ = hours(now, 1 + u(40 + tries) * (lane.code === 'C5' ? 5 : 26))
    const due = matter.lane!.due.at
    if (left_ >= due) {
      take(timeouts(matter, due, calendar))
      now = hours(due, 1)
      if (now >= matter.window!.at) break
    } else if (u(50 + tries) < SETTLES[lane.code]!) {
      give({ verb: 'settle', result: RESULT[lane.code] ?? 'settled_paid', confirmation }, who, left_)
      return { matter, steps }
    } else {
      give({ verb: 'returnToDesk', note: '没有和解' }, lane.actorRole === 'desk' ? desk : who, left_)
      now = hours(left_, 0.5)
    }
  }
  const decidesAt = hours(now, 1 + u(60) * (u(62) < 0.06 ? 60 : 6))
  if (u(61) < 0.08) give({ verb: 'notAccept', item: 1, note: '不属职责' }, desk, decidesAt)
  else {
    give({ verb: 'accept' }, desk, decidesAt)
    give({ verb: 'dispatch', station: matter.wouldBeStation! }, desk, decidesAt)
  }
  return { matter, steps }
}

/** A past of so many complaints, and of every tenth as many tip-offs. */
export function plantedPast(count: number, sort: Sort = 'mixed', first = 0): readonly PastMatter[] {
  const all = Array.from({ length: count }, (_, n) => planted(first + n, sort))
  const others = Array.from({ length: Math.floor(count / 10) }, (_, n) => planted(900_000 + first + n, sort, 'tipOff'))
  return [...all, ...others].flatMap(({ matter, steps }) => pastOf(matter, steps, AS_OF, calendar))
}

export const plannedBy = (changes: readonly Change[]): Planned => planOf(model, changes, models)

/** A question about a planted past. */
export const asked = (past: readonly PastMatter[], changes: readonly Change[] = [], seed = 1): Simulated => ({
  ...{ past, model, planned: plannedBy(changes), period: PERIOD, days: { from: FROM, to: TO } },
  ...{ seed, calendar, asOf: AS_OF, stationTitle: (station) => station },
})

/** The result of a simulation run to its end. */
export function finished<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
export const result = (...args: Parameters<typeof asked>) => finished(simulate(asked(...args)))
