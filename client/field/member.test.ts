import { expect, test } from 'vitest'
import type { Entry } from './entry.ts'
import { memberHere, membersAfter, myMember, nextOfMember } from './member.ts'
import { afterStep, keptOf, listOf } from './my-tasks.ts'
import { detailOf } from './task.fixture.ts'

const member = (over: object) => ({
  ...{ unit: 'st-2', handler: null, lead: false, state: 'called' as const, at: 1, why: '家里有事' },
  ...{ unitName: '二所', handlerName: '张某某', ...over },
})
const kept = (over: object = {}) =>
  keptOf(
    detailOf({
      ...{ kind: 'joint', unit: 'st-1', handler: 'p-lead', state: 'accepted' },
      members: [
        member({ unit: 'st-1', handler: 'p-lead', lead: true, state: 'confirmed' }),
        member({}),
        member({ unit: 'st-3', handler: 'p3' }),
      ],
      ...over,
    }),
  )
const self = { id: 'p2', stations: ['st-2'] }
const step = (verb: 'join' | 'present' | 'stayAway', state: Entry['state'] = 'waiting', seq = 1): Entry => ({
  ...{ kind: 'step', id: `${verb}-${seq}`, taskId: 'RW1', seq, state, why: null, doneAt: 5, place: null },
  ...{ verb, fields: {}, basedOn: null, needs: [] },
})

test('nobody’s name and nobody’s reason stays on the phone', () => {
  const text = JSON.stringify(kept())
  for (const word of ['张某某', '家里有事']) expect(text).not.toContain(word)
  expect(kept().members[1]).toEqual({ unit: 'st-2', handler: null, lead: false, state: 'called', at: 1 })
})

test('he comes for his own unit while it has named nobody, or by name; the lead is no member', () => {
  expect(myMember(kept(), self)?.unit).toBe('st-2')
  expect(myMember(kept(), { id: 'p3', stations: ['st-3'] })?.unit).toBe('st-3')
  expect(myMember(kept(), { id: 'p9', stations: ['st-3'] })).toBeNull()
  expect(myMember(kept(), { id: 'p-lead', stations: ['st-1', 'st-2'] })).toBeNull()
})

test('one big next step: to confirm, then to say that he is there, then nothing', () => {
  expect([nextOfMember('called'), nextOfMember('confirmed'), nextOfMember('present')]).toEqual([
    'join',
    'present',
    null,
  ])
})

test('without a signal the page goes on with what waits here; what was refused moves nothing', () => {
  expect(memberHere('called', 'RW1', [step('join'), step('present', 'waiting', 2)])).toBe('present')
  expect(memberHere('called', 'RW1', [step('join', 'refused'), step('present', 'waiting', 2)])).toBe('called')
  expect(memberHere('called', 'RW2', [step('join')])).toBe('called')
})

test('what the server took stands until it tells the task anew', () => {
  expect(membersAfter(kept().members, 'st-2', 'join', 9)[1]).toMatchObject({ state: 'confirmed', at: 9 })
  const after = afterStep(kept(), { verb: 'present', place: null }, 9, 'st-2')
  expect([after.members[1]?.state, after.state, after.steps.at(-1)?.what]).toEqual(['present', 'accepted', 'attended'])
})

test('a joint task that waits for his answer is first on his list, whatever its lead does', () => {
  const own = keptOf(detailOf({ id: 'RW0', state: 'accepted', handler: 'p2' }))
  const ids = (entries: Entry[]) => listOf([own, kept()], entries, self).map(({ task }) => task.id)
  expect(ids([])).toEqual(['RW1', 'RW0'])
  expect(ids([step('stayAway')])).toEqual(['RW0', 'RW1'])
  // Its lead gave it back: he is called all the same.
  expect(listOf([kept({ state: 'declined' })], [], self)).toHaveLength(1)
  expect(listOf([kept({ state: 'declined' })], [], { id: 'p-lead', stations: [] })).toHaveLength(0)
})
