import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openJobs } from './jobs.ts'

/* What the house does by the clock, and how it comes to rest. */

test('the house rests once what is under way has ended, so that nothing finds its store closed', async () => {
  const faults: string[] = []
  const { job, ended } = openJobs((what) => faults.push(what))
  let [open, done] = [true, () => {}]
  const work = new Promise<void>((resolve) => (done = resolve))
  job('拆分出错', async () => {
    await work
    if (!open) throw new Error('closed')
  })()
  const rest = ended(60_000).then(() => (open = false))
  await setImmediate()
  done()
  await rest
  await setImmediate()
  expect(faults).toEqual([])
})

test('a job that never ends does not keep the house from resting', async () => {
  const { job, ended } = openJobs(() => {})
  job('拆分出错', () => new Promise(() => {}))()
  await ended(1)
  await expect(ended(1)).resolves.toBeUndefined()
})

test('a job is begun once at a time, tells its fault, and is begun again', async () => {
  const faults: string[] = []
  const { job, ended } = openJobs((what) => faults.push(what))
  let runs = 0
  const begin = job('拆分出错', () => {
    runs += 1
    return Promise.reject(new Error('away'))
  })
  begin()
  begin()
  await ended(60_000)
  begin()
  await ended(60_000)
  expect([runs, faults]).toEqual([2, ['拆分出错', '拆分出错']])
})
