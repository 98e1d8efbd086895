// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h, inject, type Ref } from 'vue'
import { counted } from '../picture/figures.fixture.ts'
import type { Figures } from '../picture/figures.ts'
import { partFiguresKey } from '../picture/use-figures.ts'
import { anyView } from '../picture/view.fixture.ts'
import { recordSourceKey } from './records.ts'
import { useCalm, type Calm } from './use-calm.ts'
import { providePartFigures } from './use-part-figures.ts'

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

type One = (path: string) => Promise<Record<string, unknown>>
const given = (one: One) => ({
  global: {
    provide: { [recordSourceKey as symbol]: { one, page: () => Promise.reject(new Error('not asked')) } },
  },
})

/** A number as a wall would hold it, over a server that answers as the test says. */
async function wall(one: One) {
  let state!: Ref<Calm<number>>
  let word = 0
  const part = defineComponent(() => {
    state = useCalm<number>(
      () => now,
      () => true,
      () => word,
      async (ask, _at, show) => {
        const { n } = await ask('/n')
        if (typeof n !== 'number') throw new Error('the answer is none')
        show(n)
      },
    )
    return () => h('i')
  })
  const page = mount(part, given(one))
  await flushPromises()
  /** Something moves, and time goes on until it is asked anew. */
  const later = async () => {
    word += 1
    now += 31_000
    await vi.advanceTimersByTimeAsync(2_000)
  }
  return { state, later, page }
}

test('an answer that is none leaves the last one standing, with the age it has', async () => {
  let told: Record<string, unknown> = { n: 3 }
  const { state, later, page } = await wall(() => Promise.resolve(told))
  const asOf = now
  told = { error: 'no' }
  await later()
  expect(state.value).toMatchObject({ value: 3, asOf })
  expect(warned).toHaveBeenCalled()
  told = { n: 4 }
  await later()
  expect(state.value).toMatchObject({ value: 4, asOf: now })
  page.unmount()
})

test('a public screen is told that it may not know', async () => {
  const { state, page } = await wall(() => Promise.reject(Object.assign(new Error('no'), { status: 403 })))
  expect(state.value).toMatchObject({ value: null, withheld: true })
  page.unmount()
})

/** The figures that parts of a screen are given, and what was asked for them. */
async function screen(marks: Record<string, number>) {
  const asked: string[] = []
  let figures!: Readonly<Ref<Figures | null>> | null
  const inner = defineComponent(() => {
    figures = inject(partFiguresKey, null)
    return () => h('i')
  })
  const outer = defineComponent(() => {
    providePartFigures(
      () => anyView({ marks, ...(marks['whole'] === 1 && { indicators: { 'tasks.open': counted(9) } }) }),
      () => now,
      () => true,
    )
    return () => h(inner)
  })
  const one: One = (path) => {
    asked.push(path)
    return Promise.resolve({ at: now, version: 7, values: { 'tasks.open': counted(2) } })
  }
  const page = mount(outer, given(one))
  await flushPromises()
  return { asked, figures: () => figures?.value ?? null, page }
}

test('whoever answers for a part is given his own figures; whoever sees the district asks for none', async () => {
  const own = await screen({ indicatorsAt: now })
  expect(own.asked).toEqual(['/api/v1/figures'])
  expect(own.figures()).toMatchObject({ of: 'part', version: 7, asOf: now })
  expect(own.figures()!.values.get('tasks.open')).toMatchObject({ value: 2 })
  now += 31_000
  await vi.advanceTimersByTimeAsync(2_000)
  expect(own.asked).toHaveLength(2)
  own.page.unmount()
  const whole = await screen({ indicatorsAt: now, whole: 1 })
  expect([whole.asked, whole.figures()]).toEqual([[], null])
  whole.page.unmount()
  const early = await screen({})
  expect(early.asked).toEqual([])
  early.page.unmount()
})
