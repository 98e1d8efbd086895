// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { openI18n } from '../messages/both.fixture.ts'
import type { FigureState } from '../picture/standing.ts'
import Figure from './Figure.vue'

const now = Date.parse('2026-11-23T09:41:00+08:00')
const figure = (state: FigureState, value: string | null = '312') =>
  mount(Figure, {
    props: {
      title: '投诉举报',
      value,
      unit: '件',
      figure: {
        ...{ id: 'complaints.received', where: {}, value: 312, numerator: 3, denominator: 40 },
        ...{ standing: { state, asOf: now - 30_000 }, address: '/figure/complaints.received?at=1&version=2' },
      },
      ratio: true,
      now,
    },
    global: { plugins: [openI18n('zh-CN')] },
  })

test('a fresh number stands with its unit, its parts and its age', () => {
  expect(figure('fresh').text()).toBe('投诉举报30 秒前312件3 / 40')
})
test('a stale number says when it stopped and is marked so that it never stands in full strength', () => {
  const stale = figure('stale')
  expect(stale.text()).toContain('停于 09:40')
  expect(stale.attributes('data-state')).toBe('stale')
})
test('a missing number is a word, never a zero', () => {
  expect(figure('missing', '0').text()).toBe('投诉举报数据缺失')
})
test('a withheld number is a word, whatever the value behind it', () => {
  const withheld = figure('withheld', '17').text()
  expect(withheld).toContain('＊未公开')
  expect(withheld).not.toContain('17')
})
test('a provisional number says so', () => {
  expect(figure('provisional').text()).toContain('暂定')
})
test('a rate of nothing is none, not a number that is none', () => {
  expect(figure('fresh', null).text()).toContain('暂无')
})
test('a number says which indicator it is and where it comes from', () => {
  expect(figure('fresh').attributes()).toMatchObject({
    'data-indicator': 'complaints.received',
    'data-address': '/figure/complaints.received?at=1&version=2',
  })
})
