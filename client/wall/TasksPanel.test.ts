// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { openI18n } from '../messages/both.fixture.ts'
import { counted, figuresView, withheld } from '../picture/figures.fixture.ts'
import TasksPanel from './TasksPanel.vue'

const now = Date.parse('2026-11-27T09:30:00+08:00')
const panel = (indicators: Parameters<typeof figuresView>[0]) =>
  mount(TasksPanel, { props: { view: figuresView(indicators, now), now }, global: { plugins: [openI18n('zh-CN')] } })

test('each response time stands with what it is made of and whether the target was kept; of nothing there is no number', () => {
  const page = panel({
    ...{ 'tasks.open': counted(0), 'alarms.acknowledge': counted(9, 10), 'alarms.dispatch': counted(8, 10) },
    ...{ 'tasks.accept': counted(0, 0), 'lifts.arrival': counted(2, 2) },
  })
  const rows = page.findAll('.task-measures button')
  const texts = rows.map((each) => each.text().replaceAll(/\s+/g, ' '))
  expect(texts[0]).toMatch(/紧急告警确认\s*9 \/ 10.*≤ 15 秒.*达标 ≥90%/)
  expect(texts[1]).toMatch(/8 \/ 10.*未达标/)
  expect(texts[2]).toMatch(/—.*尚无/)
  expect(texts[3]).toMatch(/2 \/ 2.*≤ 30 分钟.*达标 ≥100%/)
  expect(rows[0]!.attributes('data-address')).toBe(`/figure/alarms.acknowledge?at=${now}&version=7&scope=all`)
})

test('open tasks stand by where they are, and where there is none stands nought', () => {
  const page = panel({ 'tasks.open': counted(5), 'tasks.open|place=onScene': counted(5), 'tasks.late': counted(2) })
  expect(page.findAll('.task-groups b').map((each) => each.text())).toEqual(['0', '0', '0', '5', '0', '0'])
  expect(page.text()).toContain('未结 5 · 超时 2')
})

test('a public screen is told that it may not know, and before anything is counted there is no number', () => {
  const page = panel({ 'tasks.open': withheld })
  expect(page.text()).toContain('未公开')
  expect(page.find('.task-groups').exists()).toBe(false)
  expect(panel({}).text()).toMatch(/^任务数据缺失$/)
})
