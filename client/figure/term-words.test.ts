import type { Term } from '@contract/indicator.ts'
import fc from 'fast-check'
import { createI18n } from 'vue-i18n'
import { describe, expect, test } from 'vitest'
import { figureMessages } from './messages.ts'
import { termText, type TermSayer } from './term-words.ts'

function sayer(locale: 'zh-CN' | 'en'): TermSayer {
  const { t } = createI18n({
    legacy: false,
    locale,
    messages: { 'zh-CN': { figure: figureMessages['zh-CN'] }, en: { figure: figureMessages.en } },
  }).global
  return {
    say: (key, named) => t(key, { ...named }),
    column: (name) => name,
    value: (_, value) => String(value),
    list: (name) => name,
  }
}
const zh = (term: Term) => termText(term, sayer('zh-CN'))
const en = (term: Term) => termText(term, sayer('en'))

describe('a query is readable', () => {
  test('one condition is one short sentence', () => {
    expect(zh({ is: ['状态', '办结'] })).toBe('状态为「办结」')
    expect(zh({ not: { has: '站点' } })).toBe('没有站点')
    expect(en({ oneOf: ['lane', ['odr', 'desk']] })).toBe('lane is one of “odr, desk”')
    expect(zh({ within: ['派发', '接单', 300_000] })).toBe('从派发到接单不超过 5 分钟')
  })
  test('a time is told in the unit that people say it in', () => {
    expect(zh({ passed: ['期限', 0] })).toBe('期限已到')
    expect(zh({ passed: ['期限', 90_000] })).toBe('期限已过 90 秒')
    expect(zh({ passed: ['期限', 172_800_000] })).toBe('期限已过 2 天')
  })
  test('either and both are kept apart by brackets', () => {
    const term: Term = { all: [{ is: ['甲', 1] }, { any: [{ has: '乙' }, { has: '丙' }] }] }
    expect(zh(term)).toBe('甲为「1」，且（有乙，或有丙）')
    expect(en(term)).toBe('甲 is “1”, and (乙 is known, or 丙 is known)')
  })
  test('no condition counts all, and no choice counts none', () => {
    expect(zh({ all: [] })).toBe('全部')
    expect(zh({ any: [] })).toBe('无')
  })
})

const name = fc.constantFrom('c1', 'c2', 'c3')
const leaf: fc.Arbitrary<Term> = fc.oneof(
  name.map((column) => ({ has: column })),
  fc.tuple(name, fc.constantFrom('v1', 'v2')).map((is) => ({ is })),
  fc.tuple(name, fc.integer({ min: 0, max: 9 })).map((atLeast) => ({ atLeast })),
  fc.tuple(name, name, fc.constantFrom(1_000, 60_000)).map((within) => ({ within })),
)
const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('term'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('term'), { maxLength: 3 }).map((any) => ({ any })),
    tie('term').map((not) => ({ not })),
  ),
}))
const columnsIn = (each: unknown): string[] =>
  typeof each === 'string'
    ? /^c\d$/.test(each)
      ? [each]
      : []
    : typeof each === 'object' && each !== null
      ? Object.values(each).flatMap(columnsIn)
      : []

test('whatever the query, every column of it is said in both languages and no joint is left unsaid', () => {
  fc.assert(
    fc.property(term, (query) => {
      for (const said of [zh(query), en(query)]) {
        expect(said).not.toContain('figure.')
        expect(said.match(/c\d/g) ?? []).toEqual(columnsIn(query))
      }
    }),
  )
})
