import type { Begins, Step, Urging } from './urging.ts'

/** Steps remembered with the slip itself, for conflicts. */
const TRAIL = 20

const begun = (id: string, { at, text }: Step, begins: Begins): Urging => ({
  ...begins,
  ...{ id, state: 'open', openedAt: at, firstReplyAt: null, repliedAt: null, recheckedAt: null, closedAt: null },
  ...{ lateReply: false, lateTold: false, failures: 0, repliers: [], instruction: text ?? null },
  ...{ trail: [], lastAt: at, lastWhat: 'opened', version: 0 },
})

/** A new date for the reply counts anew; without one the old one stands. */
const dated = ({ replyBy, provisional }: Step): Partial<Urging> =>
  replyBy === undefined ? {} : { replyBy, provisional: provisional ?? false, lateTold: false }

function moved(urging: Urging, step: Step): Partial<Urging> {
  const { at, by } = step
  switch (step.what) {
    case 'opened':
      return {}
    case 'replied':
      return {
        ...{ state: 'replied', repliedAt: at, firstReplyAt: urging.firstReplyAt ?? at },
        lateReply: urging.lateReply || at > urging.replyBy,
        repliers: urging.repliers.includes(by.id) ? urging.repliers : [...urging.repliers, by.id],
      }
    case 'passed':
      return { state: 'passed', recheckedAt: at }
    case 'failed':
      return { ...dated(step), state: 'failed', recheckedAt: at, failures: urging.failures + 1 }
    case 'raised': {
      const answered = urging.state === 'replied' || urging.state === 'passed'
      return { ...dated(step), level: step.level ?? urging.level, ...(answered && { state: 'open' as const }) }
    }
    case 'closed':
      return { state: 'closed', closedAt: at }
    case 'withdrawn':
      return { state: 'withdrawn' }
    case 'late':
      return { lateReply: true, lateTold: true }
  }
}

/** The slip after one more step; the first makes it. Throws when the first is missing: that is a fault of the record. */
export function apply(before: Urging | null, step: Step, id: string): Urging {
  const urging = before ?? (step.begins ? begun(id, step, step.begins) : null)
  if (urging === null) throw new Error(`督办单 ${id} 的第一步不见了。`)
  const { what, at, by } = step
  const version = urging.version + 1
  return {
    ...urging,
    ...moved(urging, step),
    ...{ lastAt: Math.max(urging.lastAt, at), lastWhat: what, version },
    trail: [...urging.trail, { n: version, what, at, by: by.id }].slice(-TRAIL),
  }
}
