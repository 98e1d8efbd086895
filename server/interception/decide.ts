import { apply } from './apply.ts'
import { escalations } from './escalations.ts'
import { complaintsOnly } from './guards.ts'
import { clockOf, type Matter } from './matter.ts'
import { laneOf } from './model.ts'
import { lastOf, movedOn } from './moved-on.ts'
import type { Order, OrderOf, Verb } from './order.ts'
import type { Circumstances, Rule } from './orders/asked.ts'
import { rules } from './orders/index.ts'
import { refuse, type Decided, type Refusal } from './refusal.ts'
import type { Step } from './step.ts'
import { timeouts } from './timeouts.ts'
import { HOUSE } from './who.ts'
import { momentText, verbNames } from './words.ts'

export { apply, applyAll } from './apply.ts'
export { timeouts } from './timeouts.ts'

/** Whether a verb is for this kind of matter; a tip-off or an unsplit submission is kept out by Art. 9. */
function ofItsKind(matter: Matter, verb: Verb, of: Rule<Verb>['of']): Refusal | null {
  if (of === matter.kind || (of === 'either' && matter.kind !== 'mixed')) return null
  if (matter.kind !== 'complaint') return complaintsOnly(matter)
  const article = clockOf(matter, 'acceptance')?.article
  return refuse(
    `此件是投诉，不能${verbNames[verb]}；${of === 'mixed' ? '只有投诉举报混合件需要拆分。' : '请对举报件办理。'}`,
    article,
  )
}

/** Given on an older view, or before the last thing happened. */
function onThisView(matter: Matter, order: Order, now: number): Refusal | null {
  if (order.basedOn !== undefined && order.basedOn < matter.version)
    return refuse(`不能${verbNames[order.verb]}：此件 ${lastOf(matter)}，请看过最新情况再定。`)
  if (now < matter.last.at) return refuse(`时间不能早于上一步（${momentText(matter.last.at)}），请核对时钟。`)
  return null
}

function byRule<V extends Verb>(verb: V, matter: Matter, order: OrderOf<V>, circumstances: Circumstances): Decided {
  const rule: Rule<V> = rules[verb]
  const kind = ofItsKind(matter, verb, rule.of)
  if (kind) return kind
  if (!rule.from.includes(matter.state)) return rule.unfit?.(matter) ?? movedOn(matter, verb)
  return rule.may(circumstances.who, matter) ?? rule.decide({ ...circumstances, matter }, order)
}

/**
 * What becomes of an order on a matter: steps to record and apply in their order, of other matters too (halves, clues), or
 * one sentence why not, with the article where law is the reason. What had run out by `now` happens first, and its steps
 * lead. Pure; nothing is changed.
 */
export function decide(matter: Matter, order: Order, circumstances: Circumstances): Decided {
  const { now, calendar } = circumstances
  const due = timeouts(matter, now, calendar)
  const current = due.reduce<Matter>(apply, matter)
  const early = onThisView(current, order, now)
  if (early) return early
  const decided = byRule(order.verb, current, order, circumstances)
  return 'refused' in decided
    ? decided
    : { steps: [...due, ...decided.steps, ...comesBack(current, decided.steps, circumstances)] }
}

/** What has become known takes a matter out of its lane where the lane’s own rules say so, at once and by the house. */
function comesBack(before: Matter, steps: readonly Step[], { model, now }: Circumstances): readonly Step[] {
  const { id: on, ...after } = steps.filter((each) => each.on === before.id).reduce<Matter>(apply, before)
  const lane = after.lane && laneOf(model, after.lane.code)
  const reasons = lane ? escalations(after, lane) : []
  if (reasons.length === 0) return []
  const note = `${reasons.map(({ zh }) => zh).join('；')}，自动退回中心`
  return [{ what: 'returned', on, at: now, by: HOUSE, clocks: [], why: 'escalated', note }]
}
