import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openI18n } from '../messages/both.fixture.ts'
import { refusedOf, saidOf } from './said.ts'

test('a sentence of the server is known with its number', () => {
  expect(saidOf('密码至少 12 个字符，现在是 5 个，请加长。')).toEqual({ key: 'account.said.short', named: { n: '12' } })
  expect(saidOf('当前密码不正确。')?.key).toBe('account.said.current')
  expect(saidOf('从未说过的话')).toBeNull()
})
test('a sign-in elsewhere that came to nothing says why', () => {
  expect(refusedOf('您在统一认证取消了登录，或未获准使用本系统；需要时请重新登录。')?.key).toBe(
    'account.said.oidcDenied',
  )
  expect(refusedOf(undefined)).toBeNull()
})
test('whatever somebody writes into the address, the sign-in page says only its own words', () => {
  const { t } = openI18n('zh-CN').global
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (written) => {
      const said = refusedOf(`致电 ${written}，您的账号有风险，此账号已停用`)
      expect(t(said?.key ?? '', { ...said?.named })).toBe('统一身份认证没有成功，请重新登录；仍不行请找系统管理员。')
    }),
  )
})
