import { expect, test } from 'vitest'
import { misread, toGb18030 } from './gb18030.ts'

test('what is written as GB18030 is read back the same by the platform’s own decoder', () => {
  const text = '龙岗区 12315：投诉“缺斤短两” {"a":1}'
  expect(new TextDecoder('gb18030').decode(toGb18030(text))).toBe(text)
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(toGb18030(text))).toThrow()
})

test('a character that two bytes cannot hold becomes a question mark', () => {
  expect(toGb18030('a😀b').toString('latin1')).toBe('a?b')
})

test('UTF-8 read as GB18030 is the mojibake that everyone knows', () => {
  expect(misread('龙岗')).toBe('榫欏矖')
})
