import type { District } from '../../contract/district.ts'
import type { HeldPicture } from '../../contract/held-picture.ts'
import type { TaskMark } from '../../contract/task.ts'

/* A map as the door tells it, of an invented district: every layer, every look, and something outside, nowhere and withheld. */

export const AT = Date.parse('2026-11-01T00:00:00+08:00')
const HOUR = 3_600_000
type Ring = [number, number][]
const square = (lng: number, lat: number, wide: number, tall: number): Ring => [
  [lng, lat],
  [lng + wide, lat],
  [lng + wide, lat + tall],
  [lng, lat + tall],
  [lng, lat],
]
export const DISTRICT: District = {
  ...{ code: '440399', name: '试验区', outline: [square(114.1, 22.6, 0.3, 0.25)] },
  ...{ outlineNote: '示意图，非法定边界', outlineNoteEn: 'schematic, no legal border' },
  streets: [
    {
      ...{ code: '440307001', name: '龙城街道', nameEn: 'Longcheng', lng: 114.18, lat: 22.72 },
      rings: [square(114.1, 22.6, 0.15, 0.25)],
    },
    {
      ...{ code: '440307002', name: '</text><b>街道', nameEn: '</text><b>', lng: 114.32, lat: 22.72 },
      rings: [square(114.25, 22.6, 0.15, 0.25)],
    },
  ],
  stations: [{ id: 'st-1', name: '龙城所', lng: 114.2, lat: 22.7 }],
  water: [square(114.12, 22.62, 0.05, 0.02)],
}
/** The view that all of it but a few things lies in. */
export const VIEW = { lng: 114.25, lat: 22.72, zoom: 11 }

const complaint = (n: number, lng: number, lat: number, at: number, dueAt?: number) => ({
  ...{ id: `c${n}`, kind: 'complaint' as const, problemClass: null, channel: '12315', siteId: null, streetCode: null },
  ...{ lng, lat, at, ...(dueAt !== undefined && { dueAt }) },
})
const hotspot = (n: number, lng: number, count: number, p: number, weeks: number) => ({
  ...{ hotspotId: `h${n}`, lng, lat: 22.75, radiusM: 400, count, windowMs: 24 * HOUR, expected: 2, weeks, at: AT },
  ...{ ratio: count / 2, p, topClass: null, complaintIds: [] },
})
const alarm = (n: number, priority: 1 | 2 | 3 | 4, lng: number | null, condition = 'entrapment') => ({
  ...{ id: `a${n}`, condition, priority, raisedAt: AT - HOUR, siteId: `lift-${n}`, siteName: '某大厦电梯' },
  ...{ siteKind: 'elevator' as const, streetCode: null, lng, lat: lng === null ? null : 22.68, values: {} },
  acknowledged: false,
})
const task = (n: number, over: Partial<TaskMark>) =>
  ({
    ...{ id: `t${n}`, title: '检查', state: 'accepted', lng: 114.2 + n / 100, lat: 22.66, late: [], overdue: 0 },
    ...{ arrivedAt: null, causes: { alarms: [], complaints: [], hotspot: null } },
    ...over,
  }) as unknown as TaskMark

const lifts = Array.from(
  { length: 40 },
  (_, at) => [114.16 + (at % 8) * 1e-4, 22.7 + Math.floor(at / 8) * 1e-4] as const,
)
export const HELD: HeldPicture = {
  ...{ version: 184_467, at: AT, cut: ['complaints'] },
  sites: {
    ...{ version: 184_467, kinds: ['elevator', 'market'], id: [...lifts.map((_, at) => `l${at}`), 'm1', 'm2'] },
    kind: [...lifts.map(() => 0), 1, 1],
    x: [...lifts.map(([lng]) => Math.round(lng * 1e5)), 11_422_000, 11_600_000],
    y: [...lifts.map(([, lat]) => Math.round(lat * 1e5)), 2_274_000, 2_274_000],
  },
  complaints: [
    complaint(1, 114.2, 22.74, AT - HOUR),
    complaint(2, 114.21, 22.74, AT - 2 * HOUR, AT + HOUR),
    complaint(3, 114.22, 22.74, AT - 240 * HOUR, AT - HOUR),
    complaint(4, 114.23, 22.74, AT - 240 * HOUR),
    complaint(5, 115.5, 22.74, AT - 240 * HOUR),
  ],
  hotspots: [hotspot(1, 114.3, 37, 0.000_01, 4), hotspot(2, 114.35, 5, 0.2, 2)],
  alarms: [
    alarm(1, 1, 114.28),
    alarm(2, 2, 114.33),
    alarm(3, 2, 114.330_1),
    alarm(4, 4, null),
    alarm(1, 1, 114.28, 'liftAccident'),
  ],
  tasks: [
    task(1, { arrivedAt: AT - HOUR }),
    task(5, { late: ['notAccepted'] }),
    task(9, { causes: { alarms: [], complaints: [], hotspot: null, campaign: 'z1' } }),
    task(12, { state: 'closed' }),
  ],
}
export const ALL = ['sites', 'complaints', 'hotspots', 'alarms', 'tasks', 'stations'] as const
