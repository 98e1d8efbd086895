import { WHOLE, type Scope } from '../contract/identity.ts'
import type { District } from '../contract/district.ts'
import { hashPassword } from '../identity/passwords.ts'
import { countAccounts, insertAccount } from '../journal/accounts.ts'
import { noted } from './notes.ts'
import type { AccessParts, DemoPerson } from './parts.ts'

/** One person per role; the password of each is `demo-<user>`. */
export const demoPeople: readonly DemoPerson[] = [
  { user: 'duty', name: '陈晓岚', role: 'dutyOfficer' },
  { user: 'desk', name: '林嘉怡', role: 'deskOfficer' },
  { user: 'commander', name: '周振宇', role: 'commander' },
  { user: 'leader', name: '郑国栋', role: 'leader' },
  { user: 'station', name: '黄志强', role: 'stationOfficer' },
  { user: 'mediator', name: '李淑芬', role: 'laneMember' },
  { user: 'odr', name: '吴文静', role: 'laneMember' },
  { user: 'field', name: '何俊杰', role: 'fieldOfficer' },
  { user: 'auditor', name: '许慎之', role: 'auditor' },
  { user: 'admin', name: '谭启明', role: 'systemAdmin' },
  { user: 'security', name: '罗安然', role: 'securityAdmin' },
]

function scopeOf({ user, role }: DemoPerson, { stations, streets }: District): Scope {
  const [station] = stations
  const [street] = streets
  if (role === 'stationOfficer') return { ...WHOLE, stations: station ? [station.id] : [] }
  if (role === 'fieldOfficer') return { ...WHOLE, streets: street ? [street.code] : [] }
  if (role === 'laneMember')
    return { ...WHOLE, lane: { kind: user === 'odr' ? 'odr' : 'mediator', id: `demo-${user}` } }
  return WHOLE
}

/** The demo's people, made at its first start. Their passwords are known to all: that is why the demo only listens to its own machine. */
export async function inviteDemo(parts: AccessParts): Promise<void> {
  if (!parts.demo || (await countAccounts(parts.db)) > 0) return
  const at = parts.now()
  const made = await Promise.all(
    parts.demo.map(async (person) =>
      insertAccount({
        id: `demo-${person.user}`,
        userName: person.user,
        name: person.name,
        role: person.role,
        scope: scopeOf(person, parts.district),
        state: 'active',
        madeAt: at,
        password: await hashPassword(`demo-${person.user}`),
        passwordAt: at,
      }),
    ),
  )
  const house = { kind: 'house' as const, id: 'house', role: null }
  await parts.record(noted({ act: 'demoPeopleMade', by: house, detail: { demo: made.length }, from: null }, at), made)
}
