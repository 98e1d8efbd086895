import { chance, type Chance } from '../chance.ts'
import { compactDay, MINUTE_MS, momentBetween } from './calendar.ts'
import type { QuickTest } from './happening.ts'
import { produceClasses } from './produce.ts'
import type { World } from './world.ts'

const TESTS_A_MARKET = 20
/** Of retests after a positive, this many are positive again. */
const CONFIRMED = 0.5
const shares = produceClasses.map((each) => each.share)

type Sample = Omit<QuickTest, 'sampleNo' | 'retestOf'>

const round2 = (value: number) => Math.round(value * 100) / 100

/** A reading on the right side of the limit: 20–170 % over it, or well under. */
function read(limit: number, positive: boolean, luck: Chance): Pick<QuickTest, 'reading' | 'result'> {
  const reading = positive ? limit * (1 + luck.next() * (limit === 50 ? 0.9 : 1.7)) : limit * luck.next() ** 1.5 * 0.8
  return { reading: round2(reading), result: positive ? '阳性' : '阴性' }
}

function sampleAt(siteId: string, day: number, luck: Chance): Sample {
  const produce = produceClasses[luck.weighted(shares)] as (typeof produceClasses)[number]
  const positive = luck.next() < produce.positives
  const weak = luck.next() < (positive ? 5 / 6 : 0.25)
  const { item, method, unit, limit } = luck.pick(produce.items)
  return {
    at: momentBetween(day, 5.5, 10.5, luck),
    siteId,
    stall: `${luck.pick(['A', 'B', 'C', 'D'])}${String(luck.int(1, 48)).padStart(2, '0')}`,
    product: luck.pick(weak ? produce.weak : produce.products),
    productClass: produce.productClass,
    item,
    method,
    unit,
    limit,
    ...read(limit, positive, luck),
  }
}

/** The second test of a positive sample, 12–30 minutes later. */
const again = (first: Sample, luck: Chance): Sample => ({
  ...first,
  at: first.at + luck.int(12, 30) * MINUTE_MS,
  ...read(first.limit, luck.next() < CONFIRMED, luck),
})

/** The morning's tests of all markets in order of time, every positive followed by its retest. */
export function quickTestsOf(world: World, day: number): QuickTest[] {
  const luck = chance(world.seed, world.size, 'quickTests', day)
  const written = compactDay(day)
  const tests: QuickTest[] = []
  for (const { siteId } of world.byKind.market ?? []) {
    const count = luck.poisson(TESTS_A_MARKET)
    for (let n = 1; n <= count; n++) {
      const first = sampleAt(siteId, day, luck)
      const sampleNo = `QT${written}-${siteId}-${String(n).padStart(3, '0')}`
      tests.push({ ...first, sampleNo })
      if (first.result === '阳性') tests.push({ ...again(first, luck), sampleNo: `${sampleNo}R`, retestOf: sampleNo })
    }
  }
  return tests.sort((a, b) => a.at - b.at)
}
