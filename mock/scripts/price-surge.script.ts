import { dayNumber, MINUTE_MS } from '../district/day/calendar.ts'
import { objectClasses } from '../district/day/objects.ts'
import { orderAbout } from '../district/day/orders.ts'
import { problemClasses } from '../district/day/problems.ts'
import { shopsAround } from '../district/day/shops.ts'
import { orderRow } from '../upstream/rows.ts'
import type { Delivery, Script, Stage } from './script.ts'

const AFTER_MIN = 20
/** Submissions in the first 40 minutes, and in the hour after them. */
const BURST = { count: 36, minutes: 40 }
const TAIL = { count: 12, minutes: 60 }

/** Minutes after the surge begins, in order. */
function moments(stage: Stage): number[] {
  const luck = stage.luck('moments')
  const burst = Array.from({ length: BURST.count }, () => luck.next() * BURST.minutes)
  const tail = Array.from({ length: TAIL.count }, () => BURST.minutes + luck.next() * TAIL.minutes)
  return [0, ...burst.slice(1), ...tail].sort((a, b) => a - b)
}

function surge(stage: Stage): Delivery[] {
  const { world, startAt } = stage
  const luck = stage.luck('surge')
  const problem = problemClasses.find(({ name }) => name === '价格')
  const object = objectClasses.find(({ name }) => name === '停车')
  const spot = world.spots[luck.weighted(world.spots.map(({ weight }) => weight))]
  if (!problem || !object || !spot) throw new Error('the price surge needs the class 价格, the object 停车 and a spot')
  const shops = shopsAround(spot, object, 9_100_000, luck)
  const begin = Math.floor(startAt / 1_000) * 1_000 + AFTER_MIN * MINUTE_MS
  // The start is in the number: two plays on one day must not reuse each other's numbers.
  const play = Math.floor(startAt / 1_000)
    .toString(36)
    .toUpperCase()
  return moments(stage).map((minute, i) => {
    const at = begin + Math.floor(minute * 60) * 1_000
    const order = orderAbout(
      world,
      { ...luck.pick(shops), problem, object },
      at,
      `LGS${play}-${String(i + 1).padStart(3, '0')}`,
      luck,
    )
    // Those who come in a surge come to complain, not to consult.
    const row = orderRow({ ...order, category: luck.next() < 0.85 ? '投诉' : '举报' })
    return { at, visibleAt: at, row }
  })
}

/** From 20 minutes after the start, 48 price complaints within 100 minutes about four car parks round one spot. */
export const priceSurge: Script = {
  name: 'price-surge',
  title: { zh: '价格投诉突增', en: 'A surge of price complaints' },
  deliver: (stream, day, deliveries, stage) =>
    stream === 'orders' && day === dayNumber(stage.startAt + AFTER_MIN * MINUTE_MS)
      ? [...deliveries, ...surge(stage)]
      : deliveries,
}
