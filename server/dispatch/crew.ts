import { awaited, isOn, type MemberCalled, type MemberMark } from '../contract/task.ts'
import { byOurClock } from './moment.ts'
import type { Step, Task, Who } from './task.ts'
import { station } from './words.ts'

/** A unit in a joint task, as the steps add up. */
export interface Member extends MemberMark {
  /** Why it does not come, or was not there. */
  readonly why: string | null
  /** When it last spoke: nothing of it was done before. */
  readonly spokenAt: number
}

/** As screens get it. */
export const memberMarkOf = ({ unit, handler, lead, state, at }: Member): MemberMark => ({
  ...{ unit, handler, lead, state, at },
})

const called = (at: number, { unit, handler, lead }: MemberCalled): Member => ({
  ...{ unit, handler: handler ?? null, lead, state: 'called', at, why: null, spokenAt: at },
})

/** When a member did what he tells, by our clock: his own time, which no other’s telling moves. */
const doneAt = ({ at, told }: Step, { spokenAt }: Member) =>
  told === undefined ? at : Math.max(byOurClock(told.doneAt, told.sentAt ?? undefined, told.seenAt), spokenAt)

type Change = (member: Member) => Partial<Member>
const where = (members: readonly Member[], is: (member: Member) => boolean, change: Change): Member[] =>
  members.map((member) => (is(member) ? { ...member, ...change(member) } : member))

/** How the lead stands follows from the way of the task itself. */
function ofLead(members: readonly Member[], step: Step, { unit, handler }: Pick<Task, 'unit' | 'handler'>): Member[] {
  const { at } = step
  const lead = (change: Change) => where(members, (member) => member.lead, change)
  switch (step.what) {
    case 'issued':
    case 'reassigned':
      // The new lead may have been a member: it stands in the task once.
      return where(
        members.filter((member) => member.lead || member.unit !== unit),
        (member) => member.lead,
        (member) => ({ ...called(at, { unit: unit ?? member.unit, lead: true }), handler }),
      )
    case 'accepted':
      return lead(() => ({ state: 'confirmed', at, handler }))
    case 'arrived':
      return lead(() => ({ state: 'present', at }))
    case 'declined':
      return lead(() => ({ state: 'declined', at, why: step.reason ?? null }))
    default:
      return [...members]
  }
}

const SAYS = { joined: 'confirmed', stayedAway: 'declined', attended: 'present' } as const

/** The members after one more step, given how the task stands after it. */
export function membersAfter(task: Task, step: Step, after: Pick<Task, 'unit' | 'handler'>): readonly Member[] {
  const { at, member } = step
  const members = step.what === 'opened' ? (step.members ?? []).map((each) => called(at, each)) : task.members
  // From a draft everybody is called when it is sent, not when it was written.
  const sent = step.what === 'issued' && task.issuedAt === null
  if (members.length > 0 && sent)
    return ofLead(
      where(
        members,
        () => true,
        () => ({ at, spokenAt: at }),
      ),
      step,
      after,
    )
  switch (step.what) {
    case 'joined':
    case 'stayedAway':
    case 'attended': {
      const state = SAYS[step.what]
      return where(
        members,
        ({ unit }) => unit === member,
        (each) => {
          const done = doneAt(step, each)
          return { state, at: done, spokenAt: done, handler: step.by.id, why: step.reason ?? null }
        },
      )
    }
    case 'progressed':
      return where(
        members,
        ({ unit }) => unit === member,
        (each) => ({ spokenAt: doneAt(step, each) }),
      )
    case 'rollCalled': {
      const there = where(
        members,
        ({ unit, state }) => (step.present ?? []).includes(unit) && state !== 'present',
        () => ({ state: 'present', at, why: null }),
      )
      return (step.absent ?? []).reduce(
        (all, { unit, reason }) =>
          where(
            all,
            (each) => each.unit === unit,
            () => ({ state: 'absent', at, why: reason }),
          ),
        there,
      )
    }
    case 'mustered': {
      const lead: Member[] =
        members.length > 0 || task.unit === null
          ? []
          : [{ ...called(at, { unit: task.unit, lead: true }), ...leadStands(task) }]
      const fresh = called(at, { unit: step.unit ?? '', lead: false })
      const others = members.filter(({ unit }) => unit !== step.unit)
      return [...lead, ...others, { ...fresh, handler: step.handler ?? null }]
    }
    case 'released':
      return where(
        members,
        ({ unit }) => unit === step.unit,
        () => ({ state: 'left', at, why: step.reason ?? null }),
      )
    default:
      return members.length === 0 ? members : ofLead(members, step, after)
  }
}

/** A task that becomes a joint one on its way: how its lead stands by then. */
function leadStands({ handler, arrivedAt, acceptedAt }: Task): Partial<Member> {
  if (acceptedAt === null) return { handler }
  return arrivedAt !== null && arrivedAt >= acceptedAt
    ? { handler, state: 'present', at: arrivedAt }
    : { handler, state: 'confirmed', at: acceptedAt }
}

/** Everybody who took part in it, whoever has it now: none of them judges it. */
export const tookPart = (task: Pick<Task, 'members' | 'took'>, { id }: Pick<Who, 'id'>): boolean =>
  task.took.includes(id) || task.members.some((each) => each.handler === id && isOn(each))

/** Since when the longest silent of the called has not answered (epoch ms); null: everybody has. */
export function unansweredSince({ members, countedFrom }: Pick<Task, 'members' | 'countedFrom'>): number | null {
  const silent = members.filter(({ lead, state }) => !lead && state === 'called')
  return silent.length === 0 ? null : Math.max(Math.min(...silent.map(({ at }) => at)), countedFrom)
}

/** Why the lead cannot begin yet, or null: everybody called is there, absent by roll-call or released, or need not be waited for. */
export function waitsFor({ members, waived }: Pick<Task, 'members' | 'waived'>): string | null {
  const missing = waived === null ? awaited(members) : []
  if (missing.length === 0) return null
  const names = missing.map(({ unit }) => station(unit)).join('、')
  return `参加单位${names}还没有到场，也没有点名，不能开始办理；请等其到场，或请指挥中心点名、撤下该单位或准许先行办理。`
}
