import { expect, test } from 'vitest'
import { Refused } from '../picture/session.ts'
import { refusalWords } from './refusal-words.ts'

test('a locked account says for how many minutes, rounded up and never none', () => {
  expect(refusalWords(new Refused(429, '已锁定', 'locked', 601))).toEqual({
    key: 'account.refused.locked',
    named: { n: 11 },
  })
  expect(refusalWords(new Refused(429, '已锁定', 'locked', 0))?.named).toEqual({ n: 1 })
})
test('too many questions are not called a lock', () => {
  expect(refusalWords(new Refused(429, '过于频繁', null, 30))?.key).toBe('account.refused.often')
})
test('no answer and a broken server are told apart', () => {
  expect(refusalWords(new Refused(0, 'fetch failed'))?.key).toBe('account.refused.away')
  expect(refusalWords(new Refused(502, ''))).toEqual({ key: 'account.refused.fault', named: { status: 502 } })
})
test('the server’s own sentence stands where the page has no better', () => {
  expect(refusalWords(new Refused(422, '从未说过的话'))).toBeNull()
  expect(refusalWords(new Refused(401, '账号或密码不对', 'wrong'))?.key).toBe('account.refused.wrong')
  expect(refusalWords(new Refused(422, '不能使用最近用过的密码。'))?.key).toBe('account.said.used')
})
