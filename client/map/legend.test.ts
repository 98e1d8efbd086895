import type { TaskMark } from '@contract/task.ts'
import { expect, test } from 'vitest'
import { anyView } from '../picture/view.fixture.ts'
import { legendOf } from './legend.ts'

const task = (over: Partial<TaskMark>) =>
  ({
    id: 't',
    state: 'issued',
    lng: 114.1,
    lat: 22.7,
    causes: {},
    late: [],
    overdue: 0,
    arrivedAt: null,
    ...over,
  }) as TaskMark
const ring = (over: Partial<TaskMark>) => legendOf(anyView({ tasks: { t: task(over) } }), false).tasks

test('the ring of a task is explained while one stands on the map, and not where none does', () => {
  expect(ring({})).toBe(true)
  expect(ring({ lng: null, lat: null })).toBe(false)
  expect(ring({ state: 'cancelled' })).toBe(false)
  const causes = { alarms: [], complaints: [], hotspot: null, campaign: 'c-1' }
  // A visit of a campaign in time is drawn small, without a ring.
  expect(ring({ causes })).toBe(false)
  expect(ring({ causes, late: ['notAccepted'] })).toBe(true)
})
