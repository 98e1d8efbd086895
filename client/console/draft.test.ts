import type { District } from '@contract/district.ts'
import { describe, expect, test } from 'vitest'
import type { PictureView } from '../picture/view.ts'
import { draftOf, ofKind, type Begun } from './draft.ts'

const ring = [
  [114, 22.6],
  [114.4, 22.6],
  [114.4, 22.8],
  [114, 22.8],
] as const
const district = {
  streets: [{ code: '440307001', name: '平湖街道', rings: [ring] }],
} as unknown as District
const at = { lng: 114.2, lat: 22.7 }
const view = {
  shelves: {
    alarms: new Map([
      [
        'entrapment:e1/90',
        {
          ...{ id: 'entrapment:e1/90', condition: 'entrapment', priority: 1, siteId: 'e1', siteName: '一号梯' },
          ...{ siteKind: 'elevator', streetCode: '440307001', ...at },
        },
      ],
      [
        'hotspot:h1',
        {
          id: 'hotspot:h1',
          condition: 'hotspot',
          priority: 3,
          siteId: null,
          siteName: null,
          siteKind: null,
          streetCode: null,
          lng: null,
          lat: null,
        },
      ],
    ]),
    hotspots: new Map([
      ['h1', { hotspotId: 'h1', count: 600, ...at, complaintIds: Array.from({ length: 600 }, (_, n) => `c${n}`) }],
    ]),
    complaints: new Map([['c1', { id: 'c1', siteId: null, streetCode: '440307001', ...at }]]),
  },
} as unknown as PictureView
const draft = (begun: Begun) =>
  draftOf(
    begun,
    view,
    district,
    (key, named) => `${key} ${JSON.stringify(named)}`,
    () => '电梯困人',
  )

describe('a task begun from the map is filled in by what was clicked', () => {
  test('an entrapment: a rescue at its lift, as urgent as the alarm, on its thread', () => {
    expect(draft({ from: 'alarm', id: 'entrapment:e1/90' })).toMatchObject({
      ...{ kind: 'rescue', priority: 1, siteId: 'e1', alarmId: 'entrapment:e1/90', title: '电梯困人 · 一号梯' },
      plan: expect.arrayContaining([expect.objectContaining({ id: 'freed' })]),
    })
  })

  test('a gathering becomes one task with its complaints, no more than a task may name, in its street', () => {
    const one = draft({ from: 'hotspot', id: 'h1' })!
    expect(one).toMatchObject({ hotspotId: 'h1', streetCode: '440307001', ...at })
    expect(one.complaintIds).toHaveLength(500)
    // An alarm about a gathering leads to the same place and the same complaints.
    expect(draft({ from: 'alarm', id: 'hotspot:h1' })).toMatchObject({ hotspotId: 'h1', alarmId: 'hotspot:h1', ...at })
  })

  test('a complaint is followed up; a site is inspected by the list of its kind', () => {
    expect(draft({ from: 'complaint', id: 'c1' })).toMatchObject({ kind: 'followUp', complaintIds: ['c1'] })
    const site = draft({ from: 'site', id: 'p1', name: '一号药房', kind: 'pharmacy' })!
    expect(site.plan.map(({ id }) => id)).toContain('fridge')
    expect(ofKind(site, 'sampling').plan.map(({ id }) => id)).not.toContain('fridge')
  })

  test('what is off the picture by now begins nothing', () => {
    for (const from of ['alarm', 'hotspot', 'complaint'] as const) expect(draft({ from, id: 'gone' })).toBeNull()
  })
})
