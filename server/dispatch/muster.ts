import { isOn, MOST_UNITS, awaited, type TaskOrder, type TaskState } from '../contract/task.ts'
import { overburdened, type Chosen } from './command.ts'
import { refuse, type Decided, type Refusal } from './refusal.ts'
import type { Step, Task } from './task.ts'
import { clock, person, stateWords, station } from './words.ts'

export type MusterOrder = Extract<TaskOrder, { verb: 'task.rollCall' | 'task.muster' | 'task.release' | 'task.waive' }>

const ROLL: ReadonlySet<TaskState> = new Set([
  ...(['issued', 'delivered', 'accepted', 'enRoute', 'onScene', 'handling', 'declined'] as const),
])
const CHANGES: ReadonlySet<TaskState> = new Set([...ROLL, 'suspended'])

const known = (task: Task, unit: string) => task.members.find((each) => each.unit === unit && each.state !== 'left')

function rollCall(task: Task, order: Extract<MusterOrder, { verb: 'task.rollCall' }>): Refusal | null {
  const named = [...order.present, ...order.absent.map(({ unit }) => unit)]
  if (named.length === 0) return refuse('点名没有点到任何单位，请标明谁到场、谁缺席。')
  const twice = named.find((unit, at) => named.indexOf(unit) !== at)
  if (twice !== undefined) return refuse(`${station(twice)}被点了两次，请只标到场或缺席中的一项。`)
  for (const unit of named) {
    const member = known(task, unit)
    if (!member) return refuse(`${station(unit)}不是这项任务的参加单位，请刷新后重新点名。`)
    if (member.lead) return refuse(`${station(unit)}是牵头单位，以其“到达”为准，不用点名。`)
  }
  return null
}

function muster(task: Task, order: Extract<MusterOrder, { verb: 'task.muster' }>, chosen: Chosen): Refusal | null {
  const { unit } = order
  const member = known(task, unit)
  if (task.unit === null) return refuse('任务没有承办单位，不能增派参加单位；请先改派到一个单位。')
  if (unit === task.unit) return refuse(`${station(unit)}是牵头单位，不能同时作参加单位。`)
  if (member && isOn(member) && (chosen.handler === null || chosen.handler === member.handler))
    return refuse(`${station(unit)}已于 ${clock(member.at)} 在参加单位中，不用再派。`)
  if (chosen.handler !== null && chosen.handler === task.handler)
    return refuse(`${person(chosen.handler)}是牵头人，不能同时作参加人员。`)
  const others = task.members.filter((each) => each.unit !== unit && each.state !== 'left').length
  if (Math.max(others, 1) >= MOST_UNITS) return refuse(`一项任务最多 ${MOST_UNITS} 个单位，请先撤下一个。`)
  return overburdened(chosen, order.chosenWhy)
}

function release(task: Task, unit: string): Refusal | null {
  const member = known(task, unit)
  if (!member) return refuse(`${station(unit)}不是这项任务的参加单位，不用撤下。`)
  return member.lead ? refuse(`${station(unit)}是牵头单位，不能撤下；要换牵头单位请用改派。`) : null
}

function waive(task: Task): Refusal | null {
  if (task.waived !== null)
    return refuse(`${person(task.waived.by)}已于 ${clock(task.waived.at)} 准许先行办理，不用再准。`)
  return awaited(task.members).length === 0 ? refuse('没有要等的参加单位，牵头人可以直接开始办理。') : null
}

/** Decides what a commander says of the members of a joint task. `chosen`: whom a muster names, looked up. */
export function decideMuster(
  task: Task,
  order: MusterOrder,
  step: (what: Step['what']) => Step,
  chosen: Chosen | null,
): Decided {
  const may = order.verb === 'task.rollCall' ? ROLL : CHANGES
  if (!may.has(task.state))
    return refuse(`任务现为“${stateWords[task.state]}”，不能再变动参加单位；请看过最新情况后再决定。`)
  switch (order.verb) {
    case 'task.rollCall':
      if (task.members.length === 0) return refuse('这项任务没有参加单位，不用点名。')
      return rollCall(task, order) ?? { steps: [step('rollCalled')] }
    case 'task.muster': {
      const whom: Chosen = chosen ?? { handler: null, unit: order.unit }
      const { handler } = whom
      return muster(task, order, whom) ?? { steps: [{ ...step('mustered'), unit: order.unit, handler }] }
    }
    case 'task.release':
      return release(task, order.unit) ?? { steps: [{ ...step('released'), unit: order.unit }] }
    case 'task.waive':
      return waive(task) ?? { steps: [step('waived')] }
  }
}
