import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fact, Told } from '../contract/fact.ts'
import { openPicture } from '../picture/picture.ts'
import { hashOf, pack, textOf, unpack } from '../picture/store.ts'
import type { Journal } from './journal.ts'
import { journalOn } from './postgres.fixture.ts'
import { listEpisodes } from './read-alarms.ts'

/* The table of episodes moves by the same rule as the picture, in the transaction of the facts. */

let store: Awaited<ReturnType<typeof journalOn>>
let journal: Journal & { applied: readonly { seq: number; fact: Fact }[] }
let picture = openPicture()
const apply = (rows: Parameters<typeof picture.apply>[0]) => picture.apply(rows)
beforeAll(async () => {
  store = await journalOn('embedded', { apply })
  journal = store.journal
})
afterAll(async () => {
  await journal.close()
  store.stop()
})

const NINE = Date.parse('2026-11-23T09:00:00+08:00')
let nth = 0
/** One fact of one of a few alarms, at one of a few moments, with or without delay. */
const anyFact = fc
  .tuple(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 0, max: 300 }),
    fc.constantFrom('raised', 'slowly', 'returned', 'held', 'ack', 'contact', 'closed'),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([alarm, seconds, what, priority]): Told => {
    const at = NINE + seconds * 1_000
    const alarmId = `entrapment:e${alarm}/90`
    const head = { id: `f-${(nth += 1)}`, source: 'test', subject: `e${alarm}`, at, seenAt: NINE + nth }
    const by = { kind: 'person' as const, id: 'p-1', role: 'dutyOfficer' }
    if (what === 'raised' || what === 'slowly') {
      const held = what === 'slowly' && { holdMs: 20_000 }
      const body = { alarmId, condition: 'entrapment', priority: priority as 1, siteId: `e${alarm}`, values: { at } }
      return { fact: { ...head, kind: 'alarm.raised', body: { ...body, cause: head.id, ...held } } }
    }
    if (what === 'returned' || what === 'held') {
      const held = what === 'held' && { holdMs: 30_000 }
      return { fact: { ...head, kind: 'alarm.returned', body: { alarmId, cause: head.id, ...held } } }
    }
    const act = what === 'ack' ? 'acknowledged' : what === 'contact' ? 'contacted' : 'closed'
    return { fact: { ...head, kind: 'alarm.acted', body: { alarmId, act, by } } }
  })

const openOnPicture = () =>
  [...picture.state.shelves.alarms.values()]
    .map(({ id, priority, raisedAt, lastAt, times, ack, contactedAt, normalSince = null, values }) => ({
      ...{ id, priority, raisedAt, lastAt, times, contactedAt, normalSince, values, ackAt: ack?.at ?? null },
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
const openInTable = async () => {
  const { items } = await listEpisodes(journal.db, { state: 'open', streets: null, limit: 500 })
  return items
    .map(({ episode: e }) => ({
      ...{ id: e.alarmId, priority: e.priority, raisedAt: e.raisedAt, lastAt: e.lastAt, times: e.times },
      ...{ contactedAt: e.contactedAt, normalSince: e.normalSince, values: e.values, ackAt: e.ackAt },
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

test('whatever is told in whatever batches, the table holds open what the picture holds open', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyFact, { minLength: 1, maxLength: 12 }), { maxLength: 6 }),
      async (batches) => {
        await Promise.all(batches.map((told) => journal.append({ told: told.map(renamed) })))
        expect(await openInTable()).toEqual(openOnPicture())
      },
    ),
    { numRuns: 40 },
  )
})

/** The same story runs again while it is shrunk: each telling is one of its own. */
const renamed = ({ fact }: Told): Told => ({ fact: { ...fact, id: `${fact.id}/${(nth += 1)}` } })

test('a replay of the journal, and a picture stored and read again, give the same alarms', async () => {
  const live = hashOf(picture.state)
  expect(hashOf(await unpack(await pack(textOf(picture.state))))).toBe(live)
  const before = await everything()
  await journal.close()
  picture = openPicture()
  journal = await store.open({ apply })
  expect(hashOf(picture.state)).toBe(live)
  expect(await everything()).toEqual(before)
})

test('a journal written before there was such a table has it after the next start', async () => {
  const before = await everything()
  await journal.db.$client.query('TRUNCATE alarm_courses, alarm_episodes, alarm_facts')
  await journal.close()
  picture = openPicture()
  journal = await store.open({ apply })
  expect(await everything()).toEqual(before)
  expect(await openInTable()).toEqual(openOnPicture())
})

async function everything() {
  const { rows } = await journal.db.$client.query<object>('SELECT * FROM alarm_episodes ORDER BY episode')
  const facts = await journal.db.$client.query<object>('SELECT * FROM alarm_facts ORDER BY seq')
  return { rows, facts: facts.rows }
}
