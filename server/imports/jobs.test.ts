import { expect, test } from 'vitest'
import { createJobs, MOST_JOBS, MOST_RUNNING } from './jobs.ts'
import type { ImportSummary } from './run.ts'

const summary: ImportSummary = {
  rows: 3,
  accepted: 2,
  duplicates: 0,
  refused: 1,
  cancelled: false,
  refusedPath: '/x.csv',
  format: 'csv',
  encoding: 'utf-8',
  headers: ['a'],
  mapping: { fields: {} },
  preview: [],
  reasons: [],
}
const jobsOf = (dropped: string[] = []) => {
  let serial = 0
  return createJobs({
    now: () => 1_000 + serial,
    newId: () => `job-${++serial}`,
    onDropped: (id) => dropped.push(id),
  })
}
const started = (jobs: ReturnType<typeof jobsOf>) => {
  const start = jobs.start('sites', 'a.csv', false)
  if ('refused' in start) throw new Error(start.refused)
  return start
}

test('a job runs, tells its progress and ends with its figures', () => {
  const jobs = jobsOf()
  const { id } = started(jobs)
  jobs.progress(id, { rows: 2, accepted: 1, duplicates: 0, refused: 1, share: 0.5 })
  expect(jobs.get(id)).toMatchObject({ state: 'running', rows: 2, share: 0.5, endedAt: null })
  jobs.end(id, summary)
  expect(jobs.get(id)).toMatchObject({ state: 'done', rows: 3, share: 1, hasRefused: true })
  expect(jobs.refusedPathOf(id)).toBe('/x.csv')
})

test('a cancelled job hears of it, once', () => {
  const jobs = jobsOf()
  const { id, signal } = started(jobs)
  expect(jobs.cancel(id)).toBe(true)
  expect(signal.aborted).toBe(true)
  jobs.end(id, { ...summary, cancelled: true })
  expect(jobs.get(id)?.state).toBe('cancelled')
  expect(jobs.cancel(id)).toBe(false)
  expect(jobs.cancel('nobody')).toBe(false)
})

test('a failed job keeps its figures and its sentence, and an ended one changes no more', () => {
  const jobs = jobsOf()
  const { id } = started(jobs)
  jobs.progress(id, { rows: 7, accepted: 7, duplicates: 0, refused: 0, share: 0.2 })
  jobs.end(id, { message: 'the file is broken' })
  jobs.progress(id, { rows: 9, accepted: 9, duplicates: 0, refused: 0, share: 1 })
  expect(jobs.get(id)).toMatchObject({ state: 'failed', message: 'the file is broken', rows: 7 })
})

test('only so many run at once', () => {
  const jobs = jobsOf()
  for (let i = 0; i < MOST_RUNNING; i++) started(jobs)
  expect(jobs.start('sites', 'a.csv', false)).toMatchObject({ refused: expect.stringContaining('running') })
})

test('the list is bounded, newest first, never forgets a running job, and says whose files nobody needs', () => {
  const dropped: string[] = []
  const jobs = jobsOf(dropped)
  const first = started(jobs)
  for (let i = 0; i < MOST_JOBS + 5; i++) jobs.end(started(jobs).id, { ...summary, refusedPath: `/${i}.csv` })
  const list = jobs.list()
  expect(list).toHaveLength(MOST_JOBS)
  expect(list[0]?.id).toBe(`job-${MOST_JOBS + 6}`)
  expect(list.at(-1)?.id).toBe(first.id)
  expect(dropped).toEqual(['job-2', 'job-3', 'job-4', 'job-5', 'job-6', 'job-7'])
})
