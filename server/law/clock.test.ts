import { describe, expect, test } from 'vitest'
import { openCalendar } from './calendar/calendar.ts'
import { official2027 } from './calendar/official-2027.fixture.ts'
import { appraisal, approved, at, calendar, morning, recusal } from './clock.fixture.ts'
import { dueAt, startClock, stateAt } from './clock.ts'
import { recount } from './count.ts'
import { extend, nextExtension } from './extend.ts'
import { meet, restart, stop, wasLate } from './finish.ts'
import { pause, resume } from './pause.ts'
import { remaining } from './remaining.ts'
import { RefusedByLaw } from './refused-by-law.ts'

const acceptance = startClock('acceptance', 'R121', morning('2026-06-18'), calendar)
const mediation = startClock('mediation', 'R121', morning('2026-05-06'), calendar)
const clue = startClock('clueVerification', 'R121', morning('2026-04-20'), calendar)

describe('a clock', () => {
  test('carries its article, its title in both languages and its start', () => {
    expect(acceptance).toMatchObject({
      id: 'R121.acceptance.2026-06-18T10:00:00+08:00',
      article: '总局令第121号第15条',
      title: { zh: '受理决定', en: 'Decision to accept' },
      startedAt: morning('2026-06-18'),
      state: 'running',
    })
  })
  test('survives the journal: it is the same after JSON', () => {
    const paused = pause(mediation, morning('2026-06-01'), appraisal)
    expect(JSON.parse(JSON.stringify(paused))).toEqual(paused)
  })
  test('that the procedure does not know is refused with its article', () => {
    expect(() => startClock('realNameNotice', 'R121', morning('2026-06-01'), calendar)).toThrow(RefusedByLaw)
  })
})

describe('the state of a clock', () => {
  test('runs through the whole due day and is overdue at its 24:00', () => {
    expect(acceptance.dueDay).toBe('2026-06-30')
    expect(stateAt(acceptance, at('2026-06-30', '23:59:59.999'))).toBe('running')
    expect(stateAt(acceptance, at('2026-07-01'))).toBe('overdue')
  })
  test('past its warning day but not its legal day it is not overdue', () => {
    expect(mediation).toMatchObject({ warnDay: '2026-07-05', dueDay: '2026-07-06', rolledOver: 'weekend' })
    expect(stateAt(mediation, morning('2026-07-06'))).toBe('running')
  })
  test('paused it does not run out, however long the appraisal takes', () => {
    const paused = pause(mediation, morning('2026-06-01'), appraisal)
    expect(stateAt(paused, morning('2026-12-01'))).toBe('paused')
    expect(stateAt(paused, morning('2026-05-20'))).toBe('running')
  })
  test('met or stopped it stays so; before that moment it was what it was', () => {
    const met = meet(acceptance, morning('2026-06-25'))
    expect([stateAt(met, morning('2026-09-01')), stateAt(met, morning('2026-06-24'))]).toEqual(['met', 'running'])
    expect(stateAt(stop(acceptance, morning('2026-06-25'), '投诉人撤回'), morning('2026-09-01'))).toBe('stopped')
  })
  test('met after its day it is met, and late', () => {
    expect(wasLate(meet(acceptance, at('2026-06-30', '23:59:59.999')))).toBe(false)
    const late = meet(acceptance, at('2026-07-01'))
    expect([late.state, wasLate(late), stateAt(late, at('2026-07-01'))]).toEqual(['met', true, 'met'])
  })
  test('stopping an overdue clock does not hide that it was overdue', () => {
    expect(wasLate(stop(acceptance, morning('2026-07-02'), '并入另一投诉'))).toBe(true)
  })
  test('an agreement reached during the appraisal is not late', () => {
    expect(wasLate(meet(pause(mediation, morning('2026-06-01'), appraisal), morning('2026-09-01')))).toBe(false)
  })
})

describe('what is left', () => {
  test('at the start the whole limit is left, on the due day none, after it less', () => {
    const days = (day: string) => remaining(acceptance, morning(day), calendar).days
    expect(['2026-06-18', '2026-06-22', '2026-06-29', '2026-06-30', '2026-07-01', '2026-07-03'].map(days)).toEqual([
      7, 6, 1, 0, -1, -3,
    ])
  })
  test('milliseconds run to 24:00 of the due day', () => {
    expect(remaining(acceptance, at('2026-06-30', '23:00:00.000'), calendar).ms).toBe(3_600_000)
    expect(remaining(acceptance, at('2026-07-01', '01:00:00.000'), calendar).ms).toBe(-3_600_000)
  })
  test('a calendar limit counts calendar days, to the legal day', () => {
    expect(remaining(mediation, morning('2026-06-06'), calendar)).toMatchObject({ unit: 'calendar', days: 30 })
  })
  test('stands still while paused, and goes on from there', () => {
    const paused = pause(mediation, morning('2026-06-01'), appraisal)
    const before = remaining(mediation, morning('2026-06-01'), calendar)
    expect(remaining(paused, morning('2026-08-01'), calendar)).toEqual(before)
    // 30 days to 2026-07-01 and four to the unrolled day; the roll of one day falls away with the new last day.
    const after = resume(paused, morning('2026-06-11'), calendar)
    expect(remaining(after, morning('2026-06-11'), calendar).days).toBe(34)
    // Looked at from within the pause when it is over: as much as at its end.
    expect(remaining(after, morning('2026-06-05'), calendar).days).toBe(34)
  })
  test('stands still when the clock has ended', () => {
    const met = meet(acceptance, morning('2026-06-26'))
    expect(remaining(met, morning('2027-01-01'), calendar).days).toBe(2)
  })
})

describe('a pause', () => {
  test.each(['acceptance', 'terminationNotice', 'interceptionWindow', 'jurisdictionDispute'] as const)(
    'of %s is refused with its article: that limit runs on',
    (kind) => {
      const clock = startClock(kind, 'R121', morning('2026-06-18'), calendar)
      expect(() => pause(clock, morning('2026-06-19'), appraisal)).toThrow(clock.article)
    },
  )
  test('of verification for a recusal is refused: Art. 21 is about mediation', () => {
    expect(() => pause(clue, morning('2026-04-22'), recusal)).toThrow('第18条')
  })
  test('without a reason is refused', () => {
    expect(() => pause(mediation, morning('2026-06-01'), { cause: 'appraisal', note: '  ' })).toThrow('要写明理由')
  })
  test('keeps its reason and the article that allows it', () => {
    const { pauses } = pause(mediation, morning('2026-06-01'), recusal)
    expect(pauses).toEqual([{ ...recusal, from: morning('2026-06-01'), to: null, article: '总局令第121号第21条' }])
  })
  test('within a pause, or before the last one ended, is refused', () => {
    const paused = pause(mediation, morning('2026-06-01'), appraisal)
    expect(() => pause(paused, morning('2026-06-02'), recusal)).toThrow('已在中止中')
    const resumed = resume(paused, morning('2026-06-11'), calendar)
    expect(() => pause(resumed, morning('2026-06-10'), recusal)).toThrow('不能早于上一次')
  })
  test('of a clock that has run out is refused: an appraisal does not mend a missed day', () => {
    expect(() => pause(mediation, dueAt(mediation), appraisal)).toThrow('已于 2026-07-06 届满')
    expect(pause(mediation, dueAt(mediation) - 1, appraisal).state).toBe('paused')
  })
  test('before the clock began, or of one that has ended, is refused', () => {
    expect(() => pause(mediation, mediation.startedAt - 1, appraisal)).toThrow('起点')
    expect(() => pause(meet(mediation, morning('2026-06-01')), morning('2026-06-02'), appraisal)).toThrow('已经结束')
  })
  test('ends once, and not before it began', () => {
    expect(() => resume(mediation, morning('2026-06-01'), calendar)).toThrow('没有中止')
    const paused = pause(mediation, morning('2026-06-01'), appraisal)
    expect(() => resume(paused, morning('2026-05-31'), calendar)).toThrow('不能早于中止')
  })
  test('on the last day of a working-day limit leaves a day to act when it ends on a weekend', () => {
    const old = startClock('mediation', 'R20', morning('2022-03-09'), calendar)
    expect(old.dueDay).toBe('2022-05-13')
    const after = resume(pause(old, morning('2022-05-13'), appraisal), morning('2022-05-14'), calendar)
    expect([after.dueDay, stateAt(after, morning('2022-05-14'))]).toEqual(['2022-05-16', 'running'])
  })
  test('on the unrolled last day moves both days; in the days it was rolled over, the legal day only', () => {
    const saturday = startClock('mediation', 'R121', morning('2026-05-05'), calendar)
    expect(saturday).toMatchObject({ warnDay: '2026-07-04', dueDay: '2026-07-06' })
    const after = (from: string) => resume(pause(saturday, morning(from), appraisal), morning('2026-07-09'), calendar)
    expect(after('2026-07-04')).toMatchObject({ warnDay: '2026-07-09', dueDay: '2026-07-09' })
    expect(after('2026-07-05')).toMatchObject({ warnDay: '2026-07-04', dueDay: '2026-07-10' })
  })
  test('two pauses that touch leave no day out twice', () => {
    const one = resume(pause(mediation, morning('2026-06-01'), appraisal), morning('2026-06-05'), calendar)
    const two = resume(pause(one, morning('2026-06-05'), recusal), morning('2026-06-11'), calendar)
    expect(two.warnDay).toBe('2026-07-15')
  })
})

describe('an extension', () => {
  const head = approved('2026-05-12')
  test.each(['acceptance', 'mediation', 'terminationNotice', 'interceptionWindow', 'jurisdictionDispute'] as const)(
    'of %s is refused with its article',
    (kind) => {
      const clock = startClock(kind, 'R121', morning('2026-05-06'), calendar)
      expect(nextExtension(clock)).toBeNull()
      expect(() => extend(clock, 5, head, clock.article, calendar)).toThrow(clock.article)
    },
  )
  test('is given once, by the head, by at most 15 working days, under its own article', () => {
    expect(() => extend(clue, 16, head, clue.article, calendar)).toThrow('1 至 15 个工作日')
    expect(() => extend(clue, 0, head, clue.article, calendar)).toThrow('1 至 15 个工作日')
    expect(() => extend(clue, 15, { ...head, as: 'collective' }, clue.article, calendar)).toThrow('部门负责人批准')
    expect(() => extend(clue, 15, { ...head, who: ' ' }, clue.article, calendar)).toThrow('由谁批准')
    expect(() => extend(clue, 15, head, '总局令第121号第15条', calendar)).toThrow('第27条')
    const once = extend(clue, 15, head, clue.article, calendar)
    expect(once.extendedBy).toEqual([{ by: 15, approvedBy: head, article: clue.article }])
    expect(() => extend(once, 15, head, clue.article, calendar)).toThrow('已经延长过')
  })
  test('approved after the day was over is refused', () => {
    expect(() => extend(clue, 15, approved('2026-05-14'), clue.article, calendar)).toThrow('届满前未批准')
  })
  test('of a case beyond 30 days needs the collective decision, not the head again', () => {
    const filed = startClock('caseDecision', 'R121', morning('2026-07-03'), calendar)
    const once = extend(filed, 30, approved('2026-09-28'), filed.article, calendar)
    expect(() => extend(once, 20, approved('2026-10-20'), filed.article, calendar)).toThrow('集体讨论决定')
    const together = approved('2026-10-20', 'collective')
    expect(() => extend(once, 0.5, together, filed.article, calendar)).toThrow('合理天数')
    expect(extend(once, 60, together, filed.article, calendar).extendedBy).toHaveLength(2)
  })
})

test('only a tip-off under Order 121 restarts (Art. 35)', () => {
  expect(() => restart(acceptance, morning('2026-06-20'), calendar)).toThrow('第35条')
  const old = startClock('reportVerification', 'R20', morning('2026-04-01'), calendar)
  expect(() => restart(old, morning('2026-04-20'), calendar)).toThrow('第35条')
})

test('when the official list is loaded, a provisional clock is counted anew and loses its mark', () => {
  const before = startClock('acceptance', 'R121', morning('2027-02-03'), calendar)
  const after = recount(before, openCalendar([official2027]))
  expect([before.dueDay, before.provisional]).toEqual(['2027-02-12', true])
  expect([after.dueDay, after.provisional]).toEqual(['2027-02-18', false])
})
