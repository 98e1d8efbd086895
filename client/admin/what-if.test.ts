// @vitest-environment happy-dom
import type { WhatIfOffer } from '@contract/what-if.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { closeAll, open, serve, until } from './page.fixture.ts'
import { useWhatIfJob } from './use-what-if-job.ts'
import { allChanges, draftOf, draftsOf, isChanged } from './what-if-draft.ts'
import WhatIfSection from './WhatIfSection.vue'

afterEach(closeAll)

const word = (zh: string) => ({ zh, en: zh })
const lane = (code: string, title: string) => ({
  ...{ code, title: word(title), actorRole: 'odr', results: ['settled_paid'] },
  limit: { amount: 10, unit: 'workingDays' as const },
  entry: [
    { condition: { when: 'noInjury' }, words: word('没有人身伤害') },
    { condition: { when: 'amountAtMost', yuan: 50_000 }, words: word('金额不超过 50000 元') },
  ],
})
const offer: WhatIfOffer = {
  simulation: true,
  model: { code: 'm', title: word('“1+5”'), lanes: [lane('C1', '在线和解'), lane('C2', '现场调处')] },
  presets: [{ code: 'forces', title: word('四力量'), lanes: [lane('grid', '网格')] }],
  ...{ earliest: '2026-02-03', latest: '2026-07-14', ruleChange: '2026-04-15', mostRecords: 60_000, runs: 30 },
}

test('what is left as it is changes nothing; each field that differs is one change', () => {
  const [first, second] = draftsOf(offer)
  expect(allChanges([first!, second!], '')).toEqual([])
  expect(isChanged(first!)).toBe(false)
  Object.assign(first!, { amount: 3, open: 0 })
  first!.entry[0]!.asked = false
  first!.entry[1]!.yuan = 8_000
  second!.removed = true
  const grid = Object.assign(draftOf(lane('grid', '网格'), 'forces'), { settles: 40, hours: 8 })
  expect(allChanges([first!, second!, grid], 25)).toEqual([
    { change: 'limit', lane: 'C1', amount: 3, unit: 'workingDays' },
    { change: 'capacity', lane: 'C1', open: 0 },
    { change: 'entry', lane: 'C1', entry: [{ when: 'amountAtMost', yuan: 8_000 }] },
    { change: 'remove', lane: 'C2' },
    { change: 'add', preset: 'forces', lane: 'grid', assumed: { settles: 0.4, hours: 8 } },
    { change: 'afterLimit', share: 0.25 },
  ])
})

test('the page is marked before anything is asked, begins on this side of the rule change, and shows why it is refused', async () => {
  const asked: unknown[] = []
  const base = await serve((request, body) => {
    if (request.method !== 'POST') return { json: offer }
    asked.push(JSON.parse(body))
    return { status: 422, json: { error: '期间跨过 2026-04-15，请分成两段推演。' } }
  })
  const page = open(base, WhatIfSection, {})
  expect(page.get('.what-if-mark').text()).toContain('推演 · 非实际数据')
  await until(() => page.findAll('.what-if-lane').length === 2)
  await page.get('form').trigger('submit')
  await until(() => page.find('.refusal').exists())
  expect(asked).toEqual([{ from: '2026-04-15', to: '2026-07-14', seed: 1, changes: [] }])
  expect(page.get('.refusal').text()).toContain('请分成两段推演')
})

test('one run is asked for once however often it is clicked, and nobody asks after it when the page is left', async () => {
  const posts: string[] = []
  let looks = 0
  const base = await serve((request) => {
    if (request.method === 'POST') {
      posts.push(request.url ?? '')
      return { json: { id: 'job-1' } }
    }
    if (request.url === '/api/v1/what-if') return { json: offer }
    looks += 1
    return { json: { id: 'job-1', state: 'running', share: 0.1 } }
  })
  const page = open(base, WhatIfSection, {})
  await until(() => page.findAll('.what-if-lane').length === 2)
  await page.get('form').trigger('submit')
  await page.get('form').trigger('submit')
  await until(() => looks === 1 && page.find('progress').exists())
  expect(posts).toHaveLength(1)
  vi.useFakeTimers()
  try {
    page.unmount()
    await vi.advanceTimersByTimeAsync(5_000)
  } finally {
    vi.useRealTimers()
  }
  expect(looks).toBe(1)
})

test('a look that is under way when the page is left is the last one', async () => {
  const answers: ((job: object) => void)[] = []
  const admin = {
    whatIf: () => Promise.resolve({ id: 'job-1' }),
    whatIfJob: () => new Promise<never>((answer) => answers.push(answer as never)),
    whatIfCancel: () => Promise.resolve(),
  }
  const scope = effectScope()
  const { run } = scope.run(() => useWhatIfJob(admin))!
  vi.useFakeTimers()
  try {
    const done = run({ from: '', to: '', seed: 1, changes: [] })
    await vi.advanceTimersByTimeAsync(0)
    scope.stop()
    answers[0]!({ state: 'running' })
    await done
    await vi.advanceTimersByTimeAsync(5_000)
  } finally {
    vi.useRealTimers()
  }
  expect(answers).toHaveLength(1)
})
