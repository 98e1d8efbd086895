import type { Calendar } from '../law/calendar/calendar.ts'
import { stop } from '../law/finish.ts'
import { clockOf, type Matter } from './matter.ts'
import { receive } from './receive.ts'
import type { Step } from './step.ts'
import { HOUSE, type By } from './who.ts'

/** Numbers of the halves of a mixed submission. */
export const halfIds = (id: string) => ({ complaint: `${id}-c`, tipOff: `${id}-t` }) as const

/** The other half of one that was split off: its number; null for what is no half. */
export function otherHalf({ id, origin }: Pick<Matter, 'id' | 'origin'>): string | null {
  if (origin?.as !== 'half') return null
  const { complaint, tipOff } = halfIds(origin.of)
  return id === complaint ? tipOff : complaint
}

/** The steps that part a mixed submission into its halves, each with the clocks of its own kind, running from receipt (总局令第121号 Art. 9). */
export function splitSteps(matter: Matter, by: By, at: number, calendar: Calendar): readonly Step[] {
  const { receivedAt, wouldBeStation, known, procedure } = matter
  const ids = halfIds(matter.id)
  const half = (kind: 'complaint' | 'tipOff') =>
    receive(
      {
        id: ids[kind],
        ...{ kind, receivedAt, wouldBeStation, known, procedure, origin: { of: matter.id, as: 'half' } },
      },
      { by, at },
      calendar,
    )
  const clock = clockOf(matter, 'acceptance')
  const clocks = clock === null || clock.endedAt !== null ? [] : [stop(clock, at, '拆分为投诉和举报，分别计算')]
  return [{ what: 'split', on: matter.id, at, by, clocks, ...ids }, half('complaint'), half('tipOff')]
}

/** What the house does when a mixed submission has come in: it is split at once, without waiting for anybody. Empty for all else. */
export const entrySplit = (matter: Matter, at: number, calendar: Calendar): readonly Step[] =>
  matter.kind === 'mixed' && matter.state === 'received'
    ? splitSteps(matter, HOUSE, Math.max(at, matter.last.at), calendar)
    : []
