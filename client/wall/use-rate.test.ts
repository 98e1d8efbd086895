// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h, type Ref } from 'vue'
import { recordSourceKey } from '../ui/records.ts'
import { useRate, type RateState } from './use-rate.ts'

const answer = { cohort: { gross: { n: 3, d: 10, percent: '30.00' }, period: { from: 1, to: 2 } } }
let now = Date.parse('2026-11-27T09:30:00+08:00')
let warned: ReturnType<typeof vi.spyOn>
beforeEach(() => {
  vi.useFakeTimers()
  warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.useRealTimers()
  warned.mockRestore()
})

/** The rate as a wall would hold it, over a server that answers as the test says. */
async function wall(one: (path: string) => Promise<Record<string, unknown>>) {
  let state!: Ref<RateState>
  let word = 0
  const part = defineComponent(() => {
    state = useRate(
      () => now,
      () => true,
      () => word,
    )
    return () => h('i')
  })
  const source = { one, page: () => Promise.reject(new Error('not asked')) }
  const page = mount(part, { global: { provide: { [recordSourceKey as symbol]: source } } })
  await flushPromises()
  /** Something moves, and time goes on until it is asked anew. */
  const later = async () => {
    word += 1
    now += 31_000
    await vi.advanceTimersByTimeAsync(2_000)
  }
  return { state, later, page }
}

test('a comparison that cannot be had takes away no rate', async () => {
  const { state, page } = await wall((path) =>
    path.includes('from=2026-10') ? Promise.reject(new Error('down')) : Promise.resolve(answer),
  )
  expect(state.value).toMatchObject({ now: { percent: '30.00' }, before: null, asOf: now })
  page.unmount()
})

test('an answer that is none leaves the last one standing, with the age it has', async () => {
  let told: Record<string, unknown> = answer
  const { state, later, page } = await wall(() => Promise.resolve(told))
  const asOf = now
  told = { error: 'no' }
  await later()
  expect(state.value).toMatchObject({ now: { percent: '30.00' }, asOf })
  expect(warned).toHaveBeenCalled()
  told = { cohort: { gross: { n: 4, d: 10, percent: '40.00' }, period: { from: 1, to: 2 } } }
  await later()
  expect(state.value).toMatchObject({ now: { percent: '40.00' }, asOf: now })
  page.unmount()
})
