import { expect, test } from 'vitest'
import { passwordFit } from './password-rule.ts'

const fits = (password: string, user = 'zhangming') => Object.values(passwordFit(password, user)).every(Boolean)

test('twelve characters of three kinds are enough', () => {
  expect(fits('Longhu-bridge')).toBe(true)
  expect(fits('longhu-bridg3')).toBe(true)
  expect(fits('湖边的旧石桥Longhu2026号')).toBe(true)
})
test('eleven are not, and a character beyond the common ones counts once', () => {
  expect(passwordFit('Longhu-brid', '').long).toBe(false)
  expect(passwordFit('😀'.repeat(11), '').long).toBe(false)
})
test('two kinds are not', () => {
  expect(passwordFit('longhu-bridge', '').mixed).toBe(false)
  expect(passwordFit('LONGHU202611', '').mixed).toBe(false)
})
test('one’s own account name does not make a password', () => {
  expect(passwordFit('ZhangMing-2026', 'zhangming').apart).toBe(false)
  expect(passwordFit('A-zh-2026-bridge', 'z').apart).toBe(true)
})
test('an empty field fulfils nothing', () => {
  expect(Object.values(passwordFit('', ''))).toEqual([false, false, false])
})
