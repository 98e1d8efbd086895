import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roles } from '../contract/identity.ts'
import { readOidc } from './oidc-config.ts'

const least = {
  OIDC_ISSUER: 'https://sso.example.cn/realms/bureau',
  OIDC_CLIENT_ID: 'qianshao',
  OIDC_REDIRECT_URI: 'https://qianshao.example.cn/auth/oidc/callback',
}
const read = (change: Record<string, string | undefined>) => () => readOidc({ ...least, ...change })

test('a house without OIDC_ISSUER has no such button, whatever else is set', () => {
  expect(readOidc({})).toBeNull()
  expect(readOidc({ ...least, OIDC_ISSUER: '' })).toBeNull()
  expect(readOidc({ OIDC_CLIENT_ID: 'qianshao', OIDC_ROLE_MAP: 'nonsense' })).toBeNull()
})

test('three settings are enough; the others have their usual values', () => {
  expect(readOidc(least)).toEqual({
    issuer: 'https://sso.example.cn/realms/bureau',
    clientId: 'qianshao',
    clientSecret: null,
    title: '单位统一身份认证',
    scope: 'openid profile',
    roleClaim: 'roles',
    roleMap: [],
    redirectUri: 'https://qianshao.example.cn/auth/oidc/callback',
  })
})

test('each setting that is missing or wrong is named in one sentence', () => {
  expect(read({ OIDC_CLIENT_ID: undefined })).toThrow(/^环境变量 OIDC_CLIENT_ID 没有设置，.*。$/)
  expect(read({ OIDC_REDIRECT_URI: undefined })).toThrow(/^环境变量 OIDC_REDIRECT_URI 没有设置，.*。$/)
  expect(read({ OIDC_REDIRECT_URI: '/auth/oidc/callback' })).toThrow(/OIDC_REDIRECT_URI 应是/)
  expect(read({ OIDC_REDIRECT_URI: 'https://qianshao.example.cn/auth?x=1' })).toThrow(/OIDC_REDIRECT_URI 应是/)
  expect(read({ OIDC_ISSUER: 'sso.example.cn' })).toThrow(/OIDC_ISSUER 应是/)
  expect(read({ OIDC_SCOPE: 'profile email' })).toThrow('OIDC_SCOPE 必须包含 openid')
  expect(read({ OIDC_TITLE: '长'.repeat(31) })).toThrow('OIDC_TITLE 最多 30 个字')
})

test('plain HTTP is for a provider on this machine only', () => {
  for (const host of ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])
    expect(readOidc({ ...least, OIDC_ISSUER: `http://${host}` })?.issuer).toBe(`http://${host}`)
  for (const host of ['sso.example.cn', '10.0.0.5', '127.0.0.1.example.cn', 'localhost.example.cn'])
    expect(read({ OIDC_ISSUER: `http://${host}` })).toThrow(/OIDC_ISSUER 必须以 https/)
})

test('the map of roles keeps its order; a role that does not exist is named with those that do', () => {
  expect(readOidc({ ...least, OIDC_ROLE_MAP: ' 局领导=leader, cn=desk=deskOfficer,,x=auditor,' })?.roleMap).toEqual([
    { value: '局领导', role: 'leader' },
    { value: 'cn=desk', role: 'deskOfficer' },
    { value: 'x', role: 'auditor' },
  ])
  expect(read({ OIDC_ROLE_MAP: 'a=leader,b=boss' })).toThrow(/OIDC_ROLE_MAP 中“b=boss”的角色不存在.*securityAdmin/)
  expect(read({ OIDC_ROLE_MAP: 'leader' })).toThrow(/OIDC_ROLE_MAP 应写成 声明值=角色/)
  expect(read({ OIDC_ROLE_MAP: '=leader' })).toThrow(/OIDC_ROLE_MAP 应写成 声明值=角色/)
  expect(read({ OIDC_ROLE_MAP: 'a=leader,a=auditor' })).toThrow(/OIDC_ROLE_MAP 中“a”写了两次/)
})

test('a map as it is written is the map as it is read', () => {
  const value = fc
    .string({ minLength: 1, maxLength: 20 })
    .map((text) => text.replaceAll(',', ';').trim())
    .filter((text) => text !== '')
  const lines = fc.uniqueArray(fc.record({ value, role: fc.constantFrom(...roles) }), {
    selector: (line) => line.value,
    minLength: 1,
  })
  fc.assert(
    fc.property(lines, (map) => {
      const text = map.map((line) => `${line.value}=${line.role}`).join(',')
      expect(readOidc({ ...least, OIDC_ROLE_MAP: text })?.roleMap).toEqual(map)
    }),
  )
})

test('no sentence holds the secret', () => {
  const secret = 'do-not-print-me'.repeat(100)
  expect(read({ OIDC_CLIENT_SECRET: secret })).toThrow(/OIDC_CLIENT_SECRET/)
  expect(read({ OIDC_CLIENT_SECRET: secret })).not.toThrow(/do-not-print-me/)
})
