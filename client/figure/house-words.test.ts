import { indicators } from '../../server/indicators/index.ts'
import { columnsOf } from '../../server/indicators/term.ts'
import { expect, test } from 'vitest'
import { wordsSaying } from '../messages/word-book.ts'
import { columnWord, valuesSaying, valueWord } from './house-words.ts'

test('a column and a value have their word in either language, however the table spells them', () => {
  expect(columnWord('street_code', 'zh-CN')).toBe('街道')
  expect(columnWord('streetCode', 'en')).toBe('street')
  expect(valueWord('onScene', 'zh-CN')).toBe('现场')
})
test('what nobody named is shown as it is, and never left out', () => {
  expect(columnWord('somethingNew', 'zh-CN')).toBe('somethingNew')
  expect(valueWord('constructor', 'en')).toBe('constructor')
})

test('what a person looks for by its word is found by its value, in the language of the screen and in any case', () => {
  expect(valuesSaying('举报', 'zh-CN')).toEqual(expect.arrayContaining(['tipOff', 'report']))
  expect(valuesSaying('TIP-', 'en')).toContain('tipOff')
  expect(valuesSaying('举报', 'en')).toEqual([])
  expect(wordsSaying('hotline')).toEqual(['12315热线'])
})

test('every column that decides whether something counts has a word in both languages', () => {
  const used = indicators.flatMap(({ defined: { query } }) => [
    ...[query.over, query.anchor, query.countsAnchor, query.value].filter((name) => name !== null),
    ...columnsOf(query.of),
    ...(query.counts === null ? [] : columnsOf(query.counts)),
  ])
  const nameless = [...new Set(used)].filter(
    (name) => columnWord(name, 'zh-CN') === name || columnWord(name, 'en') === '',
  )
  expect(nameless).toEqual([])
})
