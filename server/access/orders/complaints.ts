import { matterVerbs, type MatterVerb } from '../../contract/identity.ts'
import { inScope } from '../../identity/scope.ts'
import { decide } from '../../interception/decide.ts'
import { interceptionOrder } from '../../interception/order.ts'
import type { Who } from '../../interception/who.ts'
import { findMatter, stepsAsFacts, withoutNumbers, type Found } from '../matter-work.ts'
import { newFactsInto } from './new-facts.ts'
import { refuse, type Context, type Decide, type Decision } from './order.ts'

const NONE = '没有这件投诉举报，或不在您的范围内。'

const whoOf = ({ who }: Context): Who => ({
  id: who.id,
  role: who.role!,
  lane: who.scope.lane,
  stations: who.scope.stations,
})

/** Whether somebody may touch it at all: the desk everything, a station what was sent to it, a lane what it holds. */
export function mine({ matter, streetCode }: Found, { who }: Pick<Context, 'who'>): boolean {
  if (who.role === 'laneMember') return matter.lane !== null && matter.lane.actorRole === who.scope.lane?.kind
  return inScope(who.scope, who.role, { station: matter.station ?? matter.wouldBeStation, street: streetCode })
}

/** Another matter that an order names comes by its number; what it is the house knows. */
async function completed(
  verb: MatterVerb,
  rest: Record<string, unknown>,
  context: Context,
  calendar: Parameters<typeof findMatter>[2],
) {
  if (verb !== 'merge') return rest
  const into = await findMatter(String(rest.into), context.parts, calendar, context.now)
  return into && mine(into, context)
    ? { ...rest, into: { id: into.matter.id, kind: into.matter.kind, state: into.matter.state } }
    : null
}

const decideBy =
  (verb: MatterVerb): Decide<`complaint.${MatterVerb}`> =>
  async ({ complaintId, ...given }, context): Promise<Decision> => {
    const { parts, now, orderId } = context
    const [calendar, model] = await Promise.all([parts.calendar(), parts.model()])
    const found = await findMatter(complaintId, parts, calendar, now)
    if (!found || !mine(found, context)) return refuse(NONE, complaintId)
    const { newFacts, ...merging } = given
    // Beside a merge alone: there it is what begins the verification anew.
    const rest = verb === 'merge' ? merging : given
    const whole = await completed(verb, withoutNumbers(rest) as Record<string, unknown>, context, calendar)
    if (whole === null) return refuse('要并入的那件不存在，或不在您的范围内。', complaintId)
    const read = interceptionOrder.safeParse({ ...whole, verb })
    if (!read.success) {
      const [issue] = read.error.issues
      return refuse(`${issue?.path.join('.') || verb}：${issue?.message ?? '不可用'}`, complaintId)
    }
    const decided = decide(found.matter, read.data, { who: whoOf(context), now, model, calendar })
    if ('refused' in decided) {
      const article = decided.article ? `（${decided.article}）` : ''
      return refuse(
        decided.refused.includes(decided.article ?? '\u0000') ? decided.refused : `${decided.refused}${article}`,
        complaintId,
      )
    }
    const { told, effects, after } = stepsAsFacts(found, decided.steps, orderId, now, calendar, model)
    const added =
      verb === 'merge' && newFacts === true
        ? await newFactsInto(merging.into, found.matter, context, whoOf(context), calendar)
        : { told: [], effects: [] }
    if ('refused' in added) return added
    return {
      on: complaintId,
      detail: { state: after.state, version: after.version, ...(verb === 'merge' && { into: after.mergedInto }) },
      told: [...told, ...added.told],
      effects: [...effects, ...added.effects],
      result: { state: after.state, version: after.version },
    }
  }

/** One decision per verb, all by the machine of the interception room. */
export const complaintDecisions = Object.fromEntries(
  matterVerbs.map((verb) => [`complaint.${verb}`, decideBy(verb)]),
) as { readonly [V in `complaint.${MatterVerb}`]: Decide<V> }
