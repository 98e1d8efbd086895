import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact } from '../contract/fact.ts'
import { startOfDistrictDay } from '../contract/time.ts'
import { openEngine } from './engine.ts'
import { indicators } from './index.ts'
import { untouchedRow } from './rows.ts'

const NOON = Date.parse('2022-06-20T12:00:00+08:00')
const DAY_MS = 86_400_000
/** In the afternoon, so that the clock turns some within the day; of the half of all on the second day after. */
const dueOf = (kind: string, at: number) =>
  startOfDistrictDay(at) + (kind === 'tipOff' ? 2 : 1) * DAY_MS + 15 * 3_600_000
const open = (asOf: number) =>
  openEngine({ indicators, lists: { closing: ['settled_paid'], deskLanes: ['C5'] }, dueOf, asOf })

interface Told {
  readonly kind: string
  readonly street: string | undefined
  readonly problemClass: string | undefined
  readonly channel: string
  readonly station: string | undefined
  readonly placed: boolean
  /** How long before noon it was received, and how much later told. */
  readonly ago: number
  readonly later: number
}
const told: fc.Arbitrary<Told> = fc.record({
  kind: fc.constantFrom('complaint', 'tipOff'),
  street: fc.constantFrom(undefined, '440307001', '440307002'),
  problemClass: fc.constantFrom(undefined, '餐饮', '电梯'),
  channel: fc.constantFrom('12315', '12345'),
  station: fc.constantFrom(undefined, 'st-1', 'st-2'),
  placed: fc.boolean(),
  ago: fc.integer({ min: -DAY_MS, max: 200 * DAY_MS }),
  later: fc.constantFrom(0, DAY_MS, 9 * DAY_MS),
})
const factOf = (each: Partial<Told>, n: number) => {
  const {
    kind = 'complaint',
    street,
    problemClass,
    channel = '12315',
    station,
    placed = true,
    ago = 0,
    later = 0,
  } = each
  const receivedAt = NOON - ago
  return {
    ...{ id: `f${n}`, source: 'test', subject: null, at: receivedAt, seenAt: receivedAt + later },
    kind: 'complaint.received',
    body: {
      ...{ complaintId: `c${n}`, kind, channel, receivedAt, respondent: { name: '某店' } },
      ...{ place: placed ? { lng: 114.2, lat: 22.7 } : { lng: null, lat: null } },
      ...(street !== undefined && { streetCode: street }),
      ...(problemClass !== undefined && { problemClass }),
      ...(station !== undefined && { wouldBeStation: station }),
    },
  } as Fact<'complaint.received'>
}
const rowOf = (fact: Fact<'complaint.received'>) => {
  const half = fact.body.kind === 'tipOff' ? 'tipOff' : 'complaint'
  return untouchedRow(fact, half, dueOf(half, fact.body.receivedAt))
}

test('what stands in groups counts as each would alone, whatever comes twice, is touched, or is turned by the clock', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(told, fc.boolean(), fc.boolean()), { maxLength: 60 }),
      fc.array(fc.integer({ min: 0, max: 11 * 3_600_000 }), { maxLength: 4 }),
      (all, waits) => {
        const ticks = waits.toSorted((a, b) => a - b)
        const [grouped, alone] = [open(NOON), open(NOON)]
        const facts = all.map(([each], n) => factOf(each, n))
        const half = Math.floor(facts.length / 2)
        grouped.apply(facts.slice(0, half))
        for (const wait of ticks) grouped.tick(NOON + wait)
        if (ticks.length > 0) void [...grouped.values()]
        grouped.apply(facts.slice(half))
        // The first telling stands.
        grouped.apply(facts.filter((_, n) => all[n]![2]))
        const touched = facts.filter((_, n) => all[n]![1]).map(({ body }) => body.complaintId)
        grouped.replace('matter', touched, [])
        grouped.tick(NOON + DAY_MS / 2 - 1)

        alone.apply(facts)
        alone.replace(
          'matter',
          facts.map(({ body }) => body.complaintId),
          [],
        )
        alone.load(
          'matter',
          facts.map(rowOf).filter(({ id }) => !touched.includes(id)),
        )
        alone.tick(NOON + DAY_MS / 2 - 1)

        expect(grouped.size()).toBe(facts.length - touched.length)
        const figures = (engine: typeof alone) =>
          new Map(
            [...engine.values()].map(([key, { value, numerator, denominator }]) => [
              key,
              [value, numerator, denominator],
            ]),
          )
        expect(figures(grouped)).toEqual(figures(alone))
        expect(figures(grouped).get('complaints.received')?.[0]).toBe(
          facts.filter(({ body }) => startOfDistrictDay(body.receivedAt) === startOfDistrictDay(NOON)).length,
        )
      },
    ),
  )
})

test('of more words than groups can be told apart by, each is still counted once, and goes when it is touched', () => {
  const engine = open(NOON)
  const many = 50_500
  const facts = Array.from({ length: many }, (_, n) => factOf({ channel: `路${n}`, street: `s${n % 300}` }, n))
  engine.apply(facts)
  engine.apply(facts)
  const number = (id: string) => new Map(engine.values()).get(id)?.numerator
  expect([number('complaints.received'), number('matters.open'), engine.size()]).toEqual([many, many, many])
  engine.replace(
    'matter',
    facts.slice(1).map(({ body }) => body.complaintId),
    [],
  )
  expect([number('complaints.received'), number('matters.open'), engine.size()]).toEqual([many, 1, 1])
})
