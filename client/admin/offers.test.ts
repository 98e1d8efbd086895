import { accessActs, laneKinds, permissions, roles, scopedRoles, screenAudience, verbs } from '@contract/identity.ts'
import { tellingKinds } from '@contract/telling.ts'
import { expect, test } from 'vitest'
import { roleEn } from '../messages/account.en.ts'
import { roleZh } from '../messages/account.zh.ts'
import { adminMessages } from './messages.ts'
import { ACTS, changesPeople, LANE_KINDS, SCOPED_ROLES, SCREEN_AUDIENCES, TELLING_KINDS, VERBS } from './offers.ts'

test('forms offer what the contract knows, all of it', () => {
  const same = (offered: readonly string[], known: Iterable<string>) =>
    expect([...offered].sort()).toEqual([...known].sort())
  same(VERBS, verbs)
  same(ACTS, accessActs)
  same(LANE_KINDS, laneKinds)
  same(SCOPED_ROLES, scopedRoles)
  same(SCREEN_AUDIENCES, screenAudience.options)
  same(TELLING_KINDS, tellingKinds)
})

test('every role has its word and says what it sees', () => {
  const notes = Object.values(adminMessages).map(({ roleNote }) => roleNote)
  for (const words of [roleZh, roleEn, ...notes]) expect(Object.keys(words).sort()).toEqual([...roles, 'none'].sort())
})

test('every kind that a key may tell has its word', () => {
  for (const messages of Object.values(adminMessages))
    for (const kind of TELLING_KINDS) {
      const word = kind
        .split('.')
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], messages.keys.telling)
      expect(word, kind).toBeTypeOf('string')
    }
})

test('only managing and granting change people', () => {
  expect(permissions.filter((each) => changesPeople([each]))).toEqual(['people.manage', 'roles.grant'])
})
