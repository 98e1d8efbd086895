import { roleRules, WHOLE, type Pending, type Role, type Session } from '@contract/identity.ts'

/** A person of the duty room, signed in. */
export function personOf(role: Role | null, pending: readonly Pending[] = []): Session & { is: 'person' } {
  return {
    is: 'person',
    id: 'p1',
    user: 'zhang',
    name: '张明',
    role,
    scope: WHOLE,
    may: role === null ? [] : roleRules[role].may,
    home: role === null ? '/profile' : roleRules[role].home,
    pending,
    secondFactor: false,
    idleMs: 900_000,
    demo: false,
  }
}

export const screen: Session = {
  is: 'screen',
  id: 's1',
  name: '大厅',
  place: '',
  audience: 'wall',
  may: ['picture.read'],
  demo: false,
}
