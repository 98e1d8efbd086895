import { describe, expect, test } from 'vitest'
import { at } from './clock.fixture.ts'
import { clockKinds } from './limit.ts'
import { limitOf, procedureOf } from './procedure.ts'
import { procedures } from './procedures/index.ts'

describe('which regulation applies (总局令第121号 Art. 46)', () => {
  test('the last millisecond of 14 April 2026 in the district is under Order 20', () => {
    expect(procedureOf(at('2026-04-14', '23:59:59.999'))).toBe('R20')
  })
  test('midnight of 15 April 2026 in the district is under Order 121', () => {
    expect(procedureOf(at('2026-04-15'))).toBe('R121')
  })
  test('the boundary is the district’s midnight, 16:00 UTC of the day before', () => {
    expect(procedureOf(Date.UTC(2026, 3, 14, 16))).toBe('R121')
    expect(procedureOf(Date.UTC(2026, 3, 14, 16) - 1)).toBe('R20')
  })
})

describe('limits', () => {
  test.each([
    ['R121', 'acceptance', 7, 'working', '总局令第121号第15条'],
    ['R121', 'mediation', 60, 'calendar', '总局令第121号第23条第5项'],
    ['R121', 'terminationNotice', 7, 'working', '总局令第121号第23条'],
    ['R121', 'clueVerification', 15, 'working', '总局令第121号第27条'],
    ['R121', 'jurisdictionDispute', 7, 'working', '总局令第121号第33条'],
    ['R121', 'interceptionWindow', 5, 'working', '总局令第121号第15条'],
    ['R20', 'acceptance', 7, 'working', '总局令第20号第14条'],
    ['R20', 'mediation', 45, 'working', '总局令第20号第21条第5项'],
    ['R20', 'terminationNotice', 7, 'working', '总局令第20号第21条'],
    ['R20', 'realNameNotice', 5, 'working', '总局令第20号第31条'],
    ['R20', 'interceptionWindow', 5, 'working', '总局令第20号第14条'],
    ['R121', 'reportVerification', 15, 'working', '市场监管行政处罚程序规定第18条'],
    ['R121', 'caseDecision', 90, 'calendar', '市场监管行政处罚程序规定第64条'],
  ] as const)('%s %s is %i %s days (%s %s)', (procedure, kind, days, unit, article) => {
    expect(limitOf(kind, procedure)).toMatchObject({ kind, days, unit, article })
  })

  test('Order 121 dropped the five days for named reporters, and says by which article', () => {
    expect(() => limitOf('realNameNotice', 'R121')).toThrow('第36条')
  })

  test('every limit names an article, and the register has every kind under its own name', () => {
    for (const { id, limits } of Object.values(procedures)) {
      expect(Object.keys(limits).sort()).toEqual([...clockKinds].sort())
      for (const [kind, limit] of Object.entries(limits)) {
        expect(limit.kind).toBe(kind)
        expect('none' in limit ? limit.none : limit.article, `${id} ${kind}`).toMatch(/第\d+条/)
      }
    }
  })

  test('the window of the lanes is the house’s own and says so', () => {
    expect(limitOf('interceptionWindow', 'R121').ownRule).toBe(true)
    expect(limitOf('acceptance', 'R121').ownRule).toBeUndefined()
  })
})

describe('grounds and routes', () => {
  test('Order 121 has seven grounds for non-acceptance (Art. 16) and eight to end mediation (Art. 23)', () => {
    const { notAccept, terminate } = procedures.R121
    expect(notAccept.map(({ item }) => item)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(terminate.map(({ item }) => item)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(notAccept[5]).toEqual({
      item: 6,
      article: '总局令第121号第16条第6项',
      zh: '冒用他人名义或拒不配合核验真实身份',
    })
    expect(terminate[4]?.article).toBe('总局令第121号第23条第5项')
  })

  test('a failed ODR or people’s mediation bars a complaint under Order 20 only', () => {
    expect(procedures.R20.notAccept[1]?.zh).toContain('其他依法成立的调解组织')
    expect(procedures.R121.notAccept[1]?.zh).not.toContain('调解组织')
  })

  test('the consumer is told five routes, each with its item of Art. 39', () => {
    for (const { consumerRoutes } of Object.values(procedures)) {
      expect(consumerRoutes).toHaveLength(5)
      expect(consumerRoutes[4]?.article).toBe('消费者权益保护法第39条第5项')
    }
  })
})
