import { chance, type Chance } from '../chance.ts'
import type { InventedSite } from '../site.ts'
import { compactDay, MINUTE_MS, momentOf, type HourCurve } from './calendar.ts'
import type { LiftEvent } from './happening.ts'
import type { World } from './world.ts'

/** Per lift and day: 1.0–1.7 entrapments per 100 lifts and month are reported; about 10 a day in 30,000. */
const ENTRAPMENTS = 10 / 30_000
const FAULTS = 150 / 30_000

/** 12 % between 8 and 10, 15 % between 18 and 20, few at night. */
const ENTRAPMENT_CURVE: HourCurve = [
  1, 0.7, 0.5, 0.4, 0.4, 0.8, 2.5, 5.5, 6, 6, 5.2, 5.2, 5.4, 5.2, 5, 5, 5.2, 6, 7.5, 7.5, 6, 5.5, 4.5, 3,
]
const FAULT_CURVE: HourCurve = [
  1.5, 1, 0.8, 0.7, 0.8, 1.2, 2.5, 4.5, 6, 6, 6, 5.5, 5, 5, 5.5, 5.5, 5.5, 5.5, 6, 6, 5, 4, 3, 2,
]
const WORK_CURVE: HourCurve = [0, 0, 0, 0, 0, 0, 0, 0, 2, 6, 8, 6, 1, 2, 7, 8, 6, 3, 0, 0, 0, 0, 0, 0]

/** With people in the car: stopped outside the unlocking zone, safety circuit, door will not open, alarm button, … */
const TRAPPED_CODES = [
  ['04', 50],
  ['01', 15],
  ['03', 10],
  ['90', 20],
  ['06', 5],
] as const
/** Without: door faults above all. */
const FAULT_CODES = [
  ['02', 34],
  ['03', 22],
  ['01', 14],
  ['07', 12],
  ['08', 10],
  ['06', 6],
  ['05', 2],
] as const

interface Trouble {
  readonly lift: InventedSite
  readonly code: string
  readonly at: number
  readonly lastsMs: number
  readonly trapped?: number
}

const drawCode = (luck: Chance, codes: readonly (readonly [string, number])[]) =>
  (codes[luck.weighted(codes.map(([, weight]) => weight))] as (typeof codes)[number])[0]

const anyLift = (world: World, luck: Chance): InventedSite =>
  luck.pick(luck.next() < 0.43 ? world.badLifts : (world.byKind.elevator ?? []))

/** Minutes until everyone is out: arrival about 14, freeing 2.5–8; one in 250 outlasts two hours. */
function freedAfterMs(luck: Chance): number {
  if (luck.next() < 0.004) return luck.int(121, 150) * MINUTE_MS
  const arrival = Math.min(45, Math.max(4, 13 * Math.exp(luck.normal() * 0.35)))
  return Math.round((arrival + 2.5 + luck.next() * 5.5) * 60) * 1_000
}

function entrapments(world: World, day: number, count: number, luck: Chance): Trouble[] {
  return Array.from({ length: count }, () => ({
    lift: anyLift(world, luck),
    code: drawCode(luck, TRAPPED_CODES),
    at: momentOf(day, ENTRAPMENT_CURVE, luck),
    lastsMs: freedAfterMs(luck),
    trapped: 1 + luck.weighted([45, 28, 14, 7, 4, 2]),
  }))
}

/** Faults, works (43 inspection, 42 out of service) and power cuts (41), which take every lift of a building at once. */
function faults(world: World, day: number, count: number, luck: Chance): Trouble[] {
  const troubles: Trouble[] = []
  while (troubles.length < count) {
    const draw = luck.next()
    if (draw < 0.02) {
      const at = momentOf(day, FAULT_CURVE, luck)
      const lastsMs = luck.int(6, 90) * MINUTE_MS
      troubles.push(...luck.pick(world.buildings).map((lift) => ({ lift, code: '41', at, lastsMs })))
    } else {
      const work = draw < 0.2
      troubles.push({
        lift: anyLift(world, luck),
        code: work ? (luck.next() < 0.7 ? '43' : '42') : drawCode(luck, FAULT_CODES),
        at: momentOf(day, work ? WORK_CURVE : FAULT_CURVE, luck),
        lastsMs: luck.int(work ? 30 : 3, work ? 170 : 75) * MINUTE_MS + luck.int(0, 59) * 1_000,
      })
    }
  }
  return troubles
}

/** Every trouble that begins on the day, raised and cleared, in order of time. The last may clear on the next day. */
export function elevatorEventsOf(world: World, day: number): LiftEvent[] {
  const luck = chance(world.seed, world.size, 'elevatorEvents', day)
  const lifts = world.byKind.elevator?.length ?? 0
  const troubles = [
    ...entrapments(world, day, luck.poisson(ENTRAPMENTS * lifts), luck),
    ...faults(world, day, luck.poisson(FAULTS * lifts), luck),
  ]
  return troubles
    .flatMap(({ lift, code, at, lastsMs, trapped }, i): LiftEvent[] => {
      const no = `LE${compactDay(day)}-${String(i + 1).padStart(5, '0')}`
      const common = { siteId: lift.siteId, deviceCode: lift.codes?.deviceCode ?? '', code }
      return [
        { ...common, at, no: `${no}-1`, phase: '发生', ...(trapped ? { trapped } : {}) },
        { ...common, at: at + lastsMs, no: `${no}-2`, phase: '解除' },
      ]
    })
    .sort((a, b) => a.at - b.at)
}
