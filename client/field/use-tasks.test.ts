// @vitest-environment happy-dom
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TaskDetail } from '@contract/task.ts'
import { afterEach, expect, test } from 'vitest'
import { effectScope } from 'vue'
import { openAsking } from '../orders/asking.ts'
import type { StepEntry } from './entry.ts'
import type { KeptTasks } from './keep.ts'
import { step } from './shelf.fixture.ts'
import { detailOf } from './task.fixture.ts'
import { aheadOf, useTasks } from './use-tasks.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A house with these tasks, that counts what it is asked; `status` when it has nothing to say. */
async function house(tasks: () => readonly TaskDetail[], status: () => number = () => 200) {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://here')
    response.setHeader('content-type', 'application/json')
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', '*')
    response.setHeader('access-control-expose-headers', 'date')
    if (request.method === 'OPTIONS') return void response.end()
    asked.push(request.url ?? '')
    if (status() !== 200) return void response.writeHead(status()).end(JSON.stringify({ error: '稍后再试。' }))
    const id = /\/tasks\/(.+)$/.exec(pathname)?.[1]
    const unit = searchParams.get('unit')
    const said =
      id !== undefined
        ? tasks().find((task) => task.id === id)
        : { items: tasks().filter((task) => (unit === null ? task.handler === 'p1' : task.unit === unit)), next: null }
    response.end(JSON.stringify(said))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))))
  return { asked, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

function open(
  base: string,
  { stations = [], holds = () => false }: { stations?: string[]; holds?: (id: string) => boolean } = {},
) {
  const kept: { tasks: KeptTasks | null } = { tasks: null }
  const memory = {
    tasks: async () => kept.tasks,
    keepTasks: async (next: KeptTasks) => void (kept.tasks = structuredClone(next)),
    draft: async () => null,
    keepDraft: async () => {},
    dropDraft: async () => {},
  }
  const lines: string[] = []
  const told: string[][] = []
  const scope = effectScope()
  const his = scope.run(() =>
    useTasks({
      self: 'p1',
      ...{ asking: openAsking(base, () => {}), memory, stations, holds },
      told: (ids) => told.push([...ids]),
      line: (found) => lines.push(found),
      full: (error) => expect.unreachable(String(error)),
    }),
  )!
  closing.push(() => scope.stop())
  return { his, kept, lines, told }
}

test('his own tasks, and those of his station that nobody has yet; another one’s are not his', async () => {
  const { base } = await house(() => [
    detailOf({ id: 'mine' }),
    detailOf({ id: 'free', handler: null, unit: 's-1' }),
    detailOf({ id: 'hers', handler: 'p2', unit: 's-1' }),
  ])
  const { his } = open(base, { stations: ['s-1'] })
  await his.refresh()
  expect(his.tasks.value.map(({ id }) => id)).toEqual(['mine', 'free'])
})

test('only what is another version is asked for again', async () => {
  let version = 2
  const { base, asked } = await house(() => [detailOf({ id: 'a' }), detailOf({ id: 'b', version })])
  const { his } = open(base)
  await his.refresh()
  version = 3
  await his.refresh()
  expect(asked.filter((path) => /\/tasks\/./.test(path))).toEqual([
    '/api/v1/tasks/a',
    '/api/v1/tasks/b',
    '/api/v1/tasks/b',
  ])
})

test('without signal the tasks of before stand, with the time they were told', async () => {
  let status = 200
  const { base } = await house(
    () => [detailOf({ id: 'a', handlerName: '何俊杰' })],
    () => status,
  )
  const first = open(base)
  await first.his.refresh()
  expect(JSON.stringify(first.kept)).not.toContain('何俊杰')
  status = 503
  const again = open(base)
  again.kept.tasks = first.kept.tasks
  await again.his.recall()
  await again.his.refresh()
  expect(again.his.tasks.value.map(({ id }) => id)).toEqual(['a'])
  expect(again.his.at.value).toBe(first.his.at.value)
  expect(again.lines).toEqual(['away'])
})

test('whoever is signed out keeps his list; a refusal is said in the server’s words', async () => {
  let status = 200
  const { base } = await house(
    () => [detailOf({ id: 'a' })],
    () => status,
  )
  const { his, lines } = open(base)
  await his.refresh()
  for (const next of [401, 403]) {
    status = next
    await his.refresh()
  }
  expect(lines).toEqual(['there', 'signedOut', 'there'])
  expect(his.refusal.value).toBe('稍后再试。')
  expect(his.tasks.value).toHaveLength(1)
})

test('a task that is no longer his stays here while something of it is not sent, and no longer', async () => {
  let mine = true
  let holding = true
  const { base } = await house(() => (mine ? [detailOf({ id: 'a' })] : []))
  const { his, told } = open(base, { holds: () => holding })
  await his.refresh()
  mine = false
  await his.refresh()
  expect(his.tasks.value).toEqual([])
  expect(his.former.value.map(({ id }) => id)).toEqual(['a'])
  expect(told).toEqual([['a'], []])
  holding = false
  await his.refresh()
  expect(his.former.value).toEqual([])
})

const accept = { ...step('accept'), seq: 1, state: 'waiting', why: null } as StepEntry

test('a step is decided on the version that was told, unless the server took one since', async () => {
  const { base } = await house(() => [detailOf({ id: 'RW1', version: 7 })])
  const { his } = open(base)
  await his.refresh()
  const [task] = his.tasks.value
  expect(his.versionOf(task!)).toBe(7)
  await his.moved(accept)
  expect(his.versionOf(task!)).toBeNull()
  await his.refresh()
  expect(his.versionOf(task!)).toBe(7)
})

test('a task does not fall back to the step before, between the server’s yes and its next word, nor after a restart', async () => {
  const { base } = await house(() => [detailOf({ id: 'RW1', state: 'delivered' })])
  const { his, kept } = open(base)
  await his.refresh()
  const asking = his.refresh()
  await his.moved(accept)
  await asking
  expect(his.tasks.value[0]).toMatchObject({ state: 'accepted', placed: true })
  expect(his.tasks.value[0]!.steps.at(-1)!.what).toBe('accepted')
  expect(kept.tasks!.tasks[0]).toMatchObject({ state: 'accepted' })
})

test('the server’s clock is read from the head of its answer', () => {
  expect(aheadOf('Fri, 27 Nov 2026 10:00:00 GMT', Date.UTC(2026, 10, 27, 8))).toBe(7_200_000)
  expect(aheadOf(null, 0)).toBeNull()
  expect(aheadOf('gestern', 0)).toBeNull()
})
