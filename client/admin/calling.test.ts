// @vitest-environment happy-dom
import type { WebhookRow, WebhooksAnswer } from '@contract/webhook.ts'
import { afterEach, expect, test } from 'vitest'
import CallingSection from './CallingSection.vue'
import { stateOf } from './calling-state.ts'
import { button, closeAll, open, serve, until } from './page.fixture.ts'

afterEach(closeAll)

const NOW = Date.now()
const row = (over: Partial<WebhookRow> = {}): WebhookRow => ({
  ...{ id: 'hook_1', name: '短信网关', format: 'standard', host: 'sms.example.cn', happenings: ['alarm.raised'] },
  ...{ priority: 2, units: null, state: 'on', madeAt: NOW, waiting: 0, dead: 0, oldestAt: null, pausedUntil: null },
  ...{ last: null, arrivedAt: null },
  ...over,
})
const refused = { at: NOW, fault: 'status' as const, status: 503, text: 'down for today' }
const answerOf = (over: Partial<WebhooksAnswer> = {}): WebhooksAnswer => ({
  ...{ items: [row()], waiting: [], dead: [], deadTotal: 0, push: { on: true, devices: 2, waiting: 0 } },
  ...{ rules: { private: false, plain: false, link: true } },
  ...over,
})

test('a receiver is called well only when its last answer was good and nothing waits', () => {
  expect(stateOf(row(), NOW)).toBe('never')
  expect(stateOf(row({ last: { ...refused, fault: null } }), NOW)).toBe('ok')
  expect(stateOf(row({ last: refused, waiting: 3, oldestAt: NOW }), NOW)).toBe('failing')
  expect(stateOf(row({ last: { ...refused, fault: null }, waiting: 1, oldestAt: NOW - 3_600_000 }), NOW)).toBe('old')
  expect(stateOf(row({ state: 'gone', last: refused }), NOW)).toBe('gone')
})

test('the state of a receiver that calls wait for opens them; of one without any it opens nothing', async () => {
  const waits = (webhookId: string, id: string) => ({
    ...{ id, webhookId, happening: 'alarm.raised', about: `告警 ${id}`, madeAt: NOW, tries: 2, last: refused },
    nextAt: NOW + 60_000,
  })
  const answer = answerOf({
    items: [row({ waiting: 60, oldestAt: NOW, last: refused }), row({ id: 'hook_2', name: '值班群' })],
    waiting: [waits('hook_1', 'msg_1'), { ...waits('hook_1', 'msg_2'), nextAt: NOW - 1 }, waits('hook_9', 'msg_3')],
  })
  const base = await serve(({ url }) => ({ json: url?.startsWith('/api/v1/webhooks') ? answer : { stations: [] } }))
  const page = open(base, CallingSection, {})
  await until(() => page.text().includes('送不到，待发 60 条'))
  expect(page.findAll('[data-records="waiting-calls"]')).toHaveLength(1)
  await page.get('[data-records="waiting-calls"]').trigger('click')
  await until(() => page.findAll('#waiting-calls [data-record]').length === 2)
  expect(page.get('#waiting-calls').attributes('data-total')).toBe('60')
  expect(page.get('#waiting-calls').text()).toContain('共 60 条，列出等得最久的')
  expect(page.findAll('#waiting-calls [data-record]').map((each) => each.text().includes('排队中'))).toEqual([
    false,
    true,
  ])
  expect(page.get('#waiting-calls').text()).not.toContain('msg_3')
  expect(document.activeElement?.id).toBe('waiting-heading')
  await page.get('#waiting-calls header button').trigger('click')
  expect(page.find('#waiting-calls').exists()).toBe(false)
})

test('the administrator attaches a robot, sees its secret once, and sees what failed with the receiver’s own words', async () => {
  const given: { order: Record<string, unknown> }[] = []
  const dead = [
    {
      id: 'msg_1',
      webhookId: 'hook_1',
      happening: 'task.issued',
      about: 'RW20261127-0001',
      madeAt: NOW,
      tries: 11,
      last: refused,
    },
  ]
  const base = await serve((request, body) => {
    if (request.method === 'POST') {
      given.push(JSON.parse(body) as (typeof given)[0])
      return { json: { state: 'accepted', version: 1, result: { webhookId: 'hook_2', secret: 'whsec_shown-once' } } }
    }
    if (request.url?.startsWith('/api/v1/webhooks'))
      return {
        json: answerOf({ items: [row({ dead: 1, last: refused, waiting: 2, oldestAt: NOW })], dead, deadTotal: 1 }),
      }
    return { json: { stations: [{ id: 'st-1', name: '甲监管所' }] } }
  })
  const page = open(base, CallingSection, {})
  await until(() => page.text().includes('送不到，待发 2 条'))
  expect(page.text()).toContain('down for today')
  expect(page.text()).toContain('RW20261127-0001')
  await until(() => page.text().includes('甲监管所'))
  await page.find('input[name=name]').setValue('值班群')
  await page.find('input[name=url]').setValue('https://sms.example.cn/in')
  await page.find('form').trigger('submit')
  await until(() => page.find('.once input').exists())
  expect((page.find('.once input').element as HTMLInputElement).value).toBe('whsec_shown-once')
  expect(given[0]?.order).toMatchObject({
    ...{
      verb: 'webhook.add',
      name: '值班群',
      format: 'standard',
      url: 'https://sms.example.cn/in',
      priority: 2,
      units: null,
    },
    happenings: ['alarm.raised', 'alarm.unacknowledged'],
  })
  await button(page, '重发').trigger('click')
  await until(() => given.length === 2)
  expect(given[1]?.order).toEqual({ verb: 'webhook.retry', webhookId: 'hook_1', callId: 'msg_1' })
})
