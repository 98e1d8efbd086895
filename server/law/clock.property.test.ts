import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, endOfDay } from './calendar/day.ts'
import { appraisal, at, calendar, morning } from './clock.fixture.ts'
import { dueAt, startClock, stateAt } from './clock.ts'
import { recount } from './count.ts'
import { clockKinds } from './limit.ts'
import { pause, resume } from './pause.ts'
import { procedures } from './procedures/index.ts'
import { remaining } from './remaining.ts'

const HOUR = 3_600_000
const start = fc.integer({ min: at('2021-11-01') / HOUR, max: at('2027-11-01') / HOUR }).map((hours) => hours * HOUR)
const procedure = fc.constantFrom('R121' as const, 'R20' as const)
const clock = fc
  .tuple(fc.constantFrom(...clockKinds), procedure, start)
  .filter(([kind, id]) => !('none' in procedures[id].limits[kind]))
  .map(([kind, id, from]) => startClock(kind, id, from, calendar))
const paused = fc
  .tuple(fc.constantFrom('mediation' as const, 'reportVerification' as const), procedure, start)
  .map(([kind, id, from]) => startClock(kind, id, from, calendar))

describe('whatever the clock and the hour it began', () => {
  test('it is never overdue before its due day ends, and always from then on', () => {
    fc.assert(
      fc.property(clock, fc.integer({ min: 0, max: 200 * 24 }), (each, hours) => {
        const now = each.startedAt + hours * HOUR
        expect(stateAt(each, now)).toBe(now < endOfDay(each.dueDay) ? 'running' : 'overdue')
      }),
    )
  })

  test('its legal day is never before its warning day, nor either on or before the day it began', () => {
    fc.assert(
      fc.property(clock, ({ startedAt, warnDay, dueDay, rolledOver }) => {
        expect(dueDay >= warnDay).toBe(true)
        expect(startedAt < endOfDay(addDays(warnDay, -1))).toBe(true)
        expect(rolledOver === 'nothing').toBe(dueDay === warnDay)
      }),
    )
  })

  test('counting it anew changes nothing', () => {
    fc.assert(
      fc.property(clock, (each) => {
        expect(recount(each, calendar)).toEqual(each)
      }),
    )
  })

  test('what is left never grows, and its sign agrees with the state', () => {
    fc.assert(
      fc.property(clock, fc.nat(4000), fc.nat(400), (each, first, more) => {
        const [early, late] = [first, first + more].map((hours) => each.startedAt + hours * HOUR)
        const [a, b] = [remaining(each, early!, calendar), remaining(each, late!, calendar)]
        expect(b.days <= a.days && b.ms <= a.ms).toBe(true)
        expect(b.ms <= 0).toBe(stateAt(each, late!) === 'overdue')
        if (b.days < 0) expect(stateAt(each, late!)).toBe('overdue')
      }),
    )
  })
})

describe('a pause and its end', () => {
  test('move the due day by exactly the days left out: from the pause’s first day, without its last, working ones if so counted', () => {
    fc.assert(
      fc.property(paused, fc.nat(1000), fc.nat(100 * 24), (each, share, length) => {
        const from = each.startedAt + Math.floor(((dueAt(each) - 1 - each.startedAt) * share) / 1000)
        const to = from + length * HOUR
        const after = resume(pause(each, from, appraisal), to, calendar)
        // The day a clock began is not counted anyway, so a pause cannot leave it out.
        const first = [districtDayOf(from), addDays(districtDayOf(each.startedAt), 1)].sort().at(-1)!
        const last = [first, districtDayOf(to)].sort().at(-1)!
        if (each.unit === 'working') {
          const { days } = calendar.workingDaysBetween(addDays(first, -1), addDays(last, -1))
          expect(after.dueDay).toBe(calendar.addWorkingDays(each.dueDay, days).day)
        } else if (first <= each.warnDay) {
          expect(daysBetween(each.warnDay, after.warnDay)).toBe(daysBetween(first, last))
          expect(after.dueDay).toBe(calendar.rollHoliday(after.warnDay).day)
        } else {
          expect(after.warnDay).toBe(each.warnDay)
          expect(after.dueDay).toBe(calendar.rollHoliday(addDays(each.dueDay, daysBetween(first, last))).day)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('never leave a clock overdue at the moment it runs again', () => {
    fc.assert(
      fc.property(paused, fc.nat(1000), fc.nat(100 * 24), (each, share, length) => {
        const from = each.startedAt + Math.floor(((dueAt(each) - 1 - each.startedAt) * share) / 1000)
        const to = from + length * HOUR
        expect(stateAt(resume(pause(each, from, appraisal), to, calendar), to)).toBe('running')
      }),
      { numRuns: 500 },
    )
  })
})

/** The district's day, by another way than the house's own. */
const districtDayOf = (moment: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(moment)

describe('the interception window', () => {
  test.each([
    [2022, 'R20'],
    [2026, 'R20'],
    [2026, 'R121'],
  ] as const)(
    'ends before the acceptance clock for every start day of %i under %s, two working days before',
    (year, id) => {
      for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
        const window = startClock('interceptionWindow', id, morning(day), calendar)
        const acceptance = startClock('acceptance', id, morning(day), calendar)
        expect(dueAt(window) < dueAt(acceptance), day).toBe(true)
        expect(calendar.workingDaysBetween(window.dueDay, acceptance.dueDay).days, day).toBe(2)
      }
    },
  )
})
