// @vitest-environment happy-dom
import type { ResponseTold } from '@contract/response.ts'
import { responseTargets } from '@contract/response.ts'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { openI18n } from '../messages/i18n.ts'
import { anyView } from '../picture/view.fixture.ts'
import { recordSourceKey } from '../ui/records.ts'
import TasksPanel from './TasksPanel.vue'

const now = Date.parse('2026-11-27T09:30:00+08:00')
const kept = (name: keyof typeof responseTargets, numerator: number, denominator: number) => ({
  ...{ name, denominator, pending: 0, medianMs: null, p90Ms: null },
  targets: responseTargets[name].map((target) => ({
    ...target,
    numerator,
    met: denominator === 0 ? null : numerator / denominator >= target.share,
  })),
})
const told: ResponseTold = {
  ...{ from: now - 86_400_000, to: now, at: now },
  measures: [kept('acknowledge', 9, 10), kept('dispatch', 8, 10), kept('accept', 0, 0), kept('arrive', 2, 2)],
}

async function panel(one: () => Promise<Record<string, unknown>>) {
  const page = mount(TasksPanel, {
    props: { view: anyView(), now, live: true },
    global: {
      plugins: [openI18n('zh-CN')],
      provide: { [recordSourceKey as symbol]: { one, page: () => Promise.reject(new Error('not asked')) } },
    },
  })
  await flushPromises()
  return page
}

test('each response time stands with what it is made of and whether the target was kept; of nothing there is no number', async () => {
  const page = await panel(() => Promise.resolve({ ...told }))
  const rows = page.findAll('.task-measures button').map((each) => each.text().replaceAll(/\s+/g, ' '))
  expect(rows[0]).toMatch(/紧急告警确认\s*9 \/ 10.*≤ 15 秒.*达标 ≥90%/)
  expect(rows[1]).toMatch(/8 \/ 10.*未达标/)
  expect(rows[2]).toMatch(/—.*尚无/)
  expect(rows[3]).toMatch(/2 \/ 2.*≤ 30 分钟.*达标 ≥100%/)
  await page.findAll('.task-measures button')[0]!.trigger('click')
  const [query] = page.emitted('open')![0] as [{ path: string; formula: string }]
  expect(query.path).toContain('/api/v1/response/records?name=acknowledge&from=2026-11-26T09%3A30')
  page.unmount()
})

test('a public screen is told that it may not know', async () => {
  const page = await panel(() => Promise.reject(Object.assign(new Error('no'), { status: 403 })))
  expect(page.text()).toContain('未公开')
  expect(page.find('.task-groups').exists()).toBe(false)
  page.unmount()
})
