import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StopPlace } from '../contract/tour.ts'
import { burnDown } from './burn-down.ts'
import { neighbours, planCampaign, type CampaignNeed, type CampaignPlan } from './campaign.ts'

const place = (siteId: string, over: Partial<StopPlace> = {}): Omit<StopPlace, 'id'> => ({
  ...{ siteId, siteName: `${siteId} 店`, siteKind: 'restaurant', streetCode: '1', lng: 114.2, lat: 22.7, ...over },
})
const STATIONS = [
  { id: 'st-1', name: '甲所', streetCode: '1', lng: 114.1, lat: 22.7 },
  { id: 'st-2', name: '乙所', streetCode: '2', lng: 114.3, lat: 22.7 },
]
function plan(places: readonly (Omit<StopPlace, 'id'> | string)[], over: Partial<CampaignNeed> = {}): CampaignPlan {
  const work = planCampaign({
    ...{ kind: 'inspection', per: 'site', stopsPerTour: 20, to: 'station', again: false, title: '专项' },
    ...{ stations: STATIONS, already: new Map() },
    asked: places.map((each) =>
      typeof each === 'string' ? { siteId: each, place: null } : { siteId: each.siteId, place: each },
    ),
    ...over,
  })
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

describe('what a campaign comes to', () => {
  test('every site is in exactly one task or named with a reason, whatever is asked', () => {
    const site = fc.record({
      id: fc.integer({ min: 0, max: 60 }),
      street: fc.constantFrom('1', '2', '3', null),
      placed: fc.boolean(),
      known: fc.boolean(),
      lng: fc.double({ min: 114.1, max: 114.3, noNaN: true }),
    })
    fc.assert(
      fc.property(
        fc.array(site, { maxLength: 80 }),
        fc.constantFrom('site' as const, 'tour' as const),
        fc.integer({ min: 2, max: 40 }),
        fc.boolean(),
        (sites, per, stopsPerTour, one) => {
          const asked = sites.map(({ id, street, placed, known, lng }) =>
            known
              ? place(`s${id}`, { streetCode: street, ...(placed ? { lng } : { lng: null, lat: null }) })
              : `s${id}`,
          )
          const to = one ? { unit: 'st-2' } : ('station' as const)
          const { visits, left } = plan(asked, { per, stopsPerTour, to })
          const taken = visits.flatMap(({ stops }) => stops.map(({ siteId }) => siteId))
          expect(new Set(taken).size).toBe(taken.length)
          expect(taken.length + left.length).toBe(asked.length)
          for (const { stops, unit } of visits) {
            expect(stops.length).toBeLessThanOrEqual(per === 'site' ? 1 : stopsPerTour)
            if (one) expect(unit).toBe('st-2')
          }
          for (const { why } of left) expect(why).toMatch(/。$/)
          expect(plan(asked, { per, stopsPerTour, to }).visits).toEqual(visits)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('neighbours go together, in parts that differ by one at most', () => {
    const row = Array.from({ length: 45 }, (_, at) => place(`s${at}`, { lng: 114.1 + at / 1_000 }))
    const parts = neighbours(row.toReversed(), 20)
    expect(parts.map((part) => part.length)).toEqual([15, 15, 15])
    expect(parts[0]!.map(({ siteId }) => siteId)).toEqual(row.slice(0, 15).map(({ siteId }) => siteId))
  })

  test('a site with an open task of the campaign’s name or kind is left out, one of another kind is not, and on demand none is', () => {
    const already = new Map([
      ['a', { taskId: 'RW1', kind: 'sampling', campaign: '专项' }],
      ['b', { taskId: 'RW2', kind: 'inspection', campaign: null }],
      ['c', { taskId: 'RW3', kind: 'sampling', campaign: '别的' }],
    ] as const)
    const all = [place('a'), place('b'), place('c')]
    const { visits, left } = plan(all, { already })
    expect(visits.map(({ title }) => title)).toEqual(['专项 · c 店'])
    expect(left.map(({ why }) => why)).toEqual([
      '“a 店”在同名专项行动中已有未完成的任务 RW1。',
      '“b 店”已有同类未完成的任务 RW2。',
    ])
    expect(plan(all, { already, again: true }).visits).toHaveLength(3)
  })
})

describe('the burn-down', () => {
  const at = (day: string, hour = '10') => Date.parse(`${day}T${hour}:00:00+08:00`)

  test('every day from the opening to today stands, the last one with what is left', () => {
    const counted = [
      { day: '2026-11-27', what: 'done', n: 3 },
      { day: '2026-11-29', what: 'skipped', n: 1 },
      { day: '2026-11-29', what: 'cancelled', n: 2 },
    ] as const
    expect(
      burnDown(10, counted, at('2026-11-27', '23'), at('2026-11-29', '01')).map(({ day, left }) => [day, left]),
    ).toEqual([
      ['2026-11-27', 7],
      ['2026-11-28', 7],
      ['2026-11-29', 4],
    ])
  })

  test('what a wrong clock told before the opening counts for the day of the opening', () => {
    expect(burnDown(2, [{ day: '2026-11-20', what: 'done', n: 1 }], at('2026-11-27'), at('2026-11-27'))).toEqual([
      { day: '2026-11-27', done: 1, skipped: 0, cancelled: 0, left: 1 },
    ])
  })
})
