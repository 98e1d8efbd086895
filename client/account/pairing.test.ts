// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, test } from 'vitest'
import type { PairingBoard } from './account-key.ts'
import { openPage } from './mounted.fixture.ts'
import PairingScreen from './PairingScreen.vue'

async function open() {
  let board: PairingBoard | undefined
  let signal: AbortSignal | undefined
  let done: (paired: boolean) => void = () => {}
  const opened = await openPage(PairingScreen, {
    at: '/wall',
    account: () => ({
      pair(given, leaving) {
        board = given
        signal = leaving
        return new Promise((resolve) => (done = resolve))
      },
    }),
  })
  return { ...opened, board: board!, signal: signal!, done: (paired: boolean) => done(paired) }
}

test('a wall shows its code in two halves and when it ends, and has nothing to type into', async () => {
  const { page, board } = await open()
  Object.assign(board, { code: '418027', endsAt: performance.now() + 300_400 })
  await flushPromises()
  expect(page.findAll('.pairing-code [aria-hidden]').map((half) => half.text())).toEqual(['418', '027'])
  expect(page.get('.pairing-code .visually-hidden').text()).toBe('配对码 4 1 8 0 2 7')
  expect(page.text()).toContain('系统管理 → 大屏')
  expect(page.text()).toMatch(/0[45]:\d\d 后换新码/)
  expect(page.findAll('input, form, a')).toEqual([])
})
test('two halves alike are both shown', async () => {
  const { page, board } = await open()
  Object.assign(board, { code: '123123', endsAt: 1e12 })
  await flushPromises()
  expect(page.findAll('.pairing-code [aria-hidden]').map((half) => half.text())).toEqual(['123', '123'])
})
test('a server that is away is said to be away', async () => {
  const { page, board } = await open()
  board.away = true
  await flushPromises()
  expect(page.get('.pairing-away').text()).toContain('没有应答')
})
test('a paired wall says so once', async () => {
  const { page, done } = await open()
  done(true)
  await flushPromises()
  expect(page.findComponent(PairingScreen).emitted('paired')).toHaveLength(1)
})
test('a wall that is left asks no more', async () => {
  const { page, signal } = await open()
  page.unmount()
  expect(signal.aborted).toBe(true)
})
