import { laneKinds, roles, type Pending } from '@contract/identity.ts'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openI18n } from '../messages/both.fixture.ts'

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

test('every role, lane, debt, door and known sentence has its words', () => {
  const said = [...read('./said.ts').matchAll(/, '(\w+)'\]/g)].map((found) => `account.said.${found[1]}`)
  const pending = ['password', 'secondFactor', 'role'] satisfies Pending[]
  const keys = [
    ...said,
    ...roles.flatMap((role) => [`role.${role}`, `roleSees.${role}`]),
    ...laneKinds.map((kind) => `account.scope.${kind}`),
    ...pending.map((each) => `account.pending.${each}`),
    ...['field', 'wall', 'admin', 'profile', 'signIn'].flatMap((door) => [`home.${door}`, `home.${door}Note`]),
    ...['copied', 'selected'].map((each) => `account.factor.${each}`),
  ]
  expect(said.length).toBeGreaterThan(20)
  const i18n = openI18n('zh-CN').global
  expect(keys.filter((key) => !i18n.te(key))).toEqual([])
})
