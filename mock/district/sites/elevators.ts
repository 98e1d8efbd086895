import { chance } from '../chance.ts'
import { deviceCode, liftCertificate, rescueCode, type LiftType } from '../codes.ts'
import { near, type Spot } from '../settle.ts'
import { registeredAt, siteId, sized, type InventedSite } from '../site.ts'
import { estatesFor } from './estates.ts'

const ELEVATORS_AT_ONE = 30_000

/** Numbers each thing of a kind from 1: one counter per key. */
function counters(): (key: string) => number {
  const last = new Map<string, number>()
  return (key) => {
    const next = (last.get(key) ?? 0) + 1
    last.set(key, next)
    return next
  }
}

const FIRST_DAY = Date.UTC(2026, 10, 24)
/** A day of the year after: a few lifts in a hundred are past theirs as soon as that year begins. */
const nextInspection = (part: number) =>
  new Date(FIRST_DAY + Math.floor(part * 372) * 86_400_000).toISOString().slice(0, 10)

/** Lifts of estates, one to four to a building, with device, rescue and registration codes. Lifts of a building stand together. */
export function elevatorsOf(seed: string | number, size: number, spots: readonly Spot[]): InventedSite[] {
  const wanted = sized(ELEVATORS_AT_ONE, size)
  const luck = chance(seed, 'elevators')
  // A chance of its own: what was invented before stays as it was.
  const inspected = chance(seed, 'inspections')
  const serial = counters()
  const sites: InventedSite[] = []
  for (const estate of estatesFor(wanted, seed, spots)) {
    const maker = luck.int(1, 40)
    for (const building of estate.buildings) {
      for (let no = 1; no <= building.lifts && sites.length < wanted; no++) {
        const n = sites.length + 1
        const goods = estate.use === 'factory' ? luck.next() < 0.6 : luck.next() < 0.02
        const type: LiftType = goods ? '3120' : building.floors > 18 && no === 1 ? '3420' : '3110'
        sites.push({
          siteId: siteId('ele', n, 6),
          kind: 'elevator',
          name: `${estate.name}${building.label}${no}号梯`,
          uscc: estate.uscc,
          streetCode: estate.seat.code,
          address: `${estate.address}${estate.name}${building.label}`,
          at: near(building.at, 4, estate.seat, luck),
          codes: {
            deviceCode: deviceCode(type, maker, estate.year, serial(`${type}/${maker}/${estate.year}`)),
            rescueCode: rescueCode(n),
            certificate: liftCertificate(serial(`year/${estate.year}`), estate.year),
            building: `${estate.name}${building.label}`,
            use: estate.use,
            floors: String(building.floors),
          },
          updatedAt: registeredAt(luck),
          nextInspectionDate: nextInspection(inspected.next()),
        })
      }
    }
  }
  return sites
}
