// @vitest-environment happy-dom
import { createHash } from 'node:crypto'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { defineComponent, h } from 'vue'
import { answering } from '../link/answering.fixture.ts'
import { openAsking } from '../orders/asking.ts'
import { browserOf, usePush } from './use-push.ts'

const ENDPOINT = 'https://push.example/abc'
const hash = createHash('sha256').update(ENDPOINT).digest('hex')
const subscription = {
  endpoint: ENDPOINT,
  toJSON: () => ({ endpoint: ENDPOINT, keys: { p256dh: 'p', auth: 'a' } }),
} as unknown as PushSubscription

let unmount = () => {}
afterEach(() => unmount())

/** A browser that says what a test wants, before a real server. */
async function opened(
  said: { key?: string | null; devices?: readonly string[]; status?: number },
  over: Partial<ReturnType<typeof browserOf>> = {},
) {
  const heard: [string, unknown][] = []
  const did: string[] = []
  let own: PushSubscription | null = null
  const headers = Object.fromEntries(
    ['origin', 'headers', 'methods'].map((each) => [`access-control-allow-${each}`, '*']),
  )
  const base = await answering((line, body) => {
    if (line.startsWith('OPTIONS')) return { json: {}, headers }
    heard.push([line, body])
    if (line === 'GET /api/v1/push')
      return { headers, json: { key: said.key === undefined ? 'AAAA' : said.key, devices: said.devices ?? [] } }
    return { headers, status: said.status ?? 200, json: said.status ? { error: '不在允许的名单里' } : {} }
  })
  const browser: ReturnType<typeof browserOf> = {
    cannot: () => null,
    subscribed: async () => own,
    subscribe: async () => ((did.push('subscribe'), (own = subscription)), subscription),
    silence: async () => void (did.push('silence'), (own = null)),
    permission: async () => (did.push('asked'), 'granted'),
    ...over,
  }
  let push!: ReturnType<typeof usePush>
  const page = mount(
    defineComponent(() => {
      push = usePush(
        openAsking(base, () => {}),
        () => 'zh-CN',
        () => {},
        browser,
      )
      return () => h('div')
    }),
  )
  unmount = () => page.unmount()
  const settled = () => expect.poll(async () => (await flushPromises(), push.working.value)).toBe(false)
  await settled()
  return { push, heard, did, turn: async () => (await push.turn(), settled()) }
}
const lines = (heard: readonly [string, unknown][]) => heard.map(([line]) => line)

test('the phone asks for leave when its person touches the switch, and not before', async () => {
  const { push, did, heard, turn } = await opened({})
  expect(push.state.value).toBe('off')
  expect(did).toEqual([])
  await turn()
  expect(did).toEqual(['asked', 'subscribe'])
  expect(push.state.value).toBe('on')
  expect(heard.at(-1)).toEqual([
    'POST /api/v1/push/subscriptions',
    { endpoint: ENDPOINT, keys: { p256dh: 'p', auth: 'a' }, lang: 'zh-CN' },
  ])
  await turn()
  expect(push.state.value).toBe('off')
  expect(lines(heard).at(-1)).toBe('DELETE /api/v1/push/subscriptions')
  expect(did.at(-1)).toBe('silence')
})

test('what the browser cannot is said as it is', async () => {
  for (const no of ['insecure', 'unsupported', 'denied'] as const) {
    const { push, heard } = await opened({}, { cannot: () => no })
    expect(push.state.value).toBe(no)
    expect(heard).toEqual([])
  }
  expect((await opened({ key: null })).push.state.value).toBe('closed')
  const denied = await opened({}, { permission: async () => 'denied' })
  await denied.turn()
  expect(denied.push.state.value).toBe('denied')
  const none = await opened({}, { subscribe: async () => Promise.reject(new DOMException('no service', 'AbortError')) })
  await none.turn()
  expect(none.push.state.value).toBe('failed')
})

test('a device that is his rings on under the session of now; one that another left here rings no more', async () => {
  const his = await opened({ devices: [hash] }, { subscribed: async () => subscription })
  expect(his.push.state.value).toBe('on')
  expect(lines(his.heard)).toEqual(['GET /api/v1/push', 'POST /api/v1/push/subscriptions'])
  const left = await opened({ devices: [] }, { subscribed: async () => subscription })
  expect(left.push.state.value).toBe('off')
  expect(left.did).toEqual(['silence'])
})

test('what the server will not have is said in its words, and the browser is not left subscribed', async () => {
  const { push, did, turn } = await opened({ status: 422 })
  await turn()
  expect(push.state.value).toBe('failed')
  expect(push.why.value).toBe('不在允许的名单里')
  expect(did.at(-1)).toBe('silence')
})
