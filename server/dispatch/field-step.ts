import type { FieldOrder } from './field.ts'
import type { Step } from './task.ts'

/** What an order of the field carries besides its verb, its task and the clock. */
export function fieldStep(order: FieldOrder): Partial<Step> {
  const {
    verb: _verb,
    taskId: _task,
    basedOn: _basedOn,
    doneAt: _done,
    sentAt: _sent,
    unit: _unit,
    ...rest
  } = { unit: undefined, ...order }
  return JSON.parse(JSON.stringify(rest)) as Partial<Step>
}
