import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orders } from '../contract/identity.ts'
import { claimAt, nameOf, roleOf, userOf } from './claims.ts'

const map = [
  { value: 'a', role: 'leader' },
  { value: 'b', role: 'auditor' },
] as const

test('a claim is a string or a list; the first line of the map that fits decides', () => {
  expect(roleOf({ roles: 'b' }, 'roles', map)).toBe('auditor')
  expect(roleOf({ roles: ['b', 'a'] }, 'roles', map)).toBe('leader')
  expect(roleOf({ roles: ['ab'] }, 'roles', map)).toBeNull()
  expect(roleOf({ roles: 'a b' }, 'roles', map)).toBeNull()
  for (const roles of [undefined, null, 7, {}, [['a']], { a: true }]) expect(roleOf({ roles }, 'roles', map)).toBeNull()
})

test('a dotted path leads into claims, also past names that have dots themselves', () => {
  const claims = {
    realm_access: { roles: ['a'] },
    resource_access: { 'qianshao.bureau': { roles: ['b'] } },
    'https://bureau.example.cn/roles': ['c'],
    'x.y': 1,
    x: { y: 2, z: 3 },
  }
  expect(claimAt(claims, 'realm_access.roles')).toEqual(['a'])
  expect(claimAt(claims, 'resource_access.qianshao.bureau.roles')).toEqual(['b'])
  expect(claimAt(claims, 'https://bureau.example.cn/roles')).toEqual(['c'])
  expect(claimAt(claims, 'x.y')).toBe(1)
  expect(claimAt(claims, 'x.z')).toBe(3)
  for (const path of ['', '.', 'x.', '.x', 'constructor.name', '__proto__', 'x.toString'])
    expect(claimAt(claims, path)).toBeUndefined()
})

test('an account is named after preferred_username, else email, else the subject', () => {
  const subject = 'https://sso.example.cn|10086'
  expect(userOf({ preferred_username: 'li.wei', email: 'x@y.cn', sub: '10086' }, subject)).toBe('li.wei')
  expect(userOf({ preferred_username: '!', email: 'li.wei@y.cn', sub: '10086' }, subject)).toBe('li.wei-y.cn')
  expect(userOf({ preferred_username: '李 伟（执法）', sub: '10086' }, subject)).toBe('李-伟-执法')
  expect(userOf({ preferred_username: 7, sub: '10086' }, subject)).toBe('10086')
  expect(userOf({ sub: '?' }, subject)).toMatch(/^u-[0-9a-f]{12}$/)
})

test('whatever a provider says, the account and the name are such as the house takes', () => {
  const claim = fc.oneof(fc.string({ unit: 'binary', maxLength: 100 }), fc.string({ unit: 'grapheme' }), fc.integer())
  const claims = fc.record({ preferred_username: claim, email: claim, name: claim, sub: claim })
  fc.assert(
    fc.property(claims, (told) => {
      const user = userOf(told, 'issuer|sub')
      const invitation = orders['person.invite'].safeParse({ user, name: nameOf(told, user) })
      expect(invitation.data).toEqual({ user, name: nameOf(told, user) })
    }),
    { numRuns: 300 },
  )
})

test('a name without its line breaks and invisible signs, and never longer than the house takes', () => {
  expect(nameOf({ name: ' 李\u202e\n伟\u0000 ' }, 'li')).toBe('李 伟')
  expect(nameOf({ name: `一${'𠮷'.repeat(60)}` }, 'li')).toBe(`一${'𠮷'.repeat(29)}`)
  expect(nameOf({ name: '\u200b \n' }, 'li')).toBe('li')
})
