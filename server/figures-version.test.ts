import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fact } from './contract/fact.ts'
import type { IndicatorNow } from './contract/indicator.ts'
import { openFiguresNow } from './figures-now.ts'
import { onePlusFive } from './interception/models/one-plus-five.model.ts'
import type { Database } from './journal/statement.ts'
import { openCalendar } from './law/calendar/calendar.ts'
import type { Running } from './main.ts'
import { openTestHouse } from './running.fixture.ts'

/* The figures of now against the record that they say they are of, while facts go on coming. */

let house: Running
beforeAll(async () => {
  house = await openTestHouse()
}, 60_000)
afterAll(() => house.close())

const received = (n: number): Fact => ({
  ...{ id: `c${n}`, source: 'test', subject: null, at: Date.now(), seenAt: Date.now(), kind: 'complaint.received' },
  body: {
    ...{ complaintId: `c${n}`, kind: 'complaint', channel: '12315', receivedAt: Date.now() },
    ...{ respondent: { name: '某店' }, place: { lng: 114.2, lat: 22.7 } },
  },
})
/** Points at a slip, so that the record is asked. */
const stepped = {
  ...{ id: 's', source: 'test', subject: null, at: 0, seenAt: 0, kind: 'urging.stepped' },
  body: { urgingId: 'DB1', what: 'opened', step: {}, stands: {} },
} as unknown as Fact

/** Figures of their own beside the house's, and what they showed last. */
function opened(db: Database) {
  const { journal, picture } = house.house
  let shown = new Map<string, IndicatorNow>()
  let version = -1
  const state = { ...picture.state, seq: picture.state.seq }
  const figures = openFiguresNow({
    house: {
      journal,
      picture: { ...picture, state, setIndicators: (values, at) => ([shown, version] = [new Map(values), at.seq]) },
    },
    parts: {
      db,
      model: () => Promise.resolve(onePlusFive),
      calendar: () => Promise.resolve(calendar),
      now: Date.now,
    },
    live: () => ({ hotspot: [], feed: [], device: [] }),
  })
  const count = () => shown.get('complaints.received')?.value
  const tell = (...facts: Fact[]) => {
    state.seq += facts.length
    figures.heard(facts)
  }
  return { figures, state, tell, count, version: () => version }
}

test('what comes while the record is asked is of the next version, and is counted then', async () => {
  const { journal } = house.house
  let meanwhile: (() => void) | null = null
  const db = new Proxy(journal.db, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (name !== 'execute') return value
      return (query: Parameters<Database['execute']>[0]) => {
        const coming = meanwhile
        meanwhile = null
        coming?.()
        return target.execute(query)
      }
    },
  })
  const { figures, state, tell, count, version } = opened(db)
  await figures.bring()
  const before = count()!
  tell(received(1), stepped)
  const asked = state.seq
  // The last question of a bringing is for what was touched.
  const again = figures.bring()
  await new Promise(setImmediate)
  meanwhile = () => tell(received(2))
  await again
  expect([version(), count()]).toEqual([asked, before + 1])
  await figures.bring()
  expect([version(), count()]).toEqual([asked + 1, before + 2])
})

test('a fact that cannot be counted is told once, and everything is read anew', async () => {
  const { figures, tell, count } = opened(house.house.journal.db)
  await figures.bring()
  const before = count()!
  tell(received(3), { ...received(4), body: null } as unknown as Fact, received(5))
  // Of none of what is held in memory alone does the record know.
  await expect(figures.bring()).rejects.toThrow('null')
  await figures.bring()
  expect(count()).toBe(before)
})
const calendar = openCalendar()
