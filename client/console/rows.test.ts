import type { Alarm } from '@contract/picture.ts'
import type { TaskMark } from '@contract/task.ts'
import { describe, expect, test } from 'vitest'
import { alarmsInOrder, found, tasksInOrder } from './rows.ts'

const alarm = (id: string, over: Partial<Alarm> = {}) =>
  ({ id, condition: 'x', priority: 3, raisedAt: 1_000, ack: null, ...over }) as Alarm
const task = (id: string, over: Partial<TaskMark> = {}) =>
  ({ id, state: 'issued', priority: 3, late: [], overdue: 0, dueAt: null, ...over }) as unknown as TaskMark

describe('the list of alarms', () => {
  test('what nobody answered stands above what somebody did, then the most urgent, then the longest open', () => {
    const rows = alarmsInOrder([
      alarm('answered P1', { priority: 1, ack: { at: 1, byRole: 'dutyOfficer' } }),
      alarm('P3 later', { raisedAt: 2_000 }),
      alarm('P3 first'),
      alarm('P2', { priority: 2, raisedAt: 9_000 }),
    ])
    expect(rows.map(({ id }) => id)).toEqual(['P2', 'P3 first', 'P3 later', 'answered P1'])
  })
})

describe('the list of tasks', () => {
  test('what is late stands on top, then what waits for the commander, then by priority and time', () => {
    const rows = tasksInOrder([
      task('due later', { dueAt: 9 }),
      task('due first', { dueAt: 5 }),
      task('to verify', { state: 'submitted' }),
      task('declined', { state: 'declined', priority: 1 }),
      task('late', { late: ['notAccepted'] }),
      task('over its time', { overdue: 100, priority: 1 }),
    ])
    expect(rows.map(({ id }) => id)).toEqual([
      'over its time',
      'late',
      'declined',
      'to verify',
      'due first',
      'due later',
    ])
  })

  test('what has ended is on no list', () => {
    const all = [task('a', { state: 'closed' }), task('b', { state: 'cancelled' }), task('c', { state: 'submitted' })]
    expect(tasksInOrder(all).map(({ id }) => id)).toEqual(['c'])
  })
})

test('every word that is typed must be in the row, in whatever order', () => {
  expect(found('平湖 电梯', ['电梯困人', null, '平湖街道'])).toBe(true)
  expect(found('rw2026 平湖', ['RW20261127-0001', '平湖街道'])).toBe(true)
  expect(found('坂田', ['电梯困人', '平湖街道'])).toBe(false)
  expect(found('', ['x'])).toBe(true)
})
