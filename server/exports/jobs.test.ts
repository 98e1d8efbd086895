import { expect, test } from 'vitest'
import { exportJobs, KEPT_MS, MOST_WAITING, type Kept } from './jobs.ts'

const kept = (id: string, over: Partial<Kept> = {}): Kept => ({
  job: {
    id,
    of: 'monthly',
    format: 'pdf',
    state: 'waiting',
    progress: 0,
    askedAt: 0,
    fault: null,
    file: null,
    fileName: `${id}.pdf`,
  },
  by: 'p1',
  key: id,
  doneAt: null,
  ...over,
})
const open = () => {
  const told: string[] = []
  return { jobs: exportJobs(({ job }) => told.push(`${job.id} ${job.state}`)), told }
}

test('two run, the third waits for one of them to end, in the order they were asked for', () => {
  const { jobs } = open()
  for (const id of ['a', 'b', 'c', 'd']) jobs.enter(kept(id))
  expect([jobs.next()?.id, jobs.next()?.id, jobs.next()]).toEqual(['a', 'b', null])
  jobs.done('b', 1)
  expect([jobs.next()?.id, jobs.next()]).toEqual(['c', null])
})

test('one that is not ready yet holds up nobody', () => {
  const { jobs } = open()
  for (const id of ['a', 'b']) jobs.enter(kept(id))
  expect(jobs.next((id) => id === 'b')?.id).toBe('b')
})

test('the same of the same person is the same while it runs, and a new one afterwards', () => {
  const { jobs } = open()
  jobs.enter(kept('a', { key: 'k' }))
  expect(jobs.enter(kept('b', { key: 'k' }))).toMatchObject({ job: { id: 'a' }, fresh: false })
  expect(jobs.enter(kept('c', { key: 'k', by: 'p2' }))).toMatchObject({ fresh: true })
  jobs.next()
  jobs.done('a', 1)
  expect(jobs.enter(kept('d', { key: 'k' }))).toMatchObject({ job: { id: 'd' }, fresh: true })
})

test('nobody has more than five under way', () => {
  const { jobs } = open()
  for (let at = 0; at < MOST_WAITING; at += 1) jobs.enter(kept(`a${at}`))
  expect(jobs.enter(kept('more'))).toEqual({ refused: expect.stringContaining('5 份') })
  expect(jobs.enter(kept('other', { by: 'p2' }))).toMatchObject({ fresh: true })
})

test('progress goes forward only, and is whole only when the file is there', () => {
  const { jobs } = open()
  jobs.enter(kept('a'))
  jobs.next()
  for (const share of [0.4, 0.2, 5]) jobs.progress('a', share)
  expect(jobs.one('a', 'p1')?.job.progress).toBe(0.99)
  jobs.done('a', 1)
  expect(jobs.one('a', 'p1')?.job).toMatchObject({ progress: 1, state: 'done', file: '/api/v1/exports/a/file' })
})

test('what ended stays as it ended, and one’s exports are nobody else’s', () => {
  const { jobs } = open()
  jobs.enter(kept('a'))
  jobs.cancel('a')
  jobs.done('a', 1)
  expect(jobs.one('a', 'p1')?.job.state).toBe('cancelled')
  expect(jobs.one('a', 'p2')).toBeNull()
  expect(jobs.of('p2')).toEqual([])
})

test('what an earlier process left under way is over; what it had done is not', () => {
  const { jobs } = open()
  jobs.remember(kept('a'))
  jobs.remember(kept('b', { job: { ...kept('b').job, state: 'done' }, doneAt: 5 }))
  expect(jobs.of('p1').map(({ id, state, fault }) => [id, state, fault])).toEqual([
    ['b', 'done', null],
    ['a', 'failed', '服务重启，请重新导出。'],
  ])
})

test('a day after it was made it is forgotten; what runs is not', () => {
  const { jobs } = open()
  jobs.enter(kept('a'))
  jobs.next()
  jobs.done('a', 10)
  jobs.enter(kept('b'))
  expect(jobs.outdated(KEPT_MS + 9)).toEqual([])
  expect(jobs.outdated(KEPT_MS + 10)).toEqual(['a'])
  expect(jobs.of('p1').map(({ id }) => id)).toEqual(['b'])
})
