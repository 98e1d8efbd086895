import { chance, type Chance } from '../chance.ts'
import { inventedPhone, nobodysId } from '../citizen.ts'
import { coinedAddress } from '../site.ts'
import { anyStreet } from '../settle.ts'
import { coinedPerson, ESTATE_ENDS, coinedName } from '../words.ts'
import type { Complainant } from './happening.ts'

/** How many people complain for a living in the demo district. */
const REGULARS = 12

function someone(luck: Chance, phone: string): Complainant {
  const birth = `${luck.int(1955, 2004)}${String(luck.int(1, 12)).padStart(2, '0')}${String(luck.int(1, 28)).padStart(2, '0')}`
  return {
    name: coinedPerson(luck),
    phone,
    ...(luck.next() < 0.6 ? { idNo: nobodysId(birth, luck.int(1, 999)) } : {}),
    ...(luck.next() < 0.5
      ? {
          address: `${coinedAddress(anyStreet(luck), luck)}${coinedName(luck)}${luck.pick(ESTATE_ENDS)}${luck.int(1, 12)}栋${luck.int(101, 2_804)}`,
        }
      : {}),
  }
}

/** Who complains: mostly someone new, in one case of thirty a regular, who is the same person every time. */
export function complainantOf(seed: string | number, luck: Chance): Complainant {
  if (luck.next() < 1 / 30) {
    const n = luck.int(0, REGULARS - 1)
    return someone(chance(seed, 'regular', n), inventedPhone(8_900 + n))
  }
  return someone(luck, inventedPhone(luck.int(0, 8_899)))
}
