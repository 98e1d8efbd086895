// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { useLater } from './use-later.ts'

afterEach(() => void vi.useRealTimers())

/** A wall that begins at once, and what it asked for. */
function hung(part: () => Promise<unknown>) {
  vi.useFakeTimers()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  return mount({
    setup() {
      const { begin } = useLater([part, part], 1_000)
      begin()
      begin()
      return () => null
    },
  })
}

test('what a wall needs later is fetched once, and only when the wall has had its time', async () => {
  const part = vi.fn(() => Promise.resolve())
  hung(part)
  await vi.advanceTimersByTimeAsync(999)
  expect(part).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(part).toHaveBeenCalledTimes(2)
})
test('a server that is away is asked again until everything is here', async () => {
  const part = vi.fn(() => Promise.resolve())
  part.mockRejectedValueOnce(new Error('away'))
  hung(part)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(part).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(part).toHaveBeenCalledTimes(3)
})
test('a wall that is taken down asks no more', async () => {
  const part = vi.fn(() => Promise.resolve())
  hung(part).unmount()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(part).not.toHaveBeenCalled()
})
