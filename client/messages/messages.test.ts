import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { unasked } from './asked-for.fixture.ts'
import { en } from './en.ts'
import { openI18n } from './both.fixture.ts'
import { knows, learn, localeOf, openI18n as open } from './i18n.ts'
import { wordBook } from './word-book.ts'
import { zhCN } from './zh-CN.ts'

const flat = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`))
const zhWords = new Map(flat(zhCN))
const enWords = new Map(flat(en))
/** A key without a point looks like any other word in a source. */
const ONE_WORD = /^\w+$/
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

test('both languages say the same things', () => {
  expect([...enWords.keys()].sort()).toEqual([...zhWords.keys()].sort())
})
test('both languages put the same values into a sentence', () => {
  for (const [key, text] of zhWords) expect(holes(enWords.get(key) ?? ''), key).toEqual(holes(text))
})
test('an English screen holds no Chinese of ours', () => {
  const mixed = [...enWords].filter(([, text]) => /[\u3400-\u9fff\uff00-\uffef]/.test(text))
  expect(mixed).toEqual([])
})
test('a Chinese screen holds no English sentence', () => {
  const english = [...zhWords].filter(([, text]) => /[A-Za-z]{3,}/.test(text.replace(/\{\w+\}|QIANSHAO/g, '')))
  expect(english).toEqual([])
})
test('every message can be said: no sign of the message language is left open', () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    const { t } = openI18n(locale).global
    for (const [key, text] of locale === 'en' ? enWords : zhWords) {
      const said = t(key, Object.fromEntries(holes(text).map((hole) => [hole, '7'])))
      expect(said, key).toBe(text.replace(/\{\w+\}/g, '7'))
    }
  }
})
test('every word that a screen asks for by name is in the files', () => {
  const client = new URL('..', import.meta.url)
  const rooms = ['ui', 'wall', 'home', 'account', 'charts']
  const asked = rooms.flatMap((room) =>
    readdirSync(new URL(room, client), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(vue|ts)$/.test(file) && !file.endsWith('.test.ts'))
      .flatMap((file) => [...readFileSync(new URL(`${room}/${file}`, client), 'utf8').matchAll(/\bt\('([\w.-]+)'/g)])
      .map((match) => match[1] ?? ''),
  )
  expect(asked.length).toBeGreaterThan(40)
  expect(asked.filter((key) => !zhWords.has(key))).toEqual([])
})
test('every word in the files is asked for somewhere', () => {
  expect(unasked(zhWords.keys()).filter((key) => !ONE_WORD.test(key))).toEqual([])
})
test('words of sources are translated where known and left alone where not', () => {
  expect(wordBook('en', 'problemClass', '价格')).toBe('Pricing')
  expect(wordBook('en', 'problemClass', '从未见过')).toBe('从未见过')
  expect(wordBook('zh-CN', 'problemClass', '价格')).toBe('价格')
})
test('Chinese unless the address says otherwise', () => {
  expect(localeOf('?lang=en')).toBe('en')
  expect(localeOf('?lang=fr')).toBe('zh-CN')
})
test('a value that nobody gave leaves nothing, and what is no sentence is refused', () => {
  const words = open('zh-CN').global
  const { t } = words
  words.mergeLocaleMessage('zh-CN', { one: '第 {n} 版（{by}）', two: '{n}{n}' })
  expect([t('one', { n: 3 }), t('two', { n: 0 })]).toEqual(['第 3 版（）', '00'])
})
test('a screen waits for the words of its own language only, and learns the other one beside what pages brought', async () => {
  const words = open('zh-CN').global
  words.mergeLocaleMessage('en', { admin: { close: 'Close' } })
  await learn(words, 'zh-CN')
  expect([knows(words, 'zh-CN'), knows(words, 'en')]).toEqual([true, false])
  await learn(words, 'en')
  words.locale.value = 'en'
  expect([words.t('link.live'), words.t('admin.close')]).toEqual([en.link.live, 'Close'])
})
