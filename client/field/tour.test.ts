import type { StopShown } from '@contract/tour.ts'
import { describe, expect, test } from 'vitest'
import type { Entry, FileEntry, StepEntry } from './entry.ts'
import { afterStep, keptOf } from './my-tasks.ts'
import { sameAs } from './queue.ts'
import { detailOf } from './task.fixture.ts'
import { loose, planOfStop, planOfWhole, stopsHere, stopSubmission, wholeSubmission } from './tour.ts'

const stop = (n: number, over: Partial<StopShown> = {}): StopShown => ({
  ...{ id: `s${n}`, siteId: `site-${n}`, siteName: `${n} 号店`, siteKind: 'restaurant', streetCode: null },
  ...{ lng: 114.1, lat: 22.7, state: 'open', at: null, again: false, found: null, result: null, reason: null },
  ...{ answers: {}, evidence: [], ...over },
})
const plan = [
  { id: 'licence', text: '证照公示', need: 'tick', required: true, per: 'stop' },
  { id: 'kitchen', text: '后厨照片', need: 'photo', required: true, per: 'stop' },
  { id: 'sum', text: '整改店数', need: 'number', required: true },
] as const
const task = (stops: readonly StopShown[] = [stop(1), stop(2)], over = {}) =>
  keptOf(
    detailOf({
      ...{ state: 'handling', plan, stops: { n: stops.length, done: 0, skipped: 0 } },
      ...{ tour: { metres: 1_200, minutes: 4, basis: 'straight', unplaced: 0, stops }, ...over },
    }),
  )
let seq = 0
const step = (verb: StepEntry['verb'], fields: object, over: Partial<StepEntry> = {}): StepEntry => ({
  ...{ id: `e${(seq += 1)}`, taskId: 'RW1', seq, state: 'waiting', why: null, doneAt: 5, place: null },
  ...{ kind: 'step', verb, fields: fields as StepEntry['fields'], basedOn: null, needs: [], ...over },
})
const photo = (planId: string | null, hash: string): FileEntry => ({
  ...{ id: `e${(seq += 1)}`, taskId: 'RW1', seq, state: 'waiting', why: null, doneAt: 5, place: null },
  ...{ kind: 'file', what: 'photo', hash, bytes: new Blob(), planId },
})
const full = { found: 'something', result: '无证', answers: { 's1/licence': true } } as const

describe('a tour on the phone', () => {
  test('a stop told here stands as told before the server has it, and a refused one says so', () => {
    const entries: Entry[] = [
      step('stop', { stopId: 's1' }),
      step('skipStop', { stopId: 's2', because: 'closedShop' }, { state: 'refused' }),
    ]
    expect(stopsHere(task(), entries).map(({ state, here, open }) => [state, here, open])).toEqual([
      ['done', 'waiting', false],
      ['closedShop', 'refused', false],
    ])
    expect(stopsHere(task([stop(1, { state: 'done', again: true })]), [])[0]?.open).toBe(true)
  })

  test('two stops are two steps of the queue, the same stop told twice is one', () => {
    const entries = [step('stop', { stopId: 's1' })]
    expect(sameAs(entries, step('stop', { stopId: 's1' }))).not.toBeNull()
    expect(sameAs(entries, step('stop', { stopId: 's2' }))).toBeNull()
  })

  test('the same question at two stops is two questions, and photographs stay with their stop', () => {
    expect(planOfStop(task(), 's1').map(({ id }) => id)).toEqual(['s1/licence', 's1/kitchen'])
    expect(planOfWhole(task()).map(({ id }) => id)).toEqual(['sum'])
    const entries = [photo('s2/kitchen', 'b'), photo(loose('s1'), 'c')]
    expect(stopSubmission(task(), 's1', full, entries, false)).toMatchObject({ lack: { key: 'photo' } })
    expect(stopSubmission(task(), 's1', full, [...entries, photo('s1/kitchen', 'a')], false)).toMatchObject({
      lack: null,
      needs: ['c', 'a'],
      fields: { stopId: 's1', answers: { licence: true, kitchen: 'a' }, evidence: ['c', 'a'] },
    })
  })

  test('the whole goes when every stop is told, without the photographs of its stops, which prove it', () => {
    const draft = { found: 'something', result: '一家无证', answers: { sum: 1 } } as const
    const told = step('stop', { stopId: 's1' }, { needs: ['a'] })
    const files = [photo('s1/kitchen', 'a')]
    expect(wholeSubmission(task(), draft, [told, ...files], false)).toMatchObject({ lack: { key: 'stops' } })
    const all = [told, ...files, step('skipStop', { stopId: 's2', because: 'other' })]
    const stored = { evidence: [{ hash: 'a', type: 'image/jpeg', size: 1, at: 1, lng: null, lat: null }] }
    expect(wholeSubmission(task(undefined, stored), draft, all, false)).toMatchObject({
      lack: null,
      fields: { evidence: [], answers: { sum: 1 } },
    })
    expect(
      wholeSubmission(
        task(),
        draft,
        all
          .slice(0, 1)
          .concat(all.slice(2))
          .map((each) => ({ ...each, needs: [] }) as Entry),
        false,
      ),
    ).toMatchObject({
      lack: { key: 'proofSomething' },
    })
  })

  test('after the server took a stop the phone shows it so until it is told anew', () => {
    const after = afterStep(task(), step('stop', { stopId: 's2', evidence: ['x'] }), 99)
    expect(after.state).toBe('handling')
    expect(after.tour?.stops[1]).toMatchObject({ state: 'done', at: 99, evidence: ['x'] })
  })
})
