import { taskEnded, taskStates, type TaskState } from '@contract/task.ts'
import { expect, test } from 'vitest'
import { countTasks, taskGroups } from './task-groups.ts'

test('every state of an open task stands in one group, and no ended one in any', () => {
  const grouped = Object.values(taskGroups).flat()
  expect(new Set(grouped).size).toBe(grouped.length)
  expect([...grouped].sort()).toEqual(taskStates.filter((state) => !taskEnded.has(state)).sort())
})

test('groups add up to what is open; what is late is counted once, however many limits are over', () => {
  const task = (state: TaskState, over: object = {}) => ({ state, late: [], overdue: 0 as const, ...over })
  const counts = countTasks([
    task('issued', { late: ['notDelivered', 'notAccepted'] }),
    task('onScene', { overdue: 100 }),
    task('handling', { overdue: 80 }),
    task('closed', { late: ['arrival'] }),
  ])
  expect(counts).toMatchObject({ open: 3, late: 2, groups: { toAccept: 1, onScene: 2, toVerify: 0 } })
  expect(Object.values(counts.groups).reduce((sum, n) => sum + n)).toBe(counts.open)
})
