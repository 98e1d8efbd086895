import { describe, expect, test } from 'vitest'
import type { Fact } from '../contract/fact.ts'
import type { View } from '../contract/picture.ts'
import type { TaskMark } from '../contract/task.ts'
import { openPicture } from './picture.ts'
import { hashOf, pack, textOf, unpack } from './store.ts'

const NINE = Date.parse('2026-11-27T09:00:00+08:00')
const HOUR = 3_600_000
const OF_ST_1: View = { audience: 'officer', stations: ['st-1'], streets: ['440307001'] }
const OF_ST_2: View = { audience: 'officer', stations: ['st-2'], streets: ['440307002'] }

const mark = (over: Partial<TaskMark> = {}): TaskMark => ({
  ...{ id: 'RW1', kind: 'inspection', state: 'issued', priority: 2, title: '检查电梯', siteId: 'e1', siteName: null },
  ...{
    siteKind: null,
    streetCode: '440307001',
    lng: 114.2,
    lat: 22.7,
    unit: 'st-1',
    handler: 'p-1',
    members: [],
    alarmId: null,
  },
  ...{ causes: { alarms: [], complaints: [], hotspot: null }, openedAt: NINE, issuedAt: NINE, acceptedAt: null },
  ...{ departedAt: null, arrivedAt: null, submittedAt: null, endedAt: null, acceptBy: NINE + 300_000, dueAt: null },
  ...{ late: [], overdue: 0, version: 2, unannounced: false, lastAt: NINE, lastWhat: 'issued' },
  ...over,
})
let seq = 0
const base = (at: number) => ({ id: `f${(seq += 1)}`, source: 'dispatch', subject: null, at, seenAt: at })
const stepped = (stands: TaskMark, at = stands.lastAt, step: object = {}) => ({
  seq: (seq += 1),
  fact: {
    ...base(at),
    kind: 'task.stepped',
    body: { taskId: stands.id, what: stands.lastWhat, step: { what: stands.lastWhat, at, ...step }, stands },
  } as Fact,
})
const pictureOf = (...steps: ReturnType<typeof stepped>[]) => {
  const picture = openPicture()
  picture.apply(steps)
  return picture
}
const of = (picture: ReturnType<typeof openPicture>, view: View = 'desk') => picture.snapshot(NINE, view).shelves

describe('tasks on the picture', () => {
  test('a task stands as its last step says; an older step that comes late changes nothing', () => {
    const picture = pictureOf(
      stepped(mark({ version: 4, state: 'accepted', lastWhat: 'accepted' })),
      stepped(mark({ version: 3, state: 'delivered', lastWhat: 'delivered' })),
    )
    expect(of(picture).tasks.RW1).toMatchObject({ state: 'accepted', version: 4 })
    expect(Object.values(of(picture).happenings)).toHaveLength(1)
  })

  test('what ended is shown going for a day by the picture’s own clock, and a replay forgets it alike', async () => {
    const ended = mark({ version: 9, state: 'closed', endedAt: NINE, lastWhat: 'closed' })
    const later = (hours: number) => stepped(mark({ id: `RW${hours}`, lastAt: NINE + hours * HOUR }))
    const steps = [stepped(ended), later(23), later(24)]
    const picture = pictureOf(...steps.slice(0, 2))
    expect(of(picture).tasks.RW1).toBeDefined()
    // Across a stored picture too.
    const again = openPicture({ state: await unpack(await pack(textOf(picture.state))) })
    for (const each of [picture, again]) each.apply(steps.slice(2))
    expect(of(picture).tasks.RW1).toBeUndefined()
    expect(hashOf(again.state)).toBe(hashOf(picture.state))
  })

  test('a step that follows from another at the same moment is no sentence of its own', () => {
    const picture = pictureOf(
      stepped(mark({ version: 3, lastWhat: 'delivered' }), NINE, { implied: true }),
      stepped(mark({ version: 4, lastWhat: 'accepted' })),
    )
    expect(Object.values(of(picture).happenings).map(({ values }) => values.what)).toEqual(['accepted'])
  })
})

describe('who sees which task', () => {
  test('a station what it carries out and what lies in its streets, the public nothing', () => {
    const picture = pictureOf(stepped(mark()), stepped(mark({ id: 'RW2', unit: 'st-2', streetCode: '440307001' })))
    expect(Object.keys(of(picture, OF_ST_1).tasks)).toEqual(['RW1', 'RW2'])
    expect(Object.keys(of(picture, OF_ST_2).tasks)).toEqual(['RW2'])
    const shown = of(picture, 'public')
    expect([shown.tasks, shown.happenings, Object.keys(shown.tallies)]).toEqual([{}, {}, []])
  })

  test('a draft is the command centre’s alone', () => {
    const picture = pictureOf(stepped(mark({ state: 'draft', unit: null, handler: null, lastWhat: 'opened' })))
    expect(Object.keys(of(picture).tasks)).toEqual(['RW1'])
    expect([of(picture, OF_ST_1).tasks, of(picture, OF_ST_1).happenings]).toEqual([{}, {}])
  })

  test('an unannounced visit is hidden from those visited, in snapshots, frames and lines, until somebody arrives', () => {
    const hidden = mark({ unit: 'st-2', unannounced: true })
    const picture = pictureOf()
    picture.step(NINE, [])
    picture.apply([stepped(hidden)])
    const frame = picture.step(NINE, [OF_ST_1, OF_ST_2, 'desk'])!
    const text = JSON.stringify(Object.entries(frame).filter(([name]) => name.includes('st-1')))
    expect(text).not.toContain('RW1')
    expect(of(picture, OF_ST_1).tasks).toEqual({})
    expect(of(picture, OF_ST_1).happenings).toEqual({})
    expect(Object.keys(of(picture, OF_ST_2).tasks)).toEqual(['RW1'])
    picture.apply([stepped({ ...hidden, version: 5, state: 'onScene', arrivedAt: NINE, lastWhat: 'arrived' })])
    expect(of(picture, OF_ST_1).tasks.RW1).toMatchObject({ state: 'onScene' })
    expect(Object.values(of(picture, OF_ST_1).happenings).map(({ values }) => values.what)).toEqual(['arrived'])
  })

  test('that there was a visit which never came about is not told by its leaving the picture either', () => {
    const hidden = mark({ unit: 'st-2', unannounced: true })
    const gone = { ...hidden, version: 3, state: 'cancelled' as const, endedAt: NINE, lastWhat: 'cancelled' as const }
    const picture = pictureOf(stepped(hidden), stepped(gone))
    picture.step(NINE, [])
    picture.apply([stepped(mark({ id: 'RW9', lastAt: NINE + 25 * HOUR, unit: 'st-3', streetCode: null }))])
    expect(of(picture).tasks.RW1).toBeUndefined()
    const frames = picture.step(NINE, [OF_ST_1, OF_ST_2, 'desk'])!
    expect(Object.values(frames).map(({ drop }) => drop.tasks)).toEqual([undefined, ['RW1'], ['RW1']])
  })

  test('a draft names nothing to the station that it is meant for, and a count of all tasks is nobody’s who answers for a part', () => {
    const picture = pictureOf()
    picture.step(NINE, [])
    picture.apply([stepped(mark({ state: 'draft', lastWhat: 'opened' }))])
    const [frame] = Object.values(picture.step(NINE, [OF_ST_1])!)
    expect([frame!.drop, Object.keys(frame!.put)]).toEqual([{}, ['marks']])
    expect(Object.keys(of(picture).tallies)).toEqual(['task.opened|2026-11-27T09'])
    expect(of(picture, OF_ST_1).tallies).toEqual({})
  })

  test('the units of a joint task have it, and one that is released has it no more', () => {
    const member = (unit: string, state: 'called' | 'left') => ({ unit, handler: null, lead: false, state, at: NINE })
    const joint = mark({
      unit: 'st-3',
      streetCode: null,
      members: [member('st-1', 'called'), member('st-2', 'called')],
    })
    const picture = pictureOf(stepped(joint))
    for (const view of [OF_ST_1, OF_ST_2])
      expect([Object.keys(of(picture, view).tasks), Object.keys(of(picture, view).happenings)]).toMatchObject([
        ['RW1'],
        [expect.any(String)],
      ])
    picture.step(NINE, [])
    const left = [member('st-1', 'left'), member('st-2', 'called')]
    picture.apply([stepped({ ...joint, version: 3, lastWhat: 'released', members: left })])
    const frames = Object.values(picture.step(NINE, [OF_ST_1, OF_ST_2])!)
    expect(frames.map(({ drop }) => drop.tasks)).toEqual([['RW1'], undefined])
  })

  test('a task that goes to another station leaves the copy of the first, and is named to no third', () => {
    const third: View = { audience: 'officer', stations: ['st-3'], streets: [] }
    const picture = pictureOf(stepped(mark({ streetCode: '440307002' })))
    picture.step(NINE, [])
    picture.apply([stepped(mark({ version: 3, unit: 'st-2', streetCode: '440307002', lastWhat: 'reassigned' }))])
    const frames = Object.values(picture.step(NINE, [OF_ST_1, OF_ST_2, third])!)
    expect(frames.map(({ drop }) => drop.tasks)).toEqual([['RW1'], undefined, undefined])
    expect(frames.map(({ put }) => Object.keys(put.tasks ?? {}))).toEqual([[], ['RW1'], []])
  })
})

describe('officers', () => {
  const at = { id: 'p-1', unit: 'st-1', lng: 114.21234, lat: 22.70987, at: NINE }

  test('stand where they were last, coarse, busy by their task; whoever is silent for a day is gone', () => {
    const picture = pictureOf(stepped(mark({ version: 4, state: 'accepted', lastWhat: 'accepted' })))
    picture.setOfficers([at, { ...at, id: 'p-2', unit: null }], NINE)
    expect(of(picture).officers).toEqual({
      'p-1': { id: 'p-1', unit: 'st-1', lng: 114.212, lat: 22.71, at: NINE, state: 'busy' },
      'p-2': { id: 'p-2', unit: null, lng: 114.212, lat: 22.71, at: NINE, state: 'free' },
    })
    expect(Object.keys(of(picture, OF_ST_1).officers)).toEqual(['p-1'])
    expect([of(picture, OF_ST_2).officers, of(picture, 'public').officers]).toEqual([{}, {}])
    picture.step(NINE, [])
    picture.setOfficers([at, { ...at, id: 'p-2', unit: null }], NINE + 1)
    expect(picture.step(NINE, ['desk'])).toBeNull()
    picture.setOfficers([at], NINE + 24 * HOUR)
    expect(of(picture).officers).toEqual({})
  })

  test('who is out on a visit that his own station is not to know of is free to it, and busy to the command centre', () => {
    const hidden = mark({ version: 4, unit: 'st-2', unannounced: true, state: 'enRoute', lastWhat: 'departed' })
    const picture = pictureOf(stepped(hidden))
    picture.setOfficers([at], NINE)
    expect([of(picture).officers['p-1']!.state, of(picture, OF_ST_1).officers['p-1']!.state]).toEqual(['busy', 'free'])
    expect(JSON.stringify([of(picture).officers, of(picture, OF_ST_1).officers])).not.toContain('secret')
    picture.apply([stepped({ ...hidden, version: 5, state: 'onScene', arrivedAt: NINE, lastWhat: 'arrived' })])
    picture.setOfficers([at], NINE + 1)
    expect(of(picture, OF_ST_1).officers['p-1']!.state).toBe('busy')
  })

  test('a member who comes is busy, one who was only called is not', () => {
    const called = { unit: 'st-1', handler: 'p-1', lead: false, state: 'called' as const, at: NINE }
    const joint = mark({ version: 4, handler: 'p-9', unit: 'st-2', state: 'accepted', members: [called] })
    const picture = pictureOf(stepped(joint))
    picture.setOfficers([at], NINE)
    expect(of(picture).officers['p-1']!.state).toBe('free')
    picture.apply([stepped({ ...joint, version: 5, members: [{ ...called, state: 'confirmed' }] })])
    picture.setOfficers([at], NINE)
    expect(of(picture).officers['p-1']!.state).toBe('busy')
  })

  test('nobody’s place is in a stored picture', async () => {
    const picture = pictureOf(stepped(mark()))
    picture.setOfficers([at], NINE)
    expect(textOf(picture.state)).not.toContain('114.212')
    expect((await unpack(await pack(textOf(picture.state)))).shelves.officers.size).toBe(0)
  })
})
