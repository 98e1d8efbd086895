import { expect, test } from 'vitest'
import { outline, water } from './ground.ts'
import { inventDistrict } from './invent.ts'
import { distanceM, inRing, type Point } from './ring.ts'
import { streetAt } from './settle.ts'
import { validUscc } from './uscc.ts'

const district = inventDistrict({ seed: 7, size: 1 })
const ofKind = (kind: string) => district.sites.filter((site) => site.kind === kind)

test('a district of size 1 is as large as the bureau’s', () => {
  expect(ofKind('market').length).toBeGreaterThanOrEqual(60)
  expect(ofKind('pharmacy').length).toBeGreaterThanOrEqual(1_200)
  expect(ofKind('elevator')).toHaveLength(30_000)
  expect(ofKind('restaurant')).toHaveLength(400)
  expect(ofKind('coldStore')).toHaveLength(40)
  expect(ofKind('other')).toHaveLength(20)
})

test('every site stands inside the outline, on dry land, in the street it names', () => {
  const astray = district.sites.filter(
    ({ at, streetCode }) =>
      !inRing(outline, at) || water.some((ring) => inRing(ring, at)) || streetAt(at).code !== streetCode,
  )
  expect(astray).toEqual([])
})

test('every site has an id of its own and a valid credit code', () => {
  expect(new Set(district.sites.map((site) => site.siteId)).size).toBe(district.sites.length)
  expect(district.sites.filter((site) => !validUscc(site.uscc))).toEqual([])
})

test('every lift has a device code and a rescue code that no other has', () => {
  const lifts = ofKind('elevator')
  expect(lifts.every((lift) => /^3\d{17}$/.test(lift.codes?.deviceCode ?? ''))).toBe(true)
  expect(lifts.every((lift) => /^\d{6}$/.test(lift.codes?.rescueCode ?? ''))).toBe(true)
  for (const code of ['deviceCode', 'rescueCode', 'certificate'] as const) {
    expect(new Set(lifts.map((lift) => lift.codes?.[code])).size).toBe(lifts.length)
  }
})

test('one to four lifts stand together in a building, and no two lifts share a name', () => {
  const buildings = new Map<string, Point[]>()
  for (const lift of ofKind('elevator')) buildings.set(lift.address, [...(buildings.get(lift.address) ?? []), lift.at])
  for (const lifts of buildings.values()) {
    expect(lifts.length).toBeLessThanOrEqual(4)
    for (const at of lifts) expect(distanceM(at, lifts[0] as Point)).toBeLessThan(60)
  }
  expect(new Set(ofKind('elevator').map((lift) => lift.name)).size).toBe(30_000)
})

test('licences follow the kind of business', () => {
  expect(ofKind('pharmacy').every((shop) => /^粤[CD][AB]7550\d{5}$/.test(shop.licence ?? ''))).toBe(true)
  expect(ofKind('restaurant').every((shop) => /^JY2\d{13}$/.test(shop.licence ?? ''))).toBe(true)
})

test('the lanes have three ODR enterprises, a mediator per street, a clerk per service station, an operator per market', () => {
  const inLane = (lane: string) => district.people.filter((person) => person.lane === lane).length
  expect([inLane('C1'), inLane('C2'), inLane('C3'), inLane('C4')]).toEqual([3, 20, 66, 11])
  expect(district.people.every((person) => /^1990000\d{4}$/.test(person.phone))).toBe(true)
})

test('the same seed invents the same district, another seed another', () => {
  const again = inventDistrict({ seed: 7, size: 0.1 })
  expect(inventDistrict({ seed: 7, size: 0.1 })).toEqual(again)
  expect(inventDistrict({ seed: 8, size: 0.1 }).sites[0]).not.toEqual(again.sites[0])
})

test('one number sizes the district, and a size that makes no sense is refused', () => {
  const lifts = (size: number) =>
    inventDistrict({ seed: 7, size }).sites.filter((site) => site.kind === 'elevator').length
  expect(lifts(0.1)).toBe(3_000)
  expect(lifts(3.3)).toBe(99_000)
  expect(() => inventDistrict({ seed: 7, size: 0 })).toThrow('size must be')
})
