import { governanceModel, laneOf, type GovernanceModel, type Lane } from '../interception/model.ts'
import type { Wording } from '../law/limit.ts'
import type { Change } from './changes.ts'
import * as said from './plan-words.ts'
import type { Assumed } from './urn.ts'

/** Rules to run the past under. */
export interface Plan {
  readonly model: GovernanceModel
  /** How many a lane may have at once, by code; absent or null: not limited. */
  readonly capacity: ReadonlyMap<string, number | null>
  readonly assumed: ReadonlyMap<string, Assumed>
  /** Of what was taken back for want of time, the share that more time would have closed; 0–1. */
  readonly afterLimit: number
}
export interface Planned {
  readonly plan: Plan
  /** What was changed, in words. */
  readonly diff: readonly Wording[]
}

/** The rules as they are: nothing limited, nothing assumed. */
export const planAsIs = (model: GovernanceModel): Plan => ({
  model,
  capacity: new Map(),
  assumed: new Map(),
  afterLimit: 0,
})

/** A change that cannot be made, in one sentence. */
export class Unsound extends Error {
  override readonly name = 'Unsound'
}

const withLane = (model: GovernanceModel, lane: Lane): GovernanceModel => ({
  ...model,
  lanes: model.lanes.map((each) => (each.code === lane.code ? lane : each)),
})

function known(model: GovernanceModel, wanted: string): Lane {
  const lane = laneOf(model, wanted)
  if (lane) return lane
  const names = model.lanes.map((each) => `${each.code}（${each.title.zh}）`).join('、')
  throw new Unsound(`没有通道 ${wanted}，现有 ${names}。`)
}

function added({ preset, lane }: Change & { change: 'add' }, presets: readonly GovernanceModel[]): Lane {
  const from = presets.find((each) => each.code === preset)
  const found = from && laneOf(from, lane)
  if (found) return found
  throw new Unsound(`预设中没有通道 ${preset}/${lane}，请从预设的通道中选。`)
}

function once(planned: Planned, change: Change, presets: readonly GovernanceModel[]): Planned {
  const { plan, diff } = planned
  const { model } = plan
  const next = (to: Partial<Plan>, ...words: readonly Wording[]): Planned => ({
    plan: { ...plan, ...to },
    diff: [...diff, ...words],
  })
  if (change.change === 'afterLimit') return next({ afterLimit: change.share }, said.afterLimit(change.share))
  if (change.change === 'add') {
    const lane = added(change, presets)
    const assumed = new Map(plan.assumed)
    if (change.assumed) assumed.set(lane.code, change.assumed)
    const words = change.assumed ? [said.added(lane), said.assumed(lane, change.assumed)] : [said.added(lane)]
    return next({ model: { ...model, lanes: [...model.lanes, lane] }, assumed }, ...words)
  }
  const lane = known(model, change.lane)
  switch (change.change) {
    case 'limit': {
      const limit = { ...lane.limit, amount: change.amount, unit: change.unit }
      return next({ model: withLane(model, { ...lane, limit }) }, said.limit(lane, limit))
    }
    case 'capacity': {
      const before = plan.capacity.get(lane.code) ?? null
      return next(
        { capacity: new Map(plan.capacity).set(lane.code, change.open) },
        said.capacity(lane, before, change.open),
      )
    }
    case 'entry':
      return next({ model: withLane(model, { ...lane, entry: change.entry }) }, ...said.entry(lane, change.entry))
    case 'results':
      return next({ model: withLane(model, { ...lane, results: change.results }) }, said.results(lane, change.results))
    case 'remove':
      return next({ model: { ...model, lanes: model.lanes.filter((each) => each !== lane) } }, said.removed(lane))
    case 'assume':
      return next({ assumed: new Map(plan.assumed).set(lane.code, change.assumed) }, said.assumed(lane, change.assumed))
  }
}

/** The rules after the changes, in their order. Unsound, with one sentence, where a change or the model it leads to is not sound. */
export function planOf(
  model: GovernanceModel,
  changes: readonly Change[],
  presets: readonly GovernanceModel[],
): Planned {
  const start: Planned = { plan: planAsIs(model), diff: [] }
  const { plan, diff } = changes.reduce((planned, each) => once(planned, each, presets), start)
  const read = governanceModel.safeParse(plan.model)
  if (read.success) return { plan: { ...plan, model: read.data }, diff }
  const [issue] = read.error.issues
  throw new Unsound(`改变后的治理模式不成立：${(issue?.message ?? '').replace(/。$/, '')}。`)
}
