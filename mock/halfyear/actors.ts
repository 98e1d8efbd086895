import type { Chance } from '../district/chance.ts'
import type { World } from '../district/day/world.ts'
import type { Course, LaneCode } from './course.ts'
import type { Actor } from './plan.ts'

const KINDS = { C1: 'odr', C2: 'serviceStation', C3: 'operator', C4: 'mediator' } as const
const DESK_OFFICERS = 8
const OFFICERS_A_STATION = 4

/** Who works on a submission: one of the desk, the lanes' people of its street, an officer of its station. */
export function actorsOf({ people }: World) {
  const byLane = (lane: keyof typeof KINDS, street: string) => {
    const all = people.filter((each) => each.lane === lane)
    const near = all.filter((each) => each.streetCode === street)
    return near.length > 0 ? near : all
  }
  const kept = new Map<string, ReturnType<typeof byLane>>()
  const nearby = (lane: keyof typeof KINDS, street: string) => {
    const key = `${lane}/${street}`
    const found = kept.get(key) ?? byLane(lane, street)
    kept.set(key, found)
    return found
  }

  return (street: string, station: string, luck: Chance): Pick<Course, 'desk' | 'laneOf' | 'officer' | 'station'> => {
    const desk: Actor = { id: `desk-${luck.int(1, DESK_OFFICERS)}`, role: 'deskOfficer' }
    const officer: Actor = { id: `${station}-${luck.int(1, OFFICERS_A_STATION)}`, role: 'stationOfficer', station }
    const draw = luck.next()
    // The same person however often it is asked: who has it settles it.
    const laneOf = (lane: LaneCode): Actor => {
      if (lane === 'C5') return desk
      const all = nearby(lane, street)
      const person = all[Math.floor(draw * all.length)]
      if (person === undefined) throw new Error(`nobody works lane ${lane} in this district`)
      return { id: person.personId, role: 'laneMember', lane: { kind: KINDS[lane], id: person.personId } }
    }
    return { desk, officer, station, laneOf }
  }
}
