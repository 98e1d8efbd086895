import type { MemberCalled, TaskOrderOf } from '../contract/task.ts'
import { overburdened, type Chosen } from './command.ts'
import { refuse, type Refusal } from './refusal.ts'
import { person } from './words.ts'

/** The lead of a joint task, as an order names it; null: it is none. */
export const leadOf = ({ members }: Pick<TaskOrderOf<'task.open'>, 'members'>): MemberCalled | null =>
  members?.find(({ lead }) => lead) ?? null

/** What is wrong with calling these units together, or null. `crew`: the persons named for the others, looked up. */
export function callTogether(order: TaskOrderOf<'task.open'>, crew: readonly Chosen[]): Refusal | null {
  const lead = leadOf(order)
  if (lead === null) return null
  if ((order.unit ?? lead.unit) !== lead.unit || (order.handler ?? lead.handler) !== lead.handler)
    return refuse('承办单位或承办人与牵头单位不一致；有参加单位时只按牵头单位填写。')
  const persons = (order.members ?? []).flatMap(({ handler }) => handler ?? [])
  const twice = persons.find((id, at) => persons.indexOf(id) !== at)
  if (twice !== undefined) return refuse(`${person(twice)}被两个单位同时选派，请改选其中一个。`)
  if (!order.issue) return null
  for (const chosen of crew) {
    const refused = overburdened(chosen, order.chosenWhy)
    if (refused) return refused
  }
  return null
}
