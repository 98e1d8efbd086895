import type { WhatIfResult } from '../contract/what-if.ts'
import type { GovernanceModel } from '../interception/model.ts'
import type { Period } from '../interception/rate.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import { assumptionsOf } from './assumptions.ts'
import { axisOver } from './axis.ts'
import { seedOf } from './draw.ts'
import { historyOf } from './history.ts'
import { headsOf, type Head } from './heads.ts'
import { actualAccount, runAccount, sideOf, type Account } from './measure.ts'
import type { PastMatter } from './past.ts'
import { planAsIs, Unsound, type Plan, type Planned } from './plan.ts'
import { laneZh } from './plan-words.ts'
import { runOnce } from './run.ts'
import { bandOf, differenceBand, hundredths, middleOf, signed } from './spread.ts'
import { stageOf, type Stage } from './stage.ts'

export const RUNS = 30
/** Records of one period; more are refused. */
export const MOST_RECORDS = 60_000
/** Working time is reckoned this far beyond the period: far enough for every clock of the law. */
const BEYOND_MS = 400 * 86_400_000

export interface Simulated {
  readonly past: readonly PastMatter[]
  /** The model in force, and the one it is compared with. */
  readonly model: GovernanceModel
  readonly planned: Planned
  /** [from, to) in epoch ms, and as the days that were asked for. */
  readonly period: Period
  readonly days: { readonly from: string; readonly to: string }
  readonly seed: number
  readonly calendar: Calendar
  /** Epoch ms at which the past was read. */
  readonly asOf: number
  readonly stationTitle: (station: string) => string
}

const figures = ['gross', 'settle', 'late', 'atWindow'] as const
const each = <T>(of: (figure: (typeof figures)[number]) => T) =>
  Object.fromEntries(figures.map((figure) => [figure, of(figure)])) as Record<(typeof figures)[number], T>

/** Work whose slices all say the same share. */
function* sharing<T>(work: Generator<void, T>, share: number): Generator<number, T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    yield share
  }
}

/** A lane that complaints would go to and of which nothing says how it would do. */
function mustHavePast({ lanes }: Stage): void {
  const bare = lanes.find(({ urn, weight, capacity }) => urn.from === 'none' && weight > 0 && capacity > 0)
  if (bare === undefined) return
  throw new Unsound(
    `通道${laneZh(bare.lane)}在这段期间没有办理记录，同类人员的通道也不足 30 次；请填写假定的办成率和每件用时，再推演。`,
  )
}

/**
 * The past under the rules of then and under others: both simulated, run by run on the same draws, with what really happened beside
 * them. Yields its progress (0–1) after every slice of work. Unsound, in one sentence, for a lane without any past or assumption.
 */
export function* simulate(asked: Simulated): Generator<number, WhatIfResult> {
  const { past, model, planned, period, calendar, asOf, seed } = asked
  const { plan } = planned
  const first = past.reduce((least, { record }) => Math.min(least, record.receivedAt), period.from)
  const axis = axisOver(first, Math.max(asOf, period.to) + BEYOND_MS, calendar)
  yield 0
  const history = yield* sharing(historyOf(past, model, axis), 0.01)
  const staged = (of: Plan, share: number) => sharing(stageOf(past, of, model.lanes, history, axis, calendar), share)
  const base = yield* staged(planAsIs(model), 0.02)
  const variant = yield* staged(plan, 0.05)
  mustHavePast(variant)

  const account = function* (stage: Stage, run: number, share: number) {
    const done = yield* sharing(runOnce(stage, seedOf(seed, run)), share)
    return runAccount(past, stage, done, asOf)
  }
  const baseHead = headsOf(past, base, period, model, asOf)
  yield 0.06
  const variantHead = headsOf(past, variant, period, plan.model, asOf)
  yield 0.07
  const heads: { readonly base: Head; readonly variant: Head }[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const share = 0.08 + (0.88 * run) / RUNS
    const under = yield* sharing(runOnce(base, seedOf(seed, run)), share)
    const over = yield* sharing(runOnce(variant, seedOf(seed, run)), share)
    heads.push({
      base: yield* sharing(baseHead(under), share),
      variant: yield* sharing(variantHead(over), share),
    })
    yield share
  }
  const shown = middleOf(heads.map((head) => head.variant.gross.n - head.base.gross.n))
  const told = (of: Account, under: GovernanceModel, share: number) =>
    sharing(sideOf(of, period, under, asked.stationTitle), share)
  const baseSide = yield* told(yield* account(base, shown, 0.97), model, 0.97)
  const variantSide = yield* told(yield* account(variant, shown, 0.98), plan.model, 0.98)
  const actual = yield* told(actualAccount(past, asOf), model, 0.99)
  const baseBand = each((figure) => bandOf(heads.map((head) => head.base[figure])))
  const { low, high } = baseBand.gross
  const real = actual.gross.percent
  return {
    simulation: true,
    mark: { zh: '推演 · 非实际数据', en: 'Simulation · not actual data' },
    period: asked.days,
    ...{ seed, runs: RUNS, shownRun: shown + 1, records: past.length },
    model: { code: model.code, title: model.title },
    diff: planned.diff,
    assumptions: assumptionsOf(asked, history, base, variant),
    ...{ actual, base: baseSide, variant: variantSide },
    bands: {
      base: baseBand,
      variant: each((figure) => bandOf(heads.map((head) => head.variant[figure]))),
      difference: each((figure) => differenceBand(heads.map((head) => [head.variant[figure], head.base[figure]]))),
    },
    difference: each((figure) => signed(hundredths(variantSide[figure], baseSide[figure]))),
    calibration: {
      points: signed(hundredths(baseSide.gross, actual.gross)),
      within:
        real !== null && low !== null && high !== null && Number(real) >= Number(low) && Number(real) <= Number(high),
    },
  }
}
