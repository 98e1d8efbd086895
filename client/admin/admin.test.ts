// @vitest-environment happy-dom
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import type { Component } from 'vue'
import { createI18n } from 'vue-i18n'
import { adminKey } from './admin-key.ts'
import { openAdmin, Refused } from './ask.ts'
import FeedsSection from './FeedsSection.vue'
import { adminMessages } from './messages.ts'
import RejectedSection from './RejectedSection.vue'

const age = {
  now: '刚刚',
  seconds: '{n} 秒前',
  minutes: '{n} 分前',
  hours: '{n} 时 {m} 分前',
  days: '{n} 天前',
  running: '{n} 天 {h} 时',
}
const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  messages: { 'zh-CN': { admin: adminMessages['zh-CN'], age }, en: { admin: adminMessages.en } },
})
let server: Server | undefined
let wrapper: VueWrapper | undefined

type Answer = (request: IncomingMessage, body: string) => { status?: number; json: unknown }
async function serve(answer: Answer): Promise<string> {
  const made = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { status = 200, json } = request.method === 'OPTIONS' ? { json: {} } : answer(request, body)
      // The page under test believes to live elsewhere.
      response.writeHead(status, {
        'content-type': 'application/json',
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
        'access-control-allow-methods': '*',
      })
      response.end(JSON.stringify(json))
    })
  })
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`
}
afterEach(async () => {
  wrapper?.unmount()
  wrapper = undefined
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)))
  server = undefined
})
const row = {
  id: 'r1',
  feed: '12315',
  at: Date.parse('2026-11-23T09:00:00+08:00'),
  recordId: 'W-1',
  pointer: '/data/respondent/name',
  message: 'is missing',
  raw: { id: 'W-1', note: '<img src=x onerror=alert(1)>' },
  state: 'open',
}
function open(base: string, component: Component, props: Record<string, unknown>) {
  const admin = openAdmin(base)
  wrapper = mount(component as never, {
    props: { admin, ...props } as never,
    global: { plugins: [i18n], provide: { [adminKey as symbol]: admin } },
  })
  return wrapper
}
const until = (check: () => boolean) =>
  vi.waitFor(async () => {
    await flushPromises()
    expect(check()).toBe(true)
  }, 5_000)

test('a rejected record is mended and replayed, and the outcome is said', async () => {
  const replayed: unknown[] = []
  const base = await serve((request, body) => {
    if (request.method !== 'POST') return { json: { rejected: [row], next: null, counts: { '12315': 1 } } }
    replayed.push(JSON.parse(body))
    return replayed.length === 1
      ? { status: 422, json: { state: 'refused', pointer: '/time', message: 'is empty' } }
      : { json: { state: 'accepted' } }
  })
  const page = open(base, RejectedSection, { feed: '' })
  await until(() => page.text().includes('W-1'))
  expect(page.text()).toContain('缺少此项')
  await page.get('.record-line').trigger('click')
  expect(page.get('textarea').element.value).toBe(JSON.stringify(row.raw, null, 2))
  expect(page.find('img').exists()).toBe(false)

  await page.get('textarea').setValue('{"id": oops')
  await page.get('button.main').trigger('click')
  await until(() => page.get('.outcome').text().includes('不是有效的 JSON'))
  expect(replayed).toEqual([])

  await page.get('textarea').setValue('{"id":"W-1","mended":true}')
  await page.get('button.main').trigger('click')
  await until(() => page.get('.outcome').text().includes('仍被拒收'))
  expect(page.get('.outcome').text()).toContain('为空')
  await page.get('button.main').trigger('click')
  await until(() => page.get('.outcome').text().includes('已接收入库'))
  expect(replayed.at(-1)).toEqual({ raw: { id: 'W-1', mended: true } })
  expect(page.find('button.main').exists()).toBe(false)
})

test('a record is discarded only after the consequence was said', async () => {
  const asked: string[] = []
  const base = await serve((request) => {
    if (request.method === 'POST') asked.push(request.url ?? '')
    return request.method === 'POST' ? { json: {} } : { json: { rejected: [row], next: null } }
  })
  const page = open(base, RejectedSection, { feed: '' })
  await until(() => page.text().includes('W-1'))
  await page.get('.record-line').trigger('click')
  await page
    .findAll('.bar button')
    .find((button) => button.text() === '丢弃')!
    .trigger('click')
  expect(asked).toEqual([])
  expect(page.text()).toContain('不会入库')
  await page.get('button.grave').trigger('click')
  await until(() => page.get('.record').attributes('data-state') === 'discarded')
  expect(asked).toEqual(['/api/v1/rejected/r1/discard'])
})

test('health is said by shape and word, the age of the last answer counted', async () => {
  const feed = {
    feed: 'iot',
    title: { zh: '电梯物联网', en: 'Lifts' },
    nature: 'periodic',
    everyMs: 2_000,
    staleAfterMs: 30_000,
    heardAt: Date.now() - 65_000,
    state: 'stale',
    fault: '<b>upstream</b> 500',
    circuit: 'open',
    accepted: 12_345,
    duplicates: 0,
    rejected: 3,
  }
  const base = await serve(() => ({
    json: { feeds: [feed], cache: 'redisAway', journal: { state: 'embedded', fault: null } },
  }))
  const page = open(base, FeedsSection, {})
  await until(() => page.text().includes('电梯物联网'))
  for (const said of [
    '静默',
    '1 分前',
    '周期，每 2 秒',
    '超过 30 秒 视为静默',
    '断开',
    'Redis 失联，暂存于进程内',
    '流水在内嵌数据库',
    '12,345',
    '<b>upstream</b> 500',
  ])
    expect(page.text()).toContain(said)
  expect(page.findAll('.state-mark.triangle')).toHaveLength(2)
  await page.get('button.link').trigger('click')
  expect(page.emitted('rejected')).toEqual([['iot']])
})

test('where the server wants a key the page asks for one and goes on with it', async () => {
  const base = await serve((request) =>
    request.headers.authorization === 'Bearer k1'
      ? { json: { rejected: [row], next: null } }
      : { status: 401, json: { error: '需要密钥' } },
  )
  const page = open(base, RejectedSection, { feed: '' })
  await until(() => page.find('.refusal input').exists())
  await page.get('.refusal input').setValue('k1')
  await page.get('.refusal form').trigger('submit')
  await until(() => page.text().includes('W-1'))
  expect(page.find('.refusal').exists()).toBe(false)
})

test('a server that is gone, and one that refuses, are told apart', async () => {
  const base = await serve(() => ({ status: 400, json: { error: '参数 limit：过大' } }))
  await expect(openAdmin(base).rejected('', null)).rejects.toMatchObject({ status: 400, message: '参数 limit：过大' })
  await expect(openAdmin('http://127.0.0.1:1').feeds()).rejects.toBeInstanceOf(Refused)
})
