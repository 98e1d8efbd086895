import { describe, expect, test } from 'vitest'
import { appraisal, approved, at, calendar, morning, recusal } from './clock.fixture.ts'
import { startClock } from './clock.ts'
import { extend } from './extend.ts'
import { restart } from './finish.ts'
import type { ClockKind } from './limit.ts'
import { pause, resume } from './pause.ts'
import type { ProcedureId } from './procedure.ts'

const P18 = '市场监管行政处罚程序规定第18条'
const P64 = '市场监管行政处罚程序规定第64条'

type Vector = readonly [why: string, ProcedureId, ClockKind, start: number, due: string, warn?: string, over?: string]

describe('last days derived from the articles', () => {
  const vectors: readonly Vector[] = [
    ['R121-15, 45: the Friday of receipt is not counted; 14 Feb and 28 Feb are worked', 'R121', 'acceptance', morning('2026-02-13'), '2026-03-02'],
    ['R121-15: received on a Saturday that is worked, which is the start day and not counted', 'R121', 'acceptance', morning('2026-05-09'), '2026-05-19'],
    ['R121-15: received on a holiday, counting begins with the next working day', 'R121', 'acceptance', morning('2026-06-19'), '2026-06-30'],
    ['R121-15: received the day before that holiday, ends the same day', 'R121', 'acceptance', at('2026-06-18', '23:59:59.999'), '2026-06-30'],
    ['R121-15: 20 Sept is a Sunday that is worked, 25–27 Sept are off', 'R121', 'acceptance', morning('2026-09-18'), '2026-09-29'],
    ['R121-15: the start day is the district’s; 16:30 UTC of 30 June is 1 July', 'R121', 'acceptance', Date.UTC(2026, 5, 30, 16, 30), '2026-07-10'],
    ['R121-15: one minute before that midnight is still 30 June', 'R121', 'acceptance', Date.UTC(2026, 5, 30, 15, 59), '2026-07-09'],
    ['own window within R121-15: five working days over the Spring Festival', 'R121', 'interceptionWindow', morning('2026-02-13'), '2026-02-27'],
    ['own window within R20-14: 29 and 30 Jan 2022 are worked', 'R20', 'interceptionWindow', morning('2022-01-28'), '2022-02-09'],
    ['R121-23(5), 45: 60 days end on 6 Oct, a holiday, and roll to the first day after', 'R121', 'mediation', morning('2026-08-07'), '2026-10-08', '2026-10-06', 'holiday'],
    ['R121-23(5), 45: 60 days end on Dragon Boat day', 'R121', 'mediation', morning('2026-04-20'), '2026-06-22', '2026-06-19', 'holiday'],
    ['R121-23(5), 45: an ordinary Saturday is no statutory holiday: warn then, legal day Monday', 'R121', 'mediation', morning('2026-05-05'), '2026-07-06', '2026-07-04', 'weekend'],
    ['R121-23(5): a Sunday that is worked stands', 'R121', 'mediation', morning('2026-07-22'), '2026-09-20', '2026-09-20', 'nothing'],
    ['R121-23(5): holidays within the 60 days do not lengthen them', 'R121', 'mediation', morning('2026-09-01'), '2026-11-02', '2026-10-31', 'weekend'],
    ['R20-21(5): 45 working days for what was received up to 14 April', 'R20', 'mediation', morning('2026-04-14'), '2026-06-18'],
    ['R20-21(5): 45 working days of 2022', 'R20', 'mediation', morning('2022-03-09'), '2022-05-13'],
    ['R121-23 para. 2: notice 7 working days after the decision, over National Day', 'R121', 'terminationNotice', morning('2026-09-30'), '2026-10-15'],
    ['R20-21 para. 2: the same in 2022, when 8 and 9 Oct were worked', 'R20', 'terminationNotice', morning('2022-09-30'), '2022-10-14'],
    ['R121-27: a clue found on 20 April, over Labour Day', 'R121', 'clueVerification', morning('2026-04-20'), '2026-05-13'],
    ['penalty-18: a tip-off before Mid-Autumn and National Day', 'R121', 'reportVerification', morning('2026-09-24'), '2026-10-22'],
    ['penalty-64: 90 days end on 1 Oct', 'R121', 'caseDecision', morning('2026-07-03'), '2026-10-08', '2026-10-01', 'holiday'],
    ['R20-31: named reporter told in 5 working days, over Qingming', 'R20', 'realNameNotice', morning('2026-04-02'), '2026-04-10'],
    ['R121-33: 7 working days to agree who is competent', 'R121', 'jurisdictionDispute', morning('2026-05-29'), '2026-06-09'],
  ] // prettier-ignore
  for (const [why, procedure, kind, start, due, warn = due, over = 'nothing'] of vectors)
    test(why, () => {
      const expected = { dueDay: due, warnDay: warn, rolledOver: over, provisional: false }
      expect(startClock(kind, procedure, start, calendar)).toMatchObject(expected)
    })

  test('R121-33 into 2027: New Year’s Day is not counted, and the date is provisional', () => {
    const clock = startClock('jurisdictionDispute', 'R121', morning('2026-12-28'), calendar)
    expect(clock).toMatchObject({ dueDay: '2027-01-07', provisional: true })
  })

  test('R121-23(5) into 2027: only the roll rests on the unpublished year, and that is enough', () => {
    const clock = startClock('mediation', 'R121', morning('2026-11-02'), calendar)
    expect(clock).toMatchObject({ warnDay: '2027-01-01', dueDay: '2027-01-04', provisional: true })
  })

  test('R121-23(5) out of an unpublished year: calendar days need no notice but at their end', () => {
    expect(startClock('mediation', 'R20', morning('2025-12-25'), calendar)).toMatchObject({ provisional: true })
    expect(startClock('mediation', 'R121', morning('2025-12-25'), calendar)).toMatchObject({
      warnDay: '2026-02-23',
      dueDay: '2026-02-24',
      provisional: false,
    })
  })
})

describe('last days after an extension', () => {
  test('R121-27: 15 working days more by the head', () => {
    const clock = startClock('clueVerification', 'R121', morning('2026-04-20'), calendar)
    expect(extend(clock, 15, approved('2026-05-12'), clock.article, calendar).dueDay).toBe('2026-06-03')
  })
  test('penalty-18: 15 working days more for a tip-off', () => {
    const clock = startClock('reportVerification', 'R121', morning('2026-09-24'), calendar)
    expect(extend(clock, 15, approved('2026-10-20'), P18, calendar).dueDay).toBe('2026-11-12')
  })
  test('penalty-64: 30 days lengthen the period itself, not its rolled end; then a collective decision', () => {
    const clock = startClock('caseDecision', 'R121', morning('2026-07-03'), calendar)
    const once = extend(clock, 30, approved('2026-09-28'), P64, calendar)
    expect(once).toMatchObject({ warnDay: '2026-10-31', dueDay: '2026-11-02' })
    const twice = extend(once, 20, approved('2026-10-30', 'collective'), P64, calendar)
    expect(twice).toMatchObject({ warnDay: '2026-11-20', dueDay: '2026-11-20' })
  })
})

describe('last days after a pause', () => {
  test('R121-22: ten days of appraisal make 60 days 70', () => {
    const clock = startClock('mediation', 'R121', morning('2026-05-06'), calendar)
    expect(clock).toMatchObject({ warnDay: '2026-07-05', dueDay: '2026-07-06' })
    const after = resume(pause(clock, morning('2026-06-01'), appraisal), morning('2026-06-11'), calendar)
    expect(after).toMatchObject({ warnDay: '2026-07-15', dueDay: '2026-07-15', state: 'running' })
  })
  test('R121-21: a recusal decided the same day moves nothing', () => {
    const clock = startClock('mediation', 'R121', morning('2026-05-06'), calendar)
    const after = resume(pause(clock, morning('2026-06-01'), recusal), at('2026-06-01', '17:00:00.000'), calendar)
    expect(after.dueDay).toBe(clock.dueDay)
  })
  test('R20-20: of a working-day limit, only the working days of the pause are left out', () => {
    const clock = startClock('mediation', 'R20', morning('2022-03-09'), calendar)
    // 29 April to 4 May 2022: only 29 April is worked.
    const after = resume(pause(clock, morning('2022-04-29'), appraisal), morning('2022-05-05'), calendar)
    expect(after.dueDay).toBe('2022-05-16')
  })
  test('penalty-18 para. 2: testing is left out of verification', () => {
    const clock = startClock('reportVerification', 'R121', morning('2026-09-24'), calendar)
    const after = resume(pause(clock, morning('2026-10-12'), appraisal), morning('2026-10-19'), calendar)
    expect(after.dueDay).toBe('2026-10-29')
  })
  test('R121-35: new facts on the day the first report was due run 15 working days anew', () => {
    const clock = startClock('reportVerification', 'R121', morning('2026-09-01'), calendar)
    const { stopped, started } = restart(clock, morning('2026-09-21'), calendar)
    expect(clock.dueDay).toBe('2026-09-21')
    expect(stopped).toMatchObject({ state: 'stopped' })
    expect(stopped.stoppedFor).toContain('总局令第121号第35条')
    expect(started).toMatchObject({ state: 'running', dueDay: '2026-10-19' })
  })
})
