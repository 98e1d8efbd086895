import { expect, test } from 'vitest'
import type { TaskStep } from '@contract/task.ts'
import { crewLacks, ledBy, membersOf, sends, someoneBusy, withoutUnit, withUnit, type CrewRow } from './crew.ts'
import { rolledOf } from './joint-step.ts'

const by = { id: 'p1', role: 'commander' }
const rolled = (step: Partial<TaskStep>) =>
  rolledOf({ what: 'joined', at: 1, by, ...step }, (unit) => `${unit}所`, {
    absent: (unit, reason) => `${unit}（${reason}）`,
    comma: '、',
  })

test('a roll-call says who was there and who was not, and why', () => {
  const absent = [{ unit: 'c', reason: '车辆故障' }]
  expect(rolled({ what: 'rollCalled', present: ['a', 'b'], absent })).toEqual({
    word: 'called',
    named: { present: 'a所、b所', absent: 'c所（车辆故障）' },
  })
  expect(rolled({ what: 'rollCalled', present: ['a'] })?.word).toBe('there')
  expect(rolled({ what: 'rollCalled', absent })?.word).toBe('missing')
})

test('what a member tells, and who was added or released, is named by its unit; the lead’s own steps are not', () => {
  expect(rolled({ what: 'attended', member: 'a' })?.named.units).toBe('a所')
  expect(rolled({ what: 'released', unit: 'b' })?.named.units).toBe('b所')
  expect(rolled({ what: 'issued', unit: 'b' })).toBeNull()
})

test('the first unit leads until another is chosen; when the lead goes, the first of the others does', () => {
  const two = withUnit(withUnit([], 'a'), 'b')
  expect(withUnit(two, 'b')).toEqual(two)
  expect(crewLacks(two.slice(0, 1))).toBe('units')
  expect(crewLacks(two)).toBeNull()
  const led = ledBy(two, 'b')
  expect(led.map(({ lead }) => lead)).toEqual([false, true])
  expect(withoutUnit(led, 'b')).toEqual([{ unit: 'a', handler: null, lead: true }])
  expect(crewLacks(two.map((row): CrewRow => ({ ...row, lead: false })))).toBe('lead')
})

test('the order names a person only where one is chosen, and a reason is asked for whoever is on a task', () => {
  const rows = sends(withUnit(withUnit([], 'a'), 'b'), 'b', 'p2')
  expect(membersOf(rows)).toEqual([
    { unit: 'a', lead: true },
    { unit: 'b', handler: 'p2', lead: false },
  ])
  const person = (busyWith: string | null) =>
    ({ id: 'p2', name: '', score: 0, reasons: [], cautions: [], busyWith, travelMin: null }) as const
  expect([someoneBusy(rows, { b: [person('RW1')] }), someoneBusy(rows, { b: [person(null)] })]).toEqual([true, false])
})
