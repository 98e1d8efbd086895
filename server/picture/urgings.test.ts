import { describe, expect, test } from 'vitest'
import type { Fact } from '../contract/fact.ts'
import type { View } from '../contract/picture.ts'
import type { UrgingMark } from '../contract/urging.ts'
import { openPicture } from './picture.ts'
import { hashOf, pack, textOf, unpack } from './store.ts'

const NINE = Date.parse('2026-11-27T09:00:00+08:00')
const HOUR = 3_600_000
const OF_ST_1: View = { audience: 'officer', stations: ['st-1'], streets: ['440307001'] }
const OF_ST_2: View = { audience: 'officer', stations: ['st-2'], streets: ['440307001'] }

const mark = (over: Partial<UrgingMark> = {}): UrgingMark => ({
  ...{ id: 'DB1', level: 'yellow', cause: 'overdue', state: 'open', unit: 'st-1', taskId: 'RW1', complaintId: null },
  ...{ title: '检查电梯', streetCode: '440307001', openedAt: NINE, replyBy: NINE + HOUR, provisional: false },
  ...{ repliedAt: null, recheckedAt: null, closedAt: null, lateReply: false, version: 1 },
  ...{ lastAt: NINE, lastWhat: 'opened' },
  ...over,
})
let seq = 0
const stepped = (stands: UrgingMark) => {
  seq += 1
  const { id: urgingId, lastAt: at, lastWhat: what } = stands
  const head = { id: `f${seq}`, source: 'dispatch', subject: null, at, seenAt: at }
  const body = { urgingId, what, step: { what, at }, stands }
  return { seq, fact: { ...head, kind: 'urging.stepped', body } as Fact }
}
const pictureOf = (...steps: ReturnType<typeof stepped>[]) => {
  const picture = openPicture()
  picture.apply(steps)
  return picture
}
const of = (picture: ReturnType<typeof openPicture>, view: View = 'desk') => picture.snapshot(NINE, view).shelves

describe('urging slips on the picture', () => {
  test('a slip stands as its last step says; an older step that comes late changes nothing', () => {
    const picture = pictureOf(
      stepped(mark({ version: 2, state: 'replied', lastWhat: 'replied' })),
      stepped(mark({ level: 'red' })),
    )
    expect(of(picture).urgings.DB1).toMatchObject({ state: 'replied', level: 'yellow' })
    expect(Object.values(of(picture).happenings)).toHaveLength(1)
  })

  test('the urged station sees it, another in the same street not, in public nobody', () => {
    const picture = pictureOf(stepped(mark()))
    expect(Object.keys(of(picture, 'wall').urgings)).toEqual(['DB1'])
    expect(Object.keys(of(picture, OF_ST_1).urgings)).toEqual(['DB1'])
    for (const view of [OF_ST_2, 'public'] as const) {
      const { urgings, happenings, tallies } = of(picture, view)
      expect([urgings, happenings]).toEqual([{}, {}])
      if (view === 'public') expect(tallies).toEqual({})
    }
  })

  test('what ended is shown going for a day and leaves, and a replay forgets it alike', async () => {
    const ended = mark({ version: 4, state: 'closed', closedAt: NINE, lastWhat: 'closed' })
    const later = (hours: number) => stepped(mark({ id: `DB${hours}`, lastAt: NINE + hours * HOUR }))
    const steps = [stepped(ended), later(23), later(24)]
    const picture = pictureOf(...steps.slice(0, 2))
    expect(of(picture).urgings.DB1).toBeDefined()
    const again = openPicture({ state: await unpack(await pack(textOf(picture.state))) })
    picture.step(NINE, ['desk', OF_ST_1, OF_ST_2, 'public'])
    for (const each of [picture, again]) each.apply(steps.slice(2))
    expect(of(picture).urgings.DB1).toBeUndefined()
    expect(hashOf(again.state)).toBe(hashOf(picture.state))
    const frames = Object.values(picture.step(NINE, ['desk', OF_ST_1, OF_ST_2, 'public']) ?? {})
    expect(frames.map(({ drop }) => drop.urgings)).toEqual([['DB1'], ['DB1'], ['DB1'], undefined])
  })
})
