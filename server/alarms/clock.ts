import type { Fact } from '../contract/fact.ts'
import { lapsed, type Condition, type Standing } from './alarm.ts'
import type { Waiting } from './course.ts'

/**
 * What the house has to say by its clock at `now` (epoch ms) about the alarms that stand and those that wait: delays that are
 * over, conditions nobody tells any more, and what a condition says of others. Deterministic ids: saying it twice adds nothing.
 */
export function toldByClock(
  conditions: readonly Condition[],
  open: ReadonlyMap<string, Standing>,
  waiting: ReadonlyMap<string, Waiting>,
  now: number,
): Fact[] {
  const facts: Fact[] = []
  for (const alarm of open.values())
    if (alarm.endsAt !== undefined && alarm.endsAt <= now) facts.push(ended(alarm, now))
  for (const [id, each] of waiting) if (each.standsAt <= now) facts.push(stood(id, each, now))
  for (const condition of conditions) facts.push(...(condition.watch?.(open, now) ?? []))
  return [...facts, ...lapsed(conditions, open.values(), now)]
}

function ended({ id, normalSince = 0, siteId }: Standing, now: number): Fact {
  const told = `ended/${id}/${normalSince}`
  return {
    id: told,
    source: 'house',
    kind: 'alarm.returned',
    subject: siteId,
    at: normalSince,
    seenAt: now,
    body: { alarmId: id, cause: `house#${told}`, stood: true },
  }
}

function stood(id: string, { at, body }: Waiting, now: number): Fact {
  return {
    id: `stood/${id}/${at}`,
    source: 'house',
    kind: 'alarm.raised',
    subject: body.siteId ?? null,
    at,
    seenAt: now,
    body: { ...body, stood: true },
  }
}
