import type { SiteKind } from '../../server/contract/fact.ts'
import { chance } from './chance.ts'
import { inventedPhone } from './citizen.ts'
import { shortName } from './demo.ts'
import { streetSeats } from './ground.ts'
import type { InventedSite } from './site.ts'
import { inventedUscc } from './uscc.ts'
import { coinedName, coinedPerson } from './words.ts'

/** Someone who settles matters before a station sees them. Synthetic, telephone number and all. */
export interface LanePerson {
  readonly personId: string
  /** C1 ODR enterprise, C2 service station, C3 operator, C4 people's mediator. */
  readonly lane: 'C1' | 'C2' | 'C3' | 'C4'
  readonly name: string
  readonly phone: string
  readonly unit: string
  readonly uscc?: string
  readonly siteId?: string
  readonly streetCode?: string
}

const ODR_ENTERPRISES = 3

/** The lanes' people: three ODR enterprises, one clerk per service station, one per market operator, a mediator per street. */
export function lanePeopleOf(seed: string | number, sites: readonly InventedSite[]): LanePerson[] {
  const luck = chance(seed, 'lanes')
  let phones = 9_000
  const who = (personId: string, lane: LanePerson['lane']) => ({
    personId,
    lane,
    name: coinedPerson(luck),
    phone: inventedPhone(phones++),
  })
  const atSites = (kind: SiteKind, lane: 'C2' | 'C3') =>
    sites
      .filter((site) => site.kind === kind)
      .map((site) => ({
        ...who(`${lane}-${site.siteId}`, lane),
        unit: lane === 'C3' ? `${site.name}开办方` : site.name,
        uscc: site.uscc,
        siteId: site.siteId,
        streetCode: site.streetCode,
      }))
  return [
    ...Array.from({ length: ODR_ENTERPRISES }, (_, i) => ({
      ...who(`C1-${i + 1}`, 'C1'),
      unit: `深圳${coinedName(luck)}网络零售有限公司（演示）`,
      uscc: inventedUscc(7_000_000 + i),
    })),
    ...atSites('other', 'C2'),
    ...atSites('market', 'C3'),
    ...streetSeats.map((seat) => ({
      ...who(`C4-${seat.code}`, 'C4'),
      unit: `${shortName(seat.name)}消费纠纷人民调解委员会`,
      streetCode: seat.code,
    })),
  ]
}
