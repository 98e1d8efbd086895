import { garbles } from './garbles.ts'
import { toGb18030 } from './gb18030.ts'
import type { Fault, Script } from './script.ts'

/** Rows that go wrong: more where a day has few of them to show. */
const SHARE = {
  orders: 0.1,
  elevatorEvents: 0.06,
  quickTests: 0.03,
  evaluations: 0.06,
  sales: 0.02,
  sites: 0.005,
  readings: 0.02,
  fridges: 0.01,
}

const json = 'application/json; charset=utf-8'
const cutShort: Fault = {
  kind: 'spoilt',
  contentType: json,
  spoil: (body) => body.slice(0, Math.floor(body.length * 0.7)),
}
const wrongEncoding: Fault = { kind: 'spoilt', contentType: 'application/json; charset=GB18030', spoil: toGb18030 }
const page: Fault = {
  kind: 'spoilt',
  contentType: 'text/html',
  spoil: () => '<html><body><h1>系统维护中</h1></body></html>',
}

/** Some rows carry wrong types, swapped coordinates, mojibake, markup or huge text; some answers are broken as a whole. */
export const garbledFeed: Script = {
  name: 'garbled-feed',
  title: { zh: '数据错乱', en: 'A garbled feed' },
  row(list, row, luck) {
    if (luck.next() >= SHARE[list]) return row
    const garble = garbles[luck.weighted(garbles.map(([, weight]) => weight))]
    return garble ? garble[2](row, luck) : row
  },
  // By turns, so that asking again for the same page gets a whole one.
  answer({ nth }) {
    if (nth % 9 === 4) return cutShort
    if (nth % 23 === 11) return wrongEncoding
    return nth % 31 === 17 ? page : null
  },
}
