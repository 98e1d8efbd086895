import type { Chance } from '../district/chance.ts'
import { MINUTE_MS } from '../district/day/calendar.ts'
import type { Delivery, Script } from './script.ts'

/** The upstream shows what it has every two minutes, in no order. */
const BATCH_MS = 2 * MINUTE_MS
const LATE = 0.15
const TWICE = 0.04
const REWRITTEN = 0.015

const batched = (at: number) => Math.ceil(at / BATCH_MS) * BATCH_MS

/** The same record told again with something else in it, as a source does that corrects itself without saying so. */
function rewritten(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row
  const changed: Record<string, unknown> = { ...row }
  if (typeof changed.factText === 'string') changed.factText += '（后补充）'
  for (const field of ['quantity', 'reading', 'amount']) {
    if (typeof changed[field] === 'number') changed[field] += 1
  }
  if (typeof changed.score === 'number') changed.score = Math.max(0, Math.round((changed.score - 0.5) * 10) / 10)
  if (typeof changed.deviceCode === 'string') changed.code = changed.code === '99' ? '01' : '99'
  return changed
}

function tellings({ at, row }: Delivery, luck: Chance): Delivery[] {
  const lateMs = luck.next() < LATE ? luck.int(5 * 60, 40 * 60) * 1_000 : 0
  const first = { at, visibleAt: batched(at + lateMs), row }
  const draw = luck.next()
  if (draw >= TWICE + REWRITTEN) return [first]
  const visibleAt = batched(first.visibleAt + luck.int(1, 20) * MINUTE_MS)
  return [first, { at, visibleAt, row: draw < TWICE ? row : rewritten(row) }]
}

/** 15 % of rows come 5–40 minutes late, 4 % twice, 1.5 % again under the same number with other content; order is lost. */
export const lateFeed: Script = {
  name: 'late-feed',
  title: { zh: '迟到、重复、乱序', en: 'Late, doubled and out of order' },
  deliver(stream, day, deliveries, stage) {
    const luck = stage.luck(stream, day)
    const told = deliveries.flatMap((delivery) => tellings(delivery, luck))
    // Same moment, random order: rows are sorted by when they show, and a stable sort keeps this order within a batch.
    const shuffled = told.map((delivery) => ({ delivery, key: luck.next() })).sort((a, b) => a.key - b.key)
    return shuffled.map(({ delivery }) => delivery)
  },
}
