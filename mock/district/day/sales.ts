import { chance, share } from '../chance.ts'
import { inventedApproval } from '../codes.ts'
import { compactDay, momentOf, type HourCurve } from './calendar.ts'
import type { Sale } from './happening.ts'
import type { World } from './world.ts'

const SALES_A_SHOP = 8
const UNRECORDED = 0.001
/** Open 8–22; mornings and after work are busiest. */
const CURVE: HourCurve = [0, 0, 0, 0, 0, 0, 0, 0, 4, 8, 10, 9, 6, 6, 7, 8, 8, 8, 9, 10, 9, 5, 0, 0]

/** The four watched classes with their shares; generic names only. */
const drugs: readonly {
  readonly drugClass: Sale['drugClass']
  readonly share: number
  readonly letter: 'H' | 'Z'
  readonly names: readonly string[]
}[] = [
  {
    drugClass: '退热',
    share: 36,
    letter: 'H',
    names: ['对乙酰氨基酚片', '布洛芬缓释胶囊', '布洛芬混悬液', '复方氨酚烷胺胶囊'],
  },
  { drugClass: '止咳', share: 30, letter: 'Z', names: ['急支糖浆', '川贝枇杷膏', '氢溴酸右美沙芬片', '复方甘草片'] },
  {
    drugClass: '抗病毒',
    share: 12,
    letter: 'Z',
    names: ['板蓝根颗粒', '抗病毒口服液', '磷酸奥司他韦胶囊', '连花清瘟胶囊'],
  },
  {
    drugClass: '抗生素',
    share: 22,
    letter: 'H',
    names: ['阿莫西林胶囊', '头孢克肟片', '罗红霉素分散片', '左氧氟沙星片'],
  },
]
const shares = drugs.map((each) => each.share)

/** How much a shop sells beside the mean of all: 0.4 to 1.6, its own for ever. */
const trade = (seed: string | number, siteId: string) => 0.4 + 1.2 * share(seed, 'trade', siteId)

/** All sales of the four classes on the day, in order of time; about 0.3 % without the record that the rules ask for. */
export function salesOf(world: World, day: number): Sale[] {
  const sold: Omit<Sale, 'no'>[] = []
  for (const { siteId } of world.byKind.pharmacy ?? []) {
    const luck = chance(world.seed, 'sales', siteId, day)
    for (let left = luck.poisson(SALES_A_SHOP * trade(world.seed, siteId)); left > 0; left--) {
      const group = luck.weighted(shares)
      const { drugClass, letter, names } = drugs[group] as (typeof drugs)[number]
      const which = luck.int(0, names.length - 1)
      sold.push({
        at: momentOf(day, CURVE, luck),
        siteId,
        drug: names[which] ?? '',
        drugClass,
        approvalNo: inventedApproval(letter, group * 100 + which + 1),
        quantity: 1 + luck.weighted([70, 22, 8]),
        recorded: luck.next() >= UNRECORDED,
      })
    }
  }
  sold.sort((a, b) => a.at - b.at)
  const written = compactDay(day)
  return sold.map((sale, i) => ({ ...sale, no: `PS${written}-${String(i + 1).padStart(6, '0')}` }))
}
