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

/** Further field officers, so that there is somebody to choose from; `at`: which station of the district, by number. They are not offered at sign-in. */
export const demoOfficers: readonly { readonly user: string; readonly name: string; readonly at: number }[] = [
  { user: 'field-1', name: '梁伟杰', at: 0 },
  { user: 'field-2', name: '邓雨桐', at: 0 },
  { user: 'field-3', name: '冯浩然', at: 1 },
  { user: 'field-4', name: '曾思敏', at: 2 },
  { user: 'field-5', name: '温国强', at: 3 },
  { user: 'field-6', name: '钟丽华', at: 4 },
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
  const officers = demoOfficers.flatMap(({ at: n, ...person }) => {
    const station = parts.district.stations[n]
    const scope: Scope = { ...WHOLE, stations: station ? [station.id] : [] }
    return station ? [{ ...person, role: 'fieldOfficer' as const, scope }] : []
  })
  const everybody = parts.demo.map((person) => ({ ...person, scope: scopeOf(person, parts.district) }))
  const made = await Promise.all(
    [...everybody, ...officers].map(async (person) =>
      insertAccount({
        id: `demo-${person.user}`,
        userName: person.user,
        name: person.name,
        role: person.role,
        scope: person.scope,
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
