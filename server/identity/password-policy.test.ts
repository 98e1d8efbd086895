import { describe, expect, test } from 'vitest'
import { policyFault } from './password-policy.ts'

const WHO = { user: 'zhang.san', name: '张三丰' }
const fault = (password: string) => policyFault(password, WHO)

test('passwords that people can remember and nobody guesses are taken', () => {
  for (const good of ['Tea-and-lychee7', '西湖边的Longjing茶88', 'k7#Vq2!mZ0pXw', '龙岗的夏天很长A1而且很热啊'])
    expect(fault(good), good).toBeNull()
})

test('length counts characters, not bytes or code units', () => {
  expect(fault('Aa1-龙岗区夏天')).toContain('至少 12 个')
  expect(fault('Aa1-𠮷𠮷𠮷𠮷')).toContain('现在是 8 个')
  expect(fault('Tq7-'.padEnd(201, '天地玄黄宇宙洪荒日月盈'))).toContain('最多 200 个')
  expect(fault('x'.repeat(10_000_000))).toContain('最多 200 个')
})

test('three of the four kinds are asked for; Chinese characters are of the fourth', () => {
  expect(fault('teaandlycheetrees')).toContain('三类')
  expect(fault('tea-and-lychee-trees')).toContain('三类')
  expect(fault('Teaandlychee龙岗')).toBeNull()
})

test('full-width letters are no kind of their own', () => {
  expect(fault('ｔｅａａｎｄｌｙｃｈｅｅｔｒｅｅｓ')).toContain('三类')
})

describe('nobody has his own name for a password', () => {
  test.each(['ZHANG.SAN#2026x', 'x7-Zhang.San-qw', '我是张三丰Xq71vbzk', 'ｚｈａｎｇ.ｓａｎ#2026Xv'])(
    '%s',
    (password) => {
      expect(fault(password)).toContain('账号或姓名')
    },
  )
})

describe('a common password is one behind capitals, swaps and a year, too', () => {
  test.each([
    'Password2024!',
    'P@ssw0rd2024!!',
    'P@$$w0rd#12345',
    '$uperman2024!!',
    '2024!Welcome!!',
    '!!!Qwertyuiop1',
    'Admin@12345678',
    'Football#2026#',
  ])('%s', (password) => {
    expect(fault(password)).not.toBeNull()
  })
})

describe('repetitions and sequences are no passwords', () => {
  test.each(['Aa1Aa1Aa1Aa1', 'Wq7#Wq7#Wq7#W', 'Tea#77Tea#77'])('%s repeats a piece', (password) => {
    expect(fault(password)).toContain('重复')
  })
  test.each(['Abcd1234!@#$', '1qaz@WSX3edc', 'Qwer1234!@#$', 'Aaaaaaaaaaa1!', '0987654321Zyx'])(
    '%s is a row',
    (password) => {
      expect(fault(password)).toContain('顺序')
    },
  )
})
