import { describe, expect, test } from 'vitest'
import { skillCodes } from '../contract/skills.ts'
import type { TaskKind } from '../contract/task.ts'
import type { SiteKind } from '../contract/site-kind.ts'
import { recommend, type Candidate } from './recommend.ts'
import { onRoster } from './roster.ts'
import { needsOf, skillNames, skillNeeds } from './skills.ts'

/** A Friday, ten in the morning. */
const NOW = Date.parse('2026-11-27T10:00:00+08:00')
const at = (text: string) => Date.parse(`${text}:00+08:00`)
const somebody = (over: Partial<Candidate> = {}): Candidate => ({
  ...{ id: 'a', name: 'a', stations: [], streets: [], skills: null, position: null, open: 0 },
  ...{ given: { shift: 2, week: 5 }, busyWith: null, roster: null },
  ...over,
})
const said = (kind: TaskKind, siteKind: SiteKind | null, over: Partial<Candidate>) => {
  const need = { kind, siteKind, lng: null, lat: null, station: null, streetCode: null }
  return recommend(need, [somebody(over)], NOW)[0]!
}
const of = (list: readonly { code: string; zh: string }[], code: string) => list.find((each) => each.code === code)?.zh

describe('licences', () => {
  test('every line of the table names real papers and says where it comes from, a law with its article or the house', () => {
    for (const { anyOf, source } of skillNeeds) {
      for (const code of anyOf) expect(skillNames[code].zh).toBeTruthy()
      expect(source.zh).toMatch(source.is === 'law' ? /^《.+》第.+条/ : /^本系统规则：/)
    }
    expect(new Set(skillNeeds.flatMap(({ anyOf }) => anyOf))).toEqual(new Set(skillCodes))
  })

  test('a lift is looked at by an enforcement officer who is its inspector; a task that asks for no paper says nothing of papers', () => {
    expect(needsOf('inspection', 'elevator').map(({ anyOf }) => anyOf)).toEqual([
      ['enforcement'],
      ['equipmentInspector'],
    ])
    const { reasons, cautions } = said('followUp', 'market', { skills: null })
    expect([...reasons, ...cautions].filter(({ code }) => /skill/i.test(code))).toEqual([])
  })

  test('a paper counts to its last day, and one that has run out is said with the day', () => {
    const held = (validUntil: string | null) => ({ skills: [{ code: 'foodSampling' as const, validUntil }] })
    for (const day of ['2026-11-27', '2027-01-01', null])
      expect(of(said('sampling', 'market', held(day)).reasons, 'skill'), `${day}`).toContain('食品抽样培训')
    expect(of(said('sampling', 'market', held('2026-11-26')).cautions, 'skillExpired')).toContain(
      '已于 2026-11-26 过期',
    )
    expect(of(said('sampling', 'market', { skills: [] }).cautions, 'noSkill')).toContain('本系统规则')
    expect(of(said('enforcement', null, { skills: [] }).cautions, 'noSkill')).toContain('《行政处罚法》第四十二条')
    expect(of(said('sampling', 'market', { skills: null }).cautions, 'skillUnknown')).toBe('资格未登记')
  })

  test('one of several papers will do, and whoever has it goes before one who has none', () => {
    const operator = somebody({ id: 'b', skills: [{ code: 'equipmentOperator', validUntil: null }] })
    const need = {
      kind: 'rescue',
      siteKind: 'elevator',
      lng: null,
      lat: null,
      station: null,
      streetCode: null,
    } as const
    expect(recommend(need, [somebody({ skills: [] }), operator], NOW).map(({ id }) => id)).toEqual(['b', 'a'])
  })
})

describe('shifts and rest', () => {
  /** Every day from nine to six. */
  const days = (from: number, to: number) =>
    Array.from({ length: 7 }, (_, weekday) => ({ weekday, from: from * 60, to: to * 60 }))

  test('a weekly roster says what runs now and what was last, by the clock of the district', () => {
    expect(onRoster(null, NOW)).toBeNull()
    expect(onRoster([], NOW)).toEqual({ on: null, last: null })
    expect(onRoster(days(9, 18), NOW)).toEqual({
      on: { from: at('2026-11-27T09:00'), to: at('2026-11-27T18:00') },
      last: { from: at('2026-11-26T09:00'), to: at('2026-11-26T18:00') },
    })
    // Friday is 4; a night that began on Thursday ends on Friday.
    const night = [{ weekday: 3, from: 20 * 60, to: 32 * 60 }]
    expect(onRoster(night, NOW)?.last).toEqual({ from: at('2026-11-26T20:00'), to: at('2026-11-27T08:00') })
    expect(onRoster(night, at('2026-11-27T07:59'))?.on).toEqual({
      from: at('2026-11-26T20:00'),
      to: at('2026-11-27T08:00'),
    })
  })

  test('the last shift is found across a week, and shifts that touch are one', () => {
    const friday = [{ weekday: 4, from: 540, to: 600 }]
    expect(onRoster(friday, NOW)?.last?.to).toBe(NOW)
    expect(onRoster(friday, at('2026-11-27T08:00'))?.last?.to).toBe(at('2026-11-20T10:00'))
    const two = [
      { weekday: 4, from: 0, to: 480 },
      { weekday: 4, from: 480, to: 1_080 },
    ]
    expect(onRoster(two, NOW)?.on).toEqual({ from: at('2026-11-27T00:00'), to: at('2026-11-27T18:00') })
  })

  test('less than eleven hours of rest is said, as a rule of the house; eleven are not', () => {
    const roster = (end: string) => ({
      on: { from: at('2026-11-27T09:00'), to: at('2026-11-27T18:00') },
      last: { from: 0, to: at(end) },
    })
    expect(of(said('other', null, { roster: roster('2026-11-26T22:01') }).cautions, 'shortRest')).toContain(
      '本系统规则',
    )
    const rested = said('other', null, { roster: roster('2026-11-26T22:00') })
    expect([of(rested.cautions, 'shortRest'), of(rested.reasons, 'rested')]).toEqual([undefined, '上班前休息 11 小时'])
    const off = said('other', null, { roster: { on: null, last: { from: 0, to: at('2026-11-27T06:00') } } })
    expect([of(off.cautions, 'offDuty'), of(off.cautions, 'shortRest')]).toEqual([
      '不在班',
      expect.stringContaining('上一班结束仅 4 小时'),
    ])
  })

  test('what is not on record is said and not guessed; fairness counts the shift where one runs', () => {
    expect(of(said('other', null, {}).cautions, 'rosterUnknown')).toContain('班次未登记')
    expect(of(said('other', null, {}).reasons, 'fairness')).toContain('近 12 小时 2 项')
    expect(of(said('other', null, { roster: onRoster(days(9, 18), NOW) }).reasons, 'fairness')).toContain('本班 2 项')
  })
})
