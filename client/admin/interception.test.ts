// @vitest-environment happy-dom
import type { InterceptionTold } from '@contract/counting.ts'
import type { FigureTold } from '@contract/indicator.ts'
import type { InterceptionFigures } from '@contract/interception-figures.ts'
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import InterceptionSection from './InterceptionSection.vue'
import { closeAll, open, until } from './page.fixture.ts'

afterEach(closeAll)

const word = { zh: '算法', en: 'formula' }
const share = { n: 1, d: 4, ratio: 0.25, percent: '25.00' }
const rate = { title: '', gross: share, settle: share, net: share, lanes: [] }
const hours = { n: 0, medianHours: null, p90Hours: null, records: {} }
const groups: Record<string, InterceptionTold['groups']> = {
  street: [{ key: { street: 'pinghu' }, gross: share, settle: share, net: share, records: {} }],
  month: [{ key: { month: '2026-11' }, gross: share, settle: share, net: share, records: {} }],
}
const answerBy = (by: string): InterceptionTold => ({
  ...{ from: '2026-07-01', to: '2026-11-27', asOf: '2026-11-27T09:00:00+08:00', begins: null, beforeRecord: null },
  ...{ ruleChanged: [], scope: null, cohort: rate, flow: rate, by: [], groups: groups[by] ?? [] },
  guards: { reopen: share, hours, hoursByLane: [], breach: { ...share, articles: [] }, loadAvoided: [] },
  formulas: {
    ...{ gross: word, settle: word, net: word, flow: word },
    ...{ reopen: word, hours: word, breach: word, loadAvoided: word },
  },
  ...{ stations: [], records: {}, lanes: [] },
})

const told = (groups: readonly object[] = []) =>
  ({
    ...{ id: 'interception.gross', unit: 'percent', measure: 'share', state: 'fresh', notes: [], where: {} },
    ...{ value: 25, numerator: 1, denominator: 4, address: '/figure/interception.gross?version=7' },
    groups: groups.map((key) => ({ key, value: 25, numerator: 1, denominator: 4, address: '/figure/x?version=7' })),
  }) as unknown as FigureTold
const KEYS: Readonly<Record<string, object>> = { street: { street: 'pinghu' }, month: { month: '2026-11' } }
const figuresBy = (by: string) => {
  const grouped = told([KEYS[by] ?? {}])
  const whole = told()
  return {
    ...{ asOf: '2026-11-27T09:00:00+08:00', version: 7, by, gross: grouped, settle: grouped, net: grouped },
    ...{ lanes: told([{ lane: 'C1' }]), hours: whole, hoursMost: told([{ lane: 'C1' }]), left: whole },
    stations: told([{ station: 'st-1' }]),
    ...{ flow: whole, reopened: whole, late: whole },
  } as InterceptionFigures
}

test('while another grouping is counted, the groups that stand there keep their own label and stand dimmed', async () => {
  const asked: { readonly by: string; readonly answer: () => void }[] = []
  const admin = {
    district: () => Promise.resolve({ streets: [{ code: 'pinghu', name: '平湖街道' }], stations: [] }),
    interceptionFigures: (_: unknown, by: string) => Promise.resolve(figuresBy(by)),
    interception: (_: unknown, by: string) =>
      new Promise((answer) => asked.push({ by, answer: () => answer(answerBy(by)) })),
  }
  const page = open('', InterceptionSection, { admin })
  await flushPromises()
  asked[0]!.answer()
  await until(() => page.text().includes('平湖街道'))
  const block = () => page.get('.interception-answer')
  const label = () => page.get('section[aria-labelledby=groups-heading] thead th').text()
  expect([block().attributes('aria-busy'), label()]).toEqual(['false', '街道'])
  await page.get('select[name=by]').setValue('month')
  expect([block().attributes('aria-busy'), label()]).toEqual(['true', '街道'])
  expect(page.text()).toContain('平湖街道')
  expect(block().classes()).toContain('stale')
  expect(asked.map(({ by }) => by)).toEqual(['street', 'month'])
  asked[1]!.answer()
  await until(() => page.text().includes('2026-11') && label() === '月份')
  expect(block().attributes('aria-busy')).toBe('false')
})

test('every number of the page is a figure that says which it is and where it comes from', async () => {
  const admin = {
    district: () => Promise.resolve({ streets: [], stations: [] }),
    interceptionFigures: () => Promise.resolve(figuresBy('street')),
    interception: () => Promise.resolve(answerBy('street')),
  }
  const page = open('', InterceptionSection, { admin })
  await until(() => page.text().includes('25.00'))
  const main = page.get('.rate.main [data-indicator]')
  expect(main.text()).toMatch(/25\.00\s*%\s*1 \/ 4/)
  expect(main.attributes('data-address')).toBe('/figure/interception.gross?version=7')
  expect(page.get('[data-where="station=st-1"]').attributes('data-state')).toBe('fresh')
  // No number stands in a cell that nobody answers for.
  const bare = page
    .findAll('td')
    .filter((cell) => /\d/.test(cell.text()) && !cell.find('[data-address], [data-is]').exists())
  expect(bare.map((cell) => cell.text())).toEqual([])
})

test('lanes stand in the order of the model, the desk itself last, however the record groups them', async () => {
  const lanes = ['C1', 'C2'].map((code) => ({ code, title: { zh: `通道${code}`, en: code }, colour: '#888888' }))
  const figures = {
    ...figuresBy('street'),
    lanes: told([{ lane: null }, { lane: 'C9' }, { lane: 'C2' }, { lane: 'C1' }]),
  }
  const admin = {
    district: () => Promise.resolve({ streets: [], stations: [] }),
    interceptionFigures: () => Promise.resolve(figures),
    interception: () => Promise.resolve({ ...answerBy('street'), lanes }),
  }
  const page = open('', InterceptionSection, { admin })
  await until(() => page.text().includes('通道C1'))
  const names = page.findAll('section[aria-labelledby=lanes-heading] tbody th').map((cell) => cell.text())
  expect(names).toEqual(['通道C1', '通道C2', 'C9', '中心坐席'])
})
