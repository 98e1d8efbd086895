import { expect, test } from 'vitest'
import { ownWords, wordKeys } from './words.ts'

test('both languages say the same things', () => {
  expect(wordKeys('en')).toEqual(wordKeys('zh-CN'))
})

test('values are filled in, and an unknown key is nobody’s word', () => {
  expect(ownWords('zh-CN', 'map.unplaced', { n: 18 })).toBe('位置不明 18')
  expect(ownWords('en', 'map.km', { n: 2 })).toBe('2 km')
  expect(ownWords('zh-CN', 'alarm.entrapment')).toBeNull()
})
