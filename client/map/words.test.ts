import { expect, test } from 'vitest'
import { ownWords, wordKeys } from './words.ts'

test('both languages say the same things', () => {
  expect(wordKeys('en')).toEqual(wordKeys('zh-CN'))
})

test('values are filled in, and an unknown key is nobody’s word', () => {
  expect(ownWords('zh-CN', 'map.unplaced.sites', { n: 18 })).toBe('位置不明的监管对象 18')
  expect(ownWords('en', 'map.km', { n: 2 })).toBe('2 km')
  expect(ownWords('zh-CN', 'alarm.entrapment')).toBeNull()
})
