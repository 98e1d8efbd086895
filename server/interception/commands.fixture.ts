import fc from 'fast-check'
import { expect } from 'vitest'
import { applyAll } from './apply.ts'
import { decide } from './decide.ts'
import { entrySplit } from './entry-split.ts'
import { mustBeLawful, mustBeLawfulStep } from './lawful.fixture.ts'
import { official2027 } from '../law/calendar/official-2027.fixture.ts'
import { openCalendar, type Calendar } from '../law/calendar/calendar.ts'
import {
  calendar as printed,
  confirmation,
  desk,
  fitting,
  member,
  stationOfficer,
  type Typed,
  given,
} from './matter.fixture.ts'
import type { Matter } from './matter.ts'
import type { GovernanceModel } from './model.ts'
import { models } from './models/index.ts'
import { plainLane } from './models/plain-lane.ts'
import { verbs, type Verb } from './order.ts'
import { rules } from './orders/index.ts'
import { receive } from './receive.ts'
import type { MatterKind, Step } from './step.ts'
import { recounts } from './recounts.ts'
import { places, tally } from './tally.ts'
import { timeouts } from './timeouts.ts'
import { HOUSE, type Who } from './who.ts'

const actors = ['odr', 'serviceStation', 'operator', 'mediator', 'desk', 'mediator', 'serviceStation'] as const
/** The presets, and one that asks for nothing, so that only the law's guards stand. */
const readings: readonly GovernanceModel[] = [
  models[0]!,
  ...models,
  {
    ...models[0]!,
    lanes: actors.map((role, at) => plainLane(`N${at}`, `通道${at}`, `Lane ${at}`, role, '#123456', { escalate: [] })),
  },
]

/** What the test itself keeps: how many there must be. */
export interface Expected {
  received: number
}
export interface Room {
  matters: Map<string, Matter>
  now: number
  made: number
  /** The lists of holidays that count by now. */
  calendar: Calendar
  /** How often each step was taken, to see that the test reaches them. */
  reached: Map<string, number>
}

export function take(room: Room, steps: readonly Step[]): void {
  for (const step of steps) {
    mustBeLawfulStep(room.matters.get(step.on), step)
    room.matters = applyAll(room.matters, [step])
    room.reached.set(step.what, (room.reached.get(step.what) ?? 0) + 1)
  }
}

function mustHold(expected: Expected, room: Room): void {
  for (const matter of room.matters.values()) mustBeLawful(matter, room.matters, room.calendar)
  const counts = tally(room.matters.values())
  expect(counts.received).toBe(expected.received)
  expect(places.reduce((sum, place) => sum + counts[place], 0)).toBe(expected.received)
}

class Receive implements fc.Command<Expected, Room> {
  constructor(
    readonly kind: MatterKind,
    readonly knows: boolean,
  ) {}
  check = () => true
  run(expected: Expected, room: Room) {
    const id = `M${++room.made}`
    const { consents: _asked, ...known } = fitting
    const submission = {
      id,
      kind: this.kind,
      receivedAt: room.now,
      wouldBeStation: '龙城所',
      known: this.knows ? fitting : known,
    }
    take(room, [receive(submission, { by: HOUSE, at: room.now }, room.calendar)])
    expected.received += 1
    mustHold(expected, room)
  }
  toString = () => `receive ${this.kind}`
}

/** Time passes; the house looks, or nobody does. */
class Wait implements fc.Command<Expected, Room> {
  constructor(
    readonly hours: number,
    readonly looks: boolean,
  ) {}
  check = () => true
  run(expected: Expected, room: Room) {
    room.now += this.hours * 3_600_000
    if (!this.looks) return
    for (const matter of [...room.matters.values()]) {
      take(room, timeouts(matter, room.now, room.calendar))
      const split = entrySplit(matter, room.now, room.calendar)
      take(room, split)
      expected.received += split.length > 0 ? 1 : 0
    }
    for (const { lane } of room.matters.values()) if (lane) expect(lane.due.at).toBeGreaterThan(room.now)
    mustHold(expected, room)
  }
  toString = () => `wait ${this.hours} h`
}

/** The year that was 暂定 is published, with days nobody had guessed: what runs is counted anew, at once. */
class Publish implements fc.Command<Expected, Room> {
  check = () => true
  run(expected: Expected, room: Room) {
    room.calendar = room.calendar === printed ? published : printed
    for (const matter of [...room.matters.values()]) {
      take(room, timeouts(matter, room.now, room.calendar))
      take(room, recounts(room.matters.get(matter.id)!, room.now, room.calendar))
    }
    mustHold(expected, room)
  }
  toString = () => 'publish'
}
const published = openCalendar([official2027])

export interface Choice {
  readonly which: number
  /** Mostly an order that the state allows, else any. */
  readonly fits: boolean
  readonly verb: number
  readonly n: number
  readonly yes: boolean
  readonly who: number
}
const asking: readonly Who[] = [
  ...[desk, desk, stationOfficer, member('odr'), member('serviceStation'), member('operator'), member('mediator')],
]

/** The one who has the matter, so that most orders are not refused for the asker alone. */
function askerFor({ lane, station }: Matter, { who }: Choice): Who {
  if (who % 8 === 0) return asking[who % asking.length]!
  if (lane !== null && lane.actorRole !== 'desk') return member(lane.actorRole)
  return station !== null ? stationOfficer : desk
}

function typed(verb: Verb, { n, yes }: Choice, room: Room, { lanes }: GovernanceModel): Typed {
  const others = [...room.matters.values()]
  const into = others[n % others.length]!
  const told = yes || n % 3 === 0 ? confirmation : null
  const fields: Partial<Record<Verb, object>> = {
    learn: { known: { facts: 1 + (n % 2), injury: n % 5 === 0, consumerAsks: n % 11 === 0, ownerDenies: n % 7 === 0 } },
    consent: { by: n % 2 ? 'complainant' : 'respondent', agrees: yes || n % 4 > 0, record: '电话录音' },
    route: { lane: n % 31 === 0 ? 'C99' : lanes[n % lanes.length]!.code, to: null },
    settle: {
      result: ['settled_paid', 'advance_paid', 'agreement_signed', 'settled_pending', 'refused'][n % 5],
      confirmation: told,
    },
    confirm: { confirmation },
    contact: { record: '电话联系' },
    returnToDesk: { note: '退回', result: n % 3 === 0 ? ['not_settled', 'refused', 'settled_paid'][n % 3] : null },
    notAccept: { item: 1 + (n % 8), note: '不属职责' },
    dispatch: { station: '龙城所' },
    mediate: { body: yes ? null : '消委会' },
    pause: { cause: ['appraisal', 'recusal', 'hearing'][n % 3], note: '鉴定' },
    agree: { record: '调解书' },
    terminate: { item: 1 + (n % 9), note: '终止', confirmation: told },
    close: { notice: yes ? '短信告知' : null },
    reopen: { why: '未履行' },
    merge: { into: { id: into.id, kind: into.kind, state: into.state }, note: '重复' },
    withdraw: { confirmation },
    foundClue: { found: '涉嫌销售过期食品' },
    file: { note: '立案' },
    notFile: { note: '不予立案' },
    extendVerification: { days: 1 + (n % 20), approvedBy: 'head-1' },
    addFacts: { from: into.id, reportedAt: room.now },
    decideCase: { outcome: ['penalty', 'noViolation', 'toProsecution'][n % 3], record: '处罚决定书' },
    extendCase: { days: 1 + (n % 40), approvedBy: 'head-1', as: yes ? 'head' : 'collective' },
    notify: { record: '短信告知', anonymous: yes },
  }
  return { verb, ...fields[verb] }
}

/** Orders that end a matter early, or are always possible: given less often, so that long ways are walked too. */
const SHORT: ReadonlySet<Verb> = new Set([
  'withdraw',
  'notAccept',
  'terminate',
  'foundClue',
  'learn',
  'returnToDesk',
  'dispatch',
])

class Give implements fc.Command<Expected, Room> {
  said = ''
  constructor(readonly choice: Choice) {}
  check = () => true
  run(expected: Expected, room: Room) {
    const matters = [...room.matters.values()]
    if (matters.length === 0) return
    const matter = matters[this.choice.which % matters.length]!
    const { kind, state } = matter
    const ofKind = (of: string) => of === kind || (of === 'either' && kind !== 'mixed')
    const fit = verbs.filter((each) => rules[each].from.includes(state) && ofKind(rules[each].of))
    const long = this.choice.n % 4 > 0 ? fit.filter((each) => !SHORT.has(each)) : fit
    const from = !this.choice.fits ? verbs : long.length > 0 ? long : fit.length > 0 ? fit : verbs
    const verb = from[this.choice.verb % from.length]!
    const model = readings[this.choice.who % readings.length]!
    const order = given(typed(verb, this.choice, room, model))
    const who = askerFor(matter, this.choice)
    const was = structuredClone(matter)
    const decided = decide(matter, order, { who, now: room.now, model, calendar: room.calendar })
    expect(matter).toEqual(was)
    this.said = `${verb} on ${matter.id} (${state}) by ${who.id}`
    if ('refused' in decided) {
      expect(decided.refused).toMatch(/^[^\n]+。$/)
      return
    }
    take(room, decided.steps)
    expected.received += decided.steps.some(({ what }) => what === 'split' || what === 'clueFound') ? 1 : 0
    mustHold(expected, room)
  }
  toString = () => this.said || 'give'
}

const choice: fc.Arbitrary<Choice> = fc.record({
  which: fc.nat(1_000),
  fits: fc.integer({ min: 0, max: 9 }).map((n) => n < 9),
  verb: fc.nat(10_000),
  n: fc.nat(10_000),
  yes: fc.boolean(),
  who: fc.nat(1_000),
})

export const commands = fc.commands(
  [
    fc
      .tuple(
        fc.constantFrom<MatterKind>(...Array<'complaint'>(8).fill('complaint'), 'tipOff', 'mixed'),
        fc.integer({ min: 0, max: 4 }),
      )
      .map(([kind, n]) => new Receive(kind, n > 0)),
    fc
      .tuple(
        fc.oneof(
          { weight: 12, arbitrary: fc.nat(4) },
          { weight: 3, arbitrary: fc.nat(72) },
          { weight: 1, arbitrary: fc.nat(24 * 90) },
        ),
        fc.boolean(),
      )
      .map(([hours, looks]) => new Wait(hours, looks)),
    fc.constant(new Publish()),
    ...Array.from({ length: 14 }, () => fc.noBias(choice).map((each) => new Give(each))),
  ],
  { maxCommands: 80, size: 'max' },
)
