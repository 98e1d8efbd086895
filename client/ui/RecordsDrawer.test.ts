// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { openI18n } from '../messages/both.fixture.ts'
import RecordsDrawer from './RecordsDrawer.vue'
import type { RecordItem, RecordSource } from '../picture/record.ts'
import { recordSourceKey } from './records.ts'

const record = (ref: string): RecordItem => ({
  ref,
  kind: 'pharmacy.sale',
  at: 1,
  seenAt: 1,
  source: 'a',
  siteId: null,
  body: {},
})
const asked: string[] = []
const source: RecordSource = {
  async page(path, cursor) {
    asked.push(`${path} ${cursor}`)
    return cursor === null
      ? { items: [record('a#1')], next: 'n1', total: 2 }
      : { items: [record('a#2')], next: null, total: 2 }
  },
  async one(path) {
    asked.push(path)
    return { drug: '<script>alert(1)</script>' }
  },
}
const query = {
  title: 'markets.title',
  formula: 'formula.markets',
  feed: 'pharmacy',
  path: '/api/v1/facts?kind=pharmacy.sale',
}
const open = (given: RecordSource = source) =>
  mount(RecordsDrawer, {
    props: { query, one: null, now: 2, feedTitle: () => '药店', sentence: ({ ref }: RecordItem) => `句子 ${ref}` },
    global: { plugins: [openI18n('zh-CN')], provide: { [recordSourceKey as symbol]: given } },
  })

test('a number opens its formula, its feed and its records, page by page', async () => {
  const drawer = open()
  await flushPromises()
  for (const text of ['农贸市场测评', '最近一期测评得分', '药店', '共 2 条', '句子 a#1'])
    expect(drawer.text()).toContain(text)
  await drawer.get('footer button').trigger('click')
  await flushPromises()
  expect(drawer.text()).toContain('句子 a#2')
  expect(asked).toContain('/api/v1/facts?kind=pharmacy.sale n1')
})
test('a record shows its fields as text, and Esc goes back to the list, then away', async () => {
  const drawer = open()
  await flushPromises()
  await drawer.get('.drawer-list button').trigger('click')
  await flushPromises()
  expect(asked).toContain('/api/v1/facts/a%231')
  expect(drawer.text()).toContain('<script>alert(1)</script>')
  expect(drawer.find('script').exists()).toBe(false)
  await drawer.trigger('keydown', { key: 'Escape' })
  expect(drawer.text()).toContain('句子 a#1')
  await drawer.trigger('keydown', { key: 'Escape' })
  expect(drawer.emitted('close')).toHaveLength(1)
})
test('a server that does not answer is said, not hidden behind an empty list', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const drawer = open({ ...source, page: () => Promise.reject(new Error('down')) })
  await flushPromises()
  expect(drawer.text()).toContain('没有读到记录')
  expect(warned).toHaveBeenCalledOnce()
  warned.mockRestore()
})
