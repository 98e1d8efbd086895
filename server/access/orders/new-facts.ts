import { decide } from '../../interception/decide.ts'
import type { Matter } from '../../interception/matter.ts'
import type { Who } from '../../interception/who.ts'
import type { Calendar } from '../../law/calendar/calendar.ts'
import { findMatter, stepsAsFacts } from '../matter-work.ts'
import type { Context, Decision } from './order.ts'

/**
 * A tip-off that goes into an earlier one of the same reporter with new facts: verification of the earlier begins anew from
 * the last report (总局令第121号 Art. 35). Steps and effects to be journalled with the merge, or why not.
 */
export async function newFactsInto(
  into: unknown,
  from: Matter,
  { parts, now, orderId }: Context,
  who: Who,
  calendar: Calendar,
): Promise<Extract<Decision, { refused: string }> | Pick<ReturnType<typeof stepsAsFacts>, 'told' | 'effects'>> {
  const target = await findMatter(String(into), parts, calendar, now)
  if (target === null) return { refused: '要并入的那件不存在。', on: from.id }
  const order = { verb: 'addFacts', from: from.id, reportedAt: from.receivedAt } as const
  const model = await parts.model()
  const decided = decide(target.matter, order, { who, now, model, calendar })
  if ('refused' in decided) return { refused: decided.refused, on: from.id }
  return stepsAsFacts(target, decided.steps, `${orderId}/into`, now, calendar, model)
}
