import { expect, test } from 'vitest'
import { chance } from '../../mock/district/chance.ts'
import type { Order } from '../../mock/district/day/happening.ts'
import { dayIn } from '../../mock/district/day/day.ts'
import { openWorld } from '../../mock/district/day/world.ts'
import { duplicateRules, scoreOf } from './duplicates.ts'
import { printer } from './likeness.fixture.ts'
import { alike, DAY_MS, HOUR_MS, type Trace } from './trace.ts'

/* A fortnight of the invented district in which every tenth complaint is told once more, as people do it. */

const world = openWorld({ seed: 11, size: 1 })
const days = Array.from({ length: 14 }, (_, n) => `2026-11-${String(9 + n).padStart(2, '0')}`)
const orders = days.flatMap((day) => dayIn(world, day).orders).filter(({ category }) => category === '投诉')

type Told = Pick<Order, 'complainant' | 'respondent' | 'factText' | 'problemClass' | 'amount' | 'at'>
const traceOf = (id: string, { complainant, respondent, factText, problemClass, amount, at }: Told): Trace => ({
  id,
  receivedAt: at,
  problemClass,
  amount: amount ?? null,
  ...printer.print({ respondent: { ...respondent } }, { complainant: { ...complainant }, text: factText }),
})

const luck = chance('planted')
const pick = <Item>(items: readonly Item[]) => luck.pick(items)
const spaced = (phone: string) =>
  pick([`+86 ${phone}`, `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`, `0086-${phone}`, phone])
const LATER = ['再次反映：', '我之前投诉过，至今没有处理。', '补充说明一下，']

/** Ways in which one complaint is told a second time. */
const ways: Readonly<Record<string, (order: Order) => Partial<Told>>> = {
  'same telephone, another spelling, a sentence more': ({ complainant, factText }) => ({
    complainant: { ...complainant, phone: spaced(complainant.phone) },
    factText: pick(LATER) + factText,
  }),
  'same telephone, by name of the shop only, in other words': ({ complainant, respondent }) => ({
    complainant: { name: complainant.name, phone: spaced(complainant.phone) },
    respondent: { name: ` ${respondent.name} ` },
    factText: '商家一直不理睬，请尽快处理并给我答复',
  }),
  'a telephone of the family, same name and words': ({ complainant, factText }) => ({
    complainant: { ...complainant, phone: `1380000${String(luck.int(0, 9_999)).padStart(4, '0')}` },
    factText: pick(LATER) + factText,
  }),
  'from the platform without a telephone, same name and words': ({ complainant: { name }, factText }) => ({
    complainant: { name } as Order['complainant'],
    factText,
  }),
}

const first = orders.map((order, n) => ({ ...traceOf(`o${n}`, order), order }))
const planted = first
  .filter((_, n) => n % 10 === 0)
  .map(({ id, order }, n) => {
    const way = Object.keys(ways)[n % Object.keys(ways).length]!
    const at = order.at + luck.int(1, 10 * 24) * HOUR_MS
    return { way, of: id, trace: traceOf(`${id}+`, { ...order, ...ways[way]!(order), at }) }
  })
const all: Trace[] = [...first, ...planted.map(({ trace }) => trace)]

/** All pairs that share a telephone, an address or a respondent within the window: what the tables are asked for. */
function* pairs(): Generator<[Trace, Trace]> {
  const shelves = new Map<string, Trace[]>()
  for (const one of all)
    for (const mark of [`p${one.phone}`, `a${one.address}`, `r${one.respondent}`]) {
      if (mark.endsWith('null')) continue
      const shelf = shelves.get(mark) ?? []
      for (const other of shelf) yield [other, one]
      shelves.set(mark, [...shelf, one])
    }
}

test('of complaints told twice nearly all are suggested, and hardly anything else is', () => {
  const truth = new Set(planted.map(({ of, trace }) => `${of} ${trace.id}`))
  const suggested = new Set<string>()
  for (const [one, other] of pairs()) {
    if (Math.abs(one.receivedAt - other.receivedAt) > 30 * DAY_MS) continue
    if (scoreOf(alike(one, other)) >= duplicateRules.least) suggested.add([one.id, other.id].sort().join(' '))
  }
  const right = [...suggested].filter((pair) => truth.has(pair))
  const precision = right.length / suggested.size
  const recall = right.length / truth.size
  const missed = Object.fromEntries(
    Object.keys(ways).map((way) => [
      way,
      planted.filter((each) => each.way === way && !suggested.has(`${each.of} ${each.trace.id}`)).length,
    ]),
  )
  const figures = {
    complaints: all.length,
    planted: truth.size,
    suggested: suggested.size,
    right: right.length,
    missed,
  }
  expect(planted.length).toBeGreaterThan(100)
  expect({ ...figures, precision, enough: recall > 0.9 && precision > 0.95 }).toMatchObject({ enough: true })
})
