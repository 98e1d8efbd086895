// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { openAdmin, Refused } from './ask.ts'
import FeedsSection from './FeedsSection.vue'
import { closeAll, open, serve, until } from './page.fixture.ts'
import RejectedSection from './RejectedSection.vue'

afterEach(closeAll)
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
    json: { feeds: [feed], cache: 'redisAway', journal: { state: 'embedded', fault: null }, counts: { iot: 2 } },
  }))
  const page = open(base, FeedsSection, {})
  await until(() => page.text().includes('电梯物联网') && page.find('button.link').exists())
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
  // What the feed counted since its start is read off it; what waits to be mended leads there.
  expect(page.get('button.link').text()).toBe('2')
  await page.get('button.link').trigger('click')
  expect(page.emitted('rejected')).toEqual([['iot']])
})

test('a session that ended leads to the sign-in page, and what one may not do says so', async () => {
  let status = 401
  const left: string[] = []
  const base = await serve(() => ({ status, json: { error: '您的角色不能查看或操作这里。' } }))
  const page = open(base, RejectedSection, { feed: '' }, { signedOut: () => left.push('left') })
  await until(() => page.text().includes('登录已失效'))
  expect(left).toEqual(['left'])
  status = 403
  await page.get('.bar button').trigger('click')
  await until(() => page.text().includes('您的角色不能查看或操作这里。'))
  expect(left).toEqual(['left'])
})

test('who may not mend rejected records is not led to them', async () => {
  const feed = {
    feed: 'iot',
    title: { zh: '物联网', en: 'IoT' },
    heardAt: null,
    everyMs: 1,
    staleAfterMs: 1,
    rejected: 3,
  }
  const health = {
    ...feed,
    nature: 'periodic',
    state: 'never',
    circuit: 'closed',
    accepted: 0,
    duplicates: 0,
    fault: null,
  }
  const base = await serve(() => ({ json: { feeds: [health], cache: 'inProcess' } }))
  const page = open(base, FeedsSection, { lookOnly: true })
  await until(() => page.text().includes('物联网'))
  expect(page.findAll('td.number').map((cell) => cell.text())).toEqual(['0', '0', '3'])
  expect(page.find('button.link').exists()).toBe(false)
})

test('whoever mends a record is told that what is masked comes back by itself', async () => {
  const base = await serve(() => ({ json: { rejected: [row], next: null } }))
  const page = open(base, RejectedSection, { feed: '' })
  await until(() => page.text().includes('W-1'))
  await page.get('.record-line').trigger('click')
  expect(page.text()).toContain('重放时由服务器还原')
})

test('a server that is gone, and one that refuses, are told apart', async () => {
  const base = await serve(() => ({ status: 400, json: { error: '参数 limit：过大' } }))
  await expect(openAdmin(base).rejected('', null)).rejects.toMatchObject({ status: 400, message: '参数 limit：过大' })
  await expect(openAdmin('http://127.0.0.1:1').feeds()).rejects.toBeInstanceOf(Refused)
})
