// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { nextTick } from 'vue'
import type { Depicted } from '../charts/figures/figure-chart.ts'
import { anyFigure, daily, shared } from '../charts/figures/figure.fixture.ts'
import { openI18n } from '../messages/both.fixture.ts'
import FigureChart from './FigureChart.vue'

let hung: { unmount(): void } | undefined
afterEach(() => hung?.unmount())

/** A box of the browser that has no layout. */
const SIZE = { clientWidth: 800, clientHeight: 300 }
for (const [side, pixels] of Object.entries(SIZE))
  Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => pixels })

async function hang(what: Depicted, is: 'curve' | 'bars' = 'curve', locale: 'zh-CN' | 'en' = 'zh-CN') {
  const page = mount(FigureChart, {
    props: { is, what, title: '每日登记' },
    global: { plugins: [openI18n(locale)] },
    attachTo: document.body,
  })
  hung = page
  // Drawn at once; its key and what is absent are said in the next turn.
  await nextTick()
  return page
}

test('who presses d reads the chart as a table, and again sees the picture', async () => {
  const page = await hang(daily([12, null, 7]))
  expect(page.find('table').exists()).toBe(false)
  await page.get('figure').trigger('keydown', { key: 'd' })
  expect(page.findAll('tbody tr').map((row) => row.text())).toEqual([
    '11月1日12 件',
    '11月2日数据源静默',
    '11月3日7 件',
  ])
  await page.get('figure').trigger('keydown', { key: 'd' })
  expect(page.find('table').exists()).toBe(false)
})
test('the table says of every share what it is made of, and each opens its page', async () => {
  const groups = [shared({ street: '沙井' }, 7, 8), shared({ street: '新桥' }, 0, 0)]
  const page = await hang(
    { ...daily([]), figure: anyFigure({ by: ['street'], measure: 'share', unit: 'percent', groups }) },
    'bars',
  )
  await page.get('button').trigger('click')
  expect(page.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))).toEqual([
    ['沙井', '87.5%', '7/8', ''],
    ['新桥', '—', '0/0', '无可计算'],
  ])
  await page.get('tbody a').trigger('click')
  expect(page.emitted('open')).toEqual([['/figure/interception.gross?沙井']])
})
test('the picture is drawn with its key below, in the language of the screen', async () => {
  const groups = daily([3, null, 5]).figure.groups
  const page = await hang({ ...daily([]), figure: anyFigure({ groups }) }, 'curve', 'en')
  expect(page.find('svg').exists()).toBe(true)
  expect(page.get('.figure-key').text()).toContain('nobody can say')
  expect(page.get('.figure-key').text()).not.toMatch(/[\u3400-\u9fff]/)
})
test('a withheld figure shows no picture and says so; nothing told is missing', async () => {
  const withheld = await hang({
    ...daily([1, 2]),
    figure: anyFigure({ state: 'withheld', groups: daily([1, 2]).figure.groups }),
  })
  expect(withheld.text()).toContain('＊未公开')
  expect(withheld.find('.figure-key').exists()).toBe(false)
  expect(withheld.find('button').exists()).toBe(false)
  withheld.unmount()
  expect((await hang(daily([null, null]))).text()).toContain('数据缺失')
})
test('words of a source are never markup', async () => {
  const groups = [{ ...shared({ street: '<img src=x onerror=alert(1)>' }, 1, 2) }]
  const page = await hang(
    { ...daily([]), figure: anyFigure({ by: ['street'], measure: 'share', unit: 'percent', groups }) },
    'bars',
  )
  await page.get('button').trigger('click')
  expect(page.find('img').exists()).toBe(false)
  expect(page.text()).toContain('<img src=x')
})
