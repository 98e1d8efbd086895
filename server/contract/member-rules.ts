import type { MemberMark } from './task-members.ts'

/* Rules of members that server and pages share: plain functions without a schema, so that pages can use them and stay small. */

/** Of whom the lead still waits: neither there, nor absent by roll-call, nor released. */
export const awaited = <M extends Pick<MemberMark, 'lead' | 'state'>>(members: readonly M[]): readonly M[] =>
  members.filter(({ lead, state }) => !lead && !SETTLED.has(state))
const SETTLED: ReadonlySet<string> = new Set(['present', 'absent', 'left'])

/** Whoever is called and has not declined, is not missing and was not released: he is on the task. */
export const isOn = ({ state }: Pick<MemberMark, 'state'>): boolean =>
  state === 'called' || state === 'confirmed' || state === 'present'

export interface Sighted {
  readonly members: readonly Pick<MemberMark, 'unit' | 'handler' | 'state' | 'lead'>[]
}

/**
 * Whom a task concerns as a member, as words to be matched: `p:` a person, `u:` a unit, `f:` a unit that has named nobody yet, `on:` a
 * person who is on it. The table keeps them, so that the list and the single task follow one rule.
 */
export function partyOf({ members }: Sighted): string[] {
  const words = members
    .filter(({ lead, state }) => !lead && state !== 'left')
    .flatMap(({ unit, handler, state }) => [
      `u:${unit}`,
      ...(handler === null ? [`f:${unit}`] : [`p:${handler}`]),
      ...(handler !== null && isOn({ state }) ? [`on:${handler}`] : []),
    ])
  return [...new Set(words)]
}

/** Which of those words let somebody see a task; `own`: only what he carries out himself, or his unit’s that nobody took. */
export const partyWords = ({
  me,
  stations,
  own,
}: {
  readonly me: string
  readonly stations: readonly string[]
  readonly own: boolean
}): string[] => [`p:${me}`, ...stations.map((unit) => `${own ? 'f' : 'u'}:${unit}`)]

/** The member that somebody speaks for: named with his id, or his unit’s while it has named nobody; `unit`: only that one. */
export function memberOf<M extends Pick<MemberMark, 'unit' | 'handler' | 'state' | 'lead'>>(
  members: readonly M[],
  who: { readonly id: string; readonly stations: readonly string[] },
  unit?: string,
): M | null {
  const his = members.filter(
    (each) => !each.lead && each.state !== 'left' && (unit === undefined || each.unit === unit),
  )
  return (
    his.find(({ handler }) => handler === who.id) ??
    his.find((each) => each.handler === null && who.stations.includes(each.unit)) ??
    null
  )
}
