import type { Fact, Priority } from '../contract/fact.ts'

/** What a condition says about one fact: it holds from now on, it is over, or nothing. */
export type Seen =
  | {
      readonly state: 'raised'
      /** What tells two alarms of this condition apart, such as the site. */
      readonly key: string
      readonly priority: Priority
      readonly siteId?: string
      readonly feed?: string
      readonly values: Readonly<Record<string, string | number | boolean>>
    }
  | { readonly state: 'returned'; readonly key: string }
  | null

/** A condition that needs a person. It looks at one fact at a time and sees each once. */
export interface Condition {
  readonly name: string
  /** An alarm not told again for this long has returned to normal by itself; null where only a fact can say so. */
  readonly lapsesMs: number | null
  /** It must hold for so long before it is an alarm, ms; by priority where what is urgent must not wait. 0: at once. */
  readonly onDelayMs: number | Readonly<Record<Priority, number>>
  /** It must stay normal for so long before the episode is over, ms. 0: at once. */
  readonly offDelayMs: number
  see(fact: Fact): Seen
  /** What it says by the clock of the alarms that stand. */
  watch?(open: ReadonlyMap<string, Standing>, now: number): Fact[]
}

/** An alarm that stands, as the clock looks at it. Times are epoch ms. */
export interface Standing {
  readonly id: string
  readonly condition: string
  readonly raisedAt: number
  readonly lastAt: number
  readonly siteId: string | null
  readonly values: Readonly<Record<string, string | number | boolean>>
  readonly causes: readonly string[]
  readonly normalSince?: number
  readonly endsAt?: number
}

/** Facts told later than this after they happened open no alarm: history is not an emergency. */
export const LATE_MS = 24 * 3_600_000

/** Alarm facts that follow from a fact, in the order of the conditions. Deterministic ids: deriving twice tells the same. */
export function alarmsFrom(conditions: readonly Condition[], fact: Fact): Fact[] {
  return conditions.flatMap((condition): Fact[] => {
    const seen = condition.see(fact)
    if (!seen) return []
    const alarmId = `${condition.name}:${seen.key}`
    const cause = `${fact.source}#${fact.id}`
    const told = { id: `${condition.name}/${cause}`, source: 'house', at: fact.at, seenAt: fact.seenAt }
    if (seen.state === 'returned') {
      const held = condition.offDelayMs > 0 && { holdMs: condition.offDelayMs }
      return [{ ...told, kind: 'alarm.returned', subject: fact.subject, body: { alarmId, cause, ...held } }]
    }
    if (fact.seenAt - fact.at > LATE_MS) return []
    const { priority, siteId, feed, values } = seen
    const { onDelayMs } = condition
    const holdMs = typeof onDelayMs === 'number' ? onDelayMs : onDelayMs[priority]
    const body = {
      alarmId,
      condition: condition.name,
      priority,
      values,
      cause,
      ...(siteId && { siteId }),
      ...(feed && { feed }),
      ...(holdMs > 0 && { holdMs }),
    }
    return [{ ...told, kind: 'alarm.raised', subject: siteId ?? null, body }]
  })
}

/** Facts that say which open alarms have lapsed by `now`. */
export function lapsed(
  conditions: readonly Condition[],
  open: Iterable<Pick<Standing, 'id' | 'condition' | 'lastAt' | 'siteId'>>,
  now: number,
): Fact[] {
  const lapsesMs = new Map(conditions.map((condition) => [condition.name, condition.lapsesMs]))
  const facts: Fact[] = []
  for (const alarm of open) {
    const after = lapsesMs.get(alarm.condition)
    if (after === undefined || after === null || alarm.lastAt + after > now) continue
    const cause = `lapsed/${alarm.id}/${alarm.lastAt}`
    facts.push({
      id: cause,
      source: 'house',
      kind: 'alarm.returned',
      subject: alarm.siteId,
      at: now,
      seenAt: now,
      body: { alarmId: alarm.id, cause: `house#${cause}` },
    })
  }
  return facts
}
