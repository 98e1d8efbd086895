import type { UrgingMark } from '@contract/urging.ts'
import { expect, test } from 'vitest'
import { stationName } from './names.ts'
import { replyOverdue, urgingsInOrder } from './order.ts'

const NOW = 1_000_000
const mark = (id: string, over: Partial<UrgingMark> = {}): UrgingMark => ({
  ...{ id, level: 'yellow', cause: 'leader', state: 'open', unit: 'st-1', taskId: null, complaintId: null, title: id },
  ...{ streetCode: null, openedAt: 0, replyBy: NOW + 1, provisional: false, repliedAt: null, recheckedAt: null },
  ...{ closedAt: null, lateReply: false, version: 1, lastAt: 0, lastWhat: 'opened' },
  ...over,
})

test('what is overdue stands first, then what waits for the command centre, then the gravest; what has ended is gone', () => {
  const all = [
    mark('later', { replyBy: NOW + 9 }),
    mark('closed', { state: 'closed' }),
    mark('red', { level: 'red', replyBy: NOW + 9 }),
    mark('answered', { state: 'replied', replyBy: NOW - 9 }),
    mark('soon'),
    mark('overdue', { state: 'failed', replyBy: NOW }),
  ]
  expect(urgingsInOrder(all, NOW).map(({ id }) => id)).toEqual(['overdue', 'answered', 'red', 'soon', 'later'])
})
test('a slip that was answered is not overdue, whatever its date', () => {
  expect(replyOverdue(mark('a', { state: 'replied', replyBy: 0 }), NOW)).toBe(false)
  expect(replyOverdue(mark('a', { replyBy: NOW }), NOW)).toBe(true)
})
test('a station nobody knows is shown by its id, in either language', () => {
  for (const locale of ['zh-CN', 'en']) expect(stationName(null, 'st-1', locale)).toBe('st-1')
})
