import { expect, test, vi } from 'vitest'
import { answering } from './answering.fixture.ts'
import { apartMs, byHand, mayTouch, touchWhileActive } from './touch.ts'

async function watch(status: number) {
  let asked = 0
  const base = await answering(() => {
    asked += 1
    return { status }
  })
  const page = new EventTarget()
  const time = { now: 0 }
  const heard = { idleMs: () => 900_000, ended: vi.fn(), failed: vi.fn() }
  const stop = touchWhileActive(
    base,
    heard,
    page,
    () => true,
    () => time.now,
  )
  return { page, time, stop, heard, asked: () => asked }
}

test('an active person is told of at most once a minute', async () => {
  const { page, time, stop, asked } = await watch(204)
  for (let second = 0; second < 150; second++) {
    time.now = second * 1_000
    page.dispatchEvent(new Event('keydown'))
  }
  await expect.poll(asked).toBe(3)
  stop()
  time.now = 900_000
  page.dispatchEvent(new Event('keydown'))
  expect(asked()).toBe(3)
})
test('who does nothing is told of never', async () => {
  const { time, stop, asked } = await watch(204)
  time.now = 3_600_000
  stop()
  expect(asked()).toBe(0)
})
test('a session that ran out is said to have ended; a server that is away is not the end', async () => {
  const over = await watch(401)
  over.page.dispatchEvent(new Event('pointerdown'))
  await expect.poll(() => over.heard.ended.mock.calls.length).toBe(1)
  over.stop()
  const away = await watch(503)
  away.page.dispatchEvent(new Event('pointerdown'))
  await expect.poll(() => away.heard.failed.mock.calls.length).toBe(1)
  expect(away.heard.ended).not.toHaveBeenCalled()
  away.stop()
})
test('input made by a script is no person', () => {
  expect(byHand(new Event('keydown'))).toBe(false)
})
test('a mouse under which the page moves does not move', () => {
  const move = (movementX: number) =>
    ({ isTrusted: true, type: 'pointermove', movementX, movementY: 0 }) as PointerEvent
  expect([byHand(move(0)), byHand(move(3))]).toEqual([false, true])
})
test('the first input is told at once', () => {
  expect([mayTouch(null, 0, 900_000), mayTouch(0, 59_999, 900_000), mayTouch(0, 60_000, 900_000)]).toEqual([
    true,
    false,
    true,
  ])
})
test('however short the idle limit, whoever works without a pause is told of several times within it', () => {
  for (const idleMs of [60_000, 120_000, 900_000, 3_600_000]) expect(idleMs / apartMs(idleMs)).toBeGreaterThanOrEqual(4)
  expect(apartMs(null)).toBe(60_000)
})
