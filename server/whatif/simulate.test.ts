import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { complaintsOnly, consentForLane, windowOpen } from '../interception/guards.ts'
import { laneDue } from '../interception/lane-due.ts'
import { calendar, model } from '../interception/matter.fixture.ts'
import { axisOver } from './axis.ts'
import type { Change } from './changes.ts'
import { historyOf } from './history.ts'
import { AS_OF, asked, finished, PERIOD, plannedBy, plantedPast, result } from './planted.fixture.ts'
import { runOnce } from './run.ts'
import { simulate } from './simulate.ts'
import { stageOf } from './stage.ts'

const past = plantedPast(360)
const apart = plantedPast(240, 'one', 50_000)
const axis = axisOver(PERIOD.from, AS_OF + 400 * 86_400_000, calendar)
const closed = (lane: string): Change => ({ change: 'capacity', lane, open: 0 })
const nOf = (side: { lanes: readonly { lane: string | null; share: { n: number } }[] }, code: string) =>
  side.lanes.find(({ lane }) => lane === code)?.share.n

/** One run of a past under changes, with what it was made of. */
function ran(of: typeof past, changes: readonly Change[], seed: number) {
  const { plan } = plannedBy(changes)
  const history = finished(historyOf(of, model, axis))
  const stage = finished(stageOf(of, plan, model.lanes, history, axis, calendar))
  return { stage, plan, run: finished(runOnce(stage, seed)) }
}
const closedBy = ({ run }: ReturnType<typeof ran>) => run.endings.map(({ closedAt }) => closedAt !== null)

describe('the past under the rules of then', () => {
  const same = result(past)
  test('gives a rate whose interval holds the actual one, and says so', () => {
    expect(same.calibration.within).toBe(true)
    const { low, high } = same.bands.base.gross
    expect(Number(same.actual.gross.percent)).toBeGreaterThanOrEqual(Number(low))
    expect(Number(same.actual.gross.percent)).toBeLessThanOrEqual(Number(high))
  })

  test('is the same on both sides when nothing was changed', () => {
    expect(same.variant).toEqual(same.base)
    expect(same.difference).toEqual({ gross: '0.00', settle: '0.00', late: '0.00', atWindow: '0.00' })
    expect(same.diff).toEqual([])
  })

  test('is the same whenever the seed is the same, and another on another seed', () => {
    expect(result(past)).toEqual(same)
    expect(result(past, [], 2).base).not.toEqual(same.base)
  })

  test('says on its face what it is, with its seed, its runs and its assumptions', () => {
    expect(same).toMatchObject({ simulation: true, seed: 1, runs: 30, mark: { zh: '推演 · 非实际数据' } })
    expect(same.assumptions.length).toBeGreaterThan(10)
    for (const { zh, en } of same.assumptions) {
      expect(zh).toMatch(/。$/)
      expect(en).not.toMatch(/[\u3400-\u9fff]/)
    }
  })

  test('adds up: lanes and desk to the rate, stations to what is left, every figure with what it is of', () => {
    for (const side of [same.actual, same.base]) {
      expect(side.lanes.reduce((sum, { share }) => sum + share.n, 0)).toBe(side.gross.n)
      expect(side.stations.reduce((sum, { load }) => sum + load.n, 0)).toBe(side.gross.d - side.gross.n)
      expect(side.gross.d).toBe(past.length)
    }
  })
})

describe('a lane that is closed', () => {
  test('closes nothing and takes nobody', () => {
    const { variant, diff } = result(past, [closed('C2')])
    expect(nOf(variant, 'C2')).toBe(0)
    expect(variant.lanes.find(({ lane }) => lane === 'C2')?.inside?.closed.d).toBe(0)
    expect(diff.map(({ zh }) => zh)).toEqual(['C2“服务站/易（e）站现场调处”的同时在办上限由不限改为0 件（关闭）。'])
  })

  // With lanes that share complaints it may be otherwise: a lane that fails keeps them from one that would have settled them.
  test.each(['C1', 'C2', 'C3', 'C4'])(
    '%s: where each complaint fits one lane at most, on equal draws nothing is closed that was not closed with it open',
    (lane) => {
      for (let seed = 1; seed <= 20; seed += 1) {
        const [open, shut] = [closedBy(ran(apart, [], seed)), closedBy(ran(apart, [closed(lane)], seed))]
        expect(shut.filter((yes, at) => yes && !open[at])).toEqual([])
      }
    },
  )

  test('is the same as one that was taken away', () => {
    const [shut, gone] = [result(past, [closed('C3')]), result(past, [{ change: 'remove', lane: 'C3' }])]
    expect(gone.variant.gross).toEqual(shut.variant.gross)
    expect(gone.variant.stations).toEqual(shut.variant.stations)
  })
})

describe('capacity', () => {
  test('is never exceeded, whoever waits is let in by turn, and a wait ends with the window', () => {
    for (const open of [1, 3]) {
      const changes = model.lanes.map(({ code }): Change => ({ change: 'capacity', lane: code, open }))
      const { run, stage } = ran(past, changes, 4)
      expect(run.waits.length).toBeGreaterThan(0)
      for (const [lane] of stage.lanes.entries()) {
        const visits = run.visits.filter((each) => each.lane === lane)
        for (const { from } of visits)
          expect(visits.filter((each) => each.from <= from && each.left > from).length).toBeLessThanOrEqual(open)
        const let_ = run.waits.filter((each) => each.lane === lane && !each.missed).sort((a, b) => a.from - b.from)
        expect(let_.map(({ to }) => to)).toEqual(let_.map(({ to }) => to).sort((a, b) => a - b))
      }
      for (const { matter, to, missed } of run.waits)
        if (missed) expect(to).toBe(stage.matters[matter]?.windowEnds)
        else expect(to).toBeLessThan(stage.matters[matter]!.windowEnds)
    }
  })

  test('shows in the queue, with n of d', () => {
    const { variant, base } = result(past, [{ change: 'capacity', lane: 'C2', open: 1 }])
    const [under, over] = [base, variant].map((side) => side.lanes.find(({ lane }) => lane === 'C2')!.inside!)
    expect(under!.waiting).toMatchObject({ waited: { n: 0 }, most: 0, mean: '0.00' })
    expect(over!.mostOpen).toBe(1)
    expect(over!.waiting!.waited.n).toBeGreaterThan(0)
    expect(Number(over!.waiting!.mean)).toBeGreaterThan(0)
  })
})

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    change: fc.constant('limit' as const),
    lane: fc.constantFrom('C1', 'C2', 'C3', 'C4', 'C5'),
    amount: fc.constant(1),
    unit: fc.constantFrom('workingDays' as const, 'workingHours' as const, 'sameDay' as const),
  }),
  fc.record({
    change: fc.constant('limit' as const),
    lane: fc.constantFrom('C1', 'C2', 'C3', 'C4', 'C5'),
    amount: fc.integer({ min: 1, max: 250 }),
    unit: fc.constantFrom('workingDays' as const, 'workingHours' as const),
  }),
  fc.record({
    change: fc.constant('capacity' as const),
    lane: fc.constantFrom('C1', 'C2', 'C3', 'C4', 'C5'),
    open: fc.option(fc.integer({ min: 0, max: 6 })),
  }),
  // Every condition gone: the guards stand all the same.
  fc.record({
    change: fc.constant('entry' as const),
    lane: fc.constantFrom('C1', 'C2', 'C3', 'C4', 'C5'),
    entry: fc.tuple().map((): never[] => []),
  }),
  fc.record({ change: fc.constant('afterLimit' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.constantFrom<Change>(
    { change: 'add', preset: 'forces', lane: 'thirdParty' },
    { change: 'add', preset: 'forces', lane: 'grid', assumed: { settles: 0.9, hours: 200 } },
    { change: 'add', preset: 'mechanisms', lane: 'mediation' },
  ),
)

describe('whatever is changed', () => {
  test('report halves enter no lane, nobody stays beyond the end of working day 5, nobody is mediated without consent', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        fc.uniqueArray(anyChange, { maxLength: 8, selector: (each) => JSON.stringify(each) }),
        fc.nat(1_000),
        (changes, seed) => {
          const { stage, plan, run } = ran(past, changes, seed)
          const stays = new Map<number, number>()
          for (const { matter: at, lane: place, from, left, boundBy, end, result: how, closedAt } of run.visits) {
            const { routable, record } = stage.matters[at]!.past
            const lane = plan.model.lanes[place]!
            expect(record.kind).toBe('complaint')
            expect(complaintsOnly(routable!)).toBeNull()
            expect(consentForLane(routable!, lane)).toBeNull()
            expect(windowOpen(routable!, from, calendar)).toBeNull()
            expect(from).toBeGreaterThanOrEqual(stays.get(at) ?? record.receivedAt)
            const due = laneDue(lane, record.receivedAt, from, routable!.procedure, calendar)
            expect(left).toBeLessThanOrEqual(due.at)
            if (left === due.at) expect([boundBy, end]).toEqual([due.boundBy, 'returned'])
            if (how === 'agreement_signed')
              expect(routable!.known.consents).toEqual({ complainant: true, respondent: true })
            expect(end === 'closed').toBe(closedAt !== null)
            stays.set(at, left)
            seen.add(boundBy ?? end)
          }
        },
      ),
      { numRuns: 25 },
    )
    expect([...seen].sort()).toEqual(['closed', 'lane', 'returned', 'window'])
  })

  test('each complaint ends once: in one lane, at the desk, or with its station', () => {
    const { stage, run } = ran(past, [{ change: 'capacity', lane: 'C1', open: 1 }], 9)
    expect(run.endings).toHaveLength(stage.matters.length)
    const closings = run.visits.filter(({ end }) => end === 'closed').map(({ matter }) => matter)
    expect(new Set(closings).size).toBe(closings.length)
    for (const [at, { lane }] of run.endings.entries()) expect(lane !== null).toBe(closings.includes(at))
  })
})

describe('a lane without a past', () => {
  const add: Change = { change: 'add', preset: 'forces', lane: 'grid' }
  test('is drawn from lanes with the same actor, and that is said', () => {
    const { variant, assumptions } = result(past, [add])
    expect(nOf(variant, 'grid')).toBeGreaterThan(0)
    expect(assumptions.map(({ zh }) => zh).join()).toContain('grid“网格”过去办理 0 次')
  })

  test('and without any like it is refused in a sentence, until somebody says what he assumes', () => {
    const few = apart.filter(({ attempts }) => attempts.every(({ role }) => role !== 'serviceStation'))
    expect(() => result(few, [add])).toThrow('通道grid“网格”在这段期间没有办理记录')
    const sure = result(few, [{ ...add, assumed: { settles: 1, hours: 1 } }])
    const grid = sure.variant.lanes.find(({ lane }) => lane === 'grid')?.inside?.closed
    expect(grid).toMatchObject({ percent: '100.00' })
    expect(sure.assumptions.map(({ zh }) => zh).join()).toContain('填写的假定')
  })
})

test('progress goes up to the end, in slices', () => {
  const work = simulate(asked(apart))
  const shares: number[] = []
  for (let step = work.next(); !step.done; step = work.next()) shares.push(step.value)
  expect(shares.length).toBeGreaterThan(60)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBeLessThanOrEqual(1)
})

test('running one changes nothing of the past it was given', () => {
  const before = structuredClone(apart)
  result(apart, [closed('C1')])
  expect(apart).toEqual(before)
})
