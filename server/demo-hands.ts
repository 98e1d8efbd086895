import type { Planned, ToldToHands } from '../mock/index.ts'
import { stepsAsFacts, untouched, withoutNumbers, type Found } from './access/matter-work.ts'
import type { Config } from './config.ts'
import type { Told } from './contract/fact.ts'
import { complaints12315 } from './feeds/complaints-12315.feed.ts'
import { momentOf, whoOf } from './half-year-play.ts'
import type { House } from './house.ts'
import { apply } from './interception/apply.ts'
import { decide, timeouts } from './interception/decide.ts'
import { ended, type Matter } from './interception/matter.ts'
import type { GovernanceModel } from './interception/model.ts'
import { onePlusFive } from './interception/models/one-plus-five.model.ts'
import { interceptionOrder } from './interception/order.ts'
import type { Step } from './interception/step.ts'
import { openFrom, stepsOf, untouchedFrom } from './journal/matters.ts'
import { EffectRefused, type Statement } from './journal/statement.ts'
import type { Calendar } from './law/calendar/calendar.ts'
import { remembered } from './law/calendar/remembered.ts'

const SOURCE = complaints12315.name
/** Untouched submissions written in one go, those looked through for them, and matters looked at again. */
const TAKEN = 80
const LOOKED_THROUGH = 320
const LOOKED_AT = 60
/** So long a submission is left to whoever sits there in person. */
const PATIENCE_MS = 20 * 60_000

export interface HandsParts {
  readonly house: Pick<House, 'journal' | 'record'>
  /** What the invented people mean to do about a submission. */
  readonly plan: (told: ToldToHands) => readonly Planned[]
  readonly calendar: () => Promise<Calendar>
  /** The reading of “1+5” in force: their plans know the default only, so under another they rest. */
  readonly model: () => Promise<Pick<GovernanceModel, 'code'>>
  readonly now?: () => number
}

/** The steps that a plan comes to by `now`, from a matter as it was received; what the machine refuses is left to people. */
export function played(first: Matter, plan: readonly Planned[], calendar: Calendar, now: number): readonly Step[] {
  let matter = first
  const steps: Step[] = []
  const take = (taken: readonly Step[]) => {
    for (const step of taken) {
      matter = apply(matter, step)
      steps.push(step)
    }
  }
  for (const { when, by, order } of plan) {
    const at = momentOf(when, first.receivedAt, matter.last.at, calendar)
    if (at > now) break
    const read = interceptionOrder.parse(withoutNumbers(order))
    const decided = decide(matter, read, { who: whoOf(by), now: at, model: onePlusFive, calendar })
    if ('refused' in decided || decided.steps.some(({ on }) => on !== first.id)) break
    take(decided.steps)
  }
  take(timeouts(matter, now, calendar))
  return steps
}

const sameStep = (a: Step, b: Step | undefined) => b?.what === a.what && b.at === a.at && b.by.id === a.by.id

/** What is still to be recorded of a matter's plan; empty when a person has meddled: then it is his. */
export function tailOf(recorded: readonly Step[], plan: readonly Planned[], calendar: Calendar, now: number) {
  const [first, ...since] = recorded
  if (first === undefined) return []
  const steps = played(apply(null, first), plan, calendar, now)
  return since.every((step, at) => sameStep(step, steps[at])) ? steps.slice(since.length) : []
}

/**
 * The invented people of the demo at work on what its own upstream told: each order lawful by the machine, at the moment it was
 * meant, journalled like any other. What anybody else told, or a person has touched, they leave alone.
 */
export function openHands({ house, plan, calendar, model, now = Date.now }: HandsParts) {
  const { db } = house.journal
  let after = ''
  /** From where untouched submissions are looked at: round and round, because some are not meant to be taken yet. */
  let since = 0

  async function write(found: readonly { found: Found; steps: readonly Step[] }[], at: number, known: Calendar) {
    const told: Told[] = []
    const effects: Statement[] = []
    for (const { found: each, steps } of found) {
      const name = `hands/${each.matter.id}/${each.row?.version ?? 0}`
      const facts = stepsAsFacts(each, steps, name, at, known, onePlusFive)
      told.push(...facts.told)
      effects.push(...facts.effects)
    }
    if (told.length === 0) return 0
    try {
      await house.record(told, effects)
      return found.length
    } catch (error) {
      // Somebody moved one of them in this very moment: the next round looks again.
      if (error instanceof EffectRefused) return 0
      throw error
    }
  }

  async function begin(at: number, known: Calendar) {
    const rows = await untouchedFrom(db, SOURCE, since, at - PATIENCE_MS, LOOKED_THROUGH)
    const last = rows.at(-1)?.receivedAt ?? 0
    // Some of the same millisecond come again; a page full of them would come for ever.
    since = rows.length < LOOKED_THROUGH ? 0 : last > since ? last : last + 1
    const due = rows.flatMap((row) => {
      const found = untouched(row, known, at)
      const { wouldBeStation: station, complaintId: id } = row
      const steps = played(found.matter, plan({ ...row, id, kind: row.kind as 'complaint', station }), known, at)
      return steps.length > 0 ? [{ found, steps }] : []
    })
    let begun = 0
    for (let n = 0; n < due.length; n += TAKEN) begun += await write(due.slice(n, n + TAKEN), at, known)
    return { begun, through: since === 0 }
  }

  async function goOn(at: number, known: Calendar) {
    const rows = await openFrom(db, SOURCE, [...ended], after, LOOKED_AT)
    after = rows.at(-1)?.matter.id ?? ''
    const due = []
    for (const { matter: row, amount } of rows) {
      const matter = JSON.parse(row.matter) as Matter
      if (matter.kind === 'mixed' || matter.origin?.as === 'clue' || matter.receivedAt > at - PATIENCE_MS) continue
      const { id, kind, wouldBeStation: station, receivedAt } = matter
      const { complaintId, streetCode } = row
      const recorded = (await stepsOf(db, id)).map(({ body }) => (JSON.parse(body) as { step: Step }).step)
      const steps = tailOf(recorded, plan({ id, kind, receivedAt, amount, streetCode, station }), known, at)
      if (steps.length > 0) due.push({ found: { matter, row, complaintId, streetCode, begins: [] }, steps })
    }
    return write(due, at, known)
  }

  return {
    /** One round: how many submissions moved, and whether everything untouched has been looked through. */
    async work(): Promise<{ readonly moved: number; readonly through: boolean }> {
      if ((await model()).code !== onePlusFive.code) return { moved: 0, through: true }
      const [at, known] = [now(), remembered(await calendar())]
      const { begun, through } = await begin(at, known)
      return { moved: begun + (await goOn(at, known)), through }
    },
  }
}

const BUSY_MS = 200
const IDLE_MS = 10_000

/** Lets the demo's people work in the background when the settings say so, without haste once they have caught up. */
export function startHands(
  config: Pick<Config, 'DEMO_HANDS' | 'MOCK_SEED' | 'MOCK_SIZE'>,
  mock: typeof import('../mock/index.ts') | null,
  {
    house,
    model,
    calendar,
    onFault,
  }: Omit<HandsParts, 'plan'> & { readonly onFault: (what: string, error: unknown) => void },
): { stop(): Promise<void> } {
  if (mock === null || config.DEMO_HANDS === 'off') return { stop: () => Promise.resolve() }
  const plan = mock.usualPlans(mock.openWorld({ seed: config.MOCK_SEED, size: config.MOCK_SIZE }))
  const hands = openHands({ house, plan, calendar, model })
  let stopped = false
  /** Caught up once: then the rest is looked through without haste. */
  let rested = false
  let round = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  const later = (ms: number) => {
    if (!stopped) timer = setTimeout(() => void (round = turn()), ms)
  }
  async function turn() {
    try {
      const { moved, through } = await hands.work()
      later(moved > 0 || (!through && !rested) ? BUSY_MS : IDLE_MS)
      rested = through && moved === 0
    } catch (error) {
      if (!stopped) onFault('演示人员办件出错', error)
      later(IDLE_MS)
    }
  }
  later(IDLE_MS / 2)
  return {
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      await round
    },
  }
}
