import type { HeldPicture } from '@contract/held-picture.ts'
import { expect, test } from 'vitest'
import { emptyOf, signsOf, viewOf } from './held-view.ts'

const AT = Date.parse('2026-11-28T09:30:00+08:00')
const HOUR = 3_600_000
const none: HeldPicture = {
  ...{ version: 42, at: AT, complaints: null, hotspots: null, alarms: null, tasks: null, sites: null, cut: [] },
}
const mark = (id: string, over: object) => ({
  ...{ id, at: AT - HOUR, kind: 'complaint' as const, problemClass: null, channel: '12315', siteId: null },
  ...{ streetCode: null, lng: 114.2, lat: 22.7, ...over },
})
const alarm = (over: object) => ({
  ...{ id: 'a', condition: 'entrapment', priority: 1 as const, raisedAt: AT, siteId: 'l', siteName: '甲', values: {} },
  ...{ siteKind: 'elevator' as const, streetCode: null, lng: 114.2, lat: 22.7, acknowledged: true, ...over },
})

test('the map is drawn of what was told of that moment and of nothing else', () => {
  const view = viewOf({ ...none, complaints: [mark('c', {})], alarms: [alarm({})] })
  expect(view).toMatchObject({ version: 42, at: AT, register: null })
  expect([...view.shelves.complaints.keys()]).toEqual(['c'])
  expect(view.shelves.alarms.get('a')).toMatchObject({ priority: 1, tasks: [] })
  expect(view.shelves.officers.size + view.shelves.tasks.size).toBe(0)
})

test('the legend explains the signs that stand there and no others', () => {
  const complaints = [
    mark('today', {}),
    mark('old', { at: AT - 48 * HOUR, dueAt: AT - 1 }),
    mark('near', { dueAt: AT + HOUR }),
    mark('far', { dueAt: AT + 72 * HOUR }),
  ]
  const sites = { version: 1, kinds: ['market', 'pharmacy'] as const, id: ['s'], kind: [1], x: [1], y: [1] }
  expect(
    signsOf({ ...none, complaints, sites, alarms: [alarm({}), alarm({ id: 'b', priority: 4, lng: null })] }),
  ).toEqual([...['kind.pharmacy', 'complaints', 'older', 'overdue', 'soon', 'p1']])
})

test('a layer that was asked for and had nothing on it is said; one that was not asked for is not', () =>
  expect(emptyOf({ ...none, alarms: [], hotspots: [], complaints: [mark('c', {})] })).toEqual(['hotspots', 'alarms']))
