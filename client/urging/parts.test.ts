// @vitest-environment happy-dom
import type { District } from '@contract/district.ts'
import { leagueFigures, leaguePieces, type League, type LeagueFigure, type LeagueFigureName } from '@contract/league.ts'
import type { UrgingDetail, UrgingRowShown, UrgingVerb } from '@contract/urging.ts'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { createI18n } from 'vue-i18n'
import { zhCN } from '../messages/zh-CN.ts'
import type { Given, Order } from '../orders/give.ts'
import { Refused } from '../orders/asking.ts'
import type { UrgingDesk } from './ask.ts'
import LeaguePart from './LeaguePart.vue'
import { urgingZh } from './messages.zh.ts'
import UrgingsPart from './UrgingsPart.vue'

/* The parts against a desk that answers as the server would; what the server answers is tested in server/access. */

const NOW = Date.now()
const row = (over: Partial<UrgingRowShown> = {}): UrgingRowShown => ({
  ...{ id: 'DB1', level: 'orange', cause: 'overdue', state: 'open', unit: 'st-1', unitName: '平湖所', taskId: 'RW1' },
  ...{ complaintId: null, title: '检查电梯', streetCode: null, openedAt: NOW - 7_200_000, replyBy: NOW - 3_600_000 },
  ...{ provisional: false, repliedAt: null, recheckedAt: null, closedAt: null, lateReply: true, version: 3 },
  ...{ lastAt: NOW, lastWhat: 'late' as const },
  ...over,
})
const detail = (may: readonly UrgingVerb[], over: Partial<UrgingDetail> = {}): UrgingDetail => ({
  ...row(),
  ...{ instruction: null, may },
  steps: [
    {
      what: 'opened',
      at: NOW,
      by: { id: 'house', role: 'house' },
      byName: null,
      level: 'orange',
      trigger: 'overdue80',
    },
  ],
  ...over,
})
const district = { streets: [], stations: [{ id: 'st-1', name: '平湖所' }] } as unknown as District

const given: Order[] = []
const deskOf = (over: Partial<UrgingDesk>): UrgingDesk => ({
  urgings: () => Promise.resolve({ items: [row()], next: null, total: 1 }),
  urging: () => Promise.resolve(detail(['reply'])),
  league: () => Promise.reject(new Refused(500, '没有')),
  openNow: () =>
    Promise.resolve({
      ...{ asOf: '', at: NOW, version: 7, scope: null },
      values: { 'urging.open': { value: 12, numerator: 12, denominator: null, from: null } },
    }),
  give(_id, order) {
    given.push(order)
    return Promise.resolve<Given>({ state: 'accepted', version: 9 })
  },
  ...over,
})
let page: VueWrapper | undefined
async function show(part: unknown, props: object) {
  const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': { ...zhCN, slip: urgingZh } } })
  page = mount(part as never, { props: props as never, global: { plugins: [i18n] }, attachTo: document.body })
  await flushPromises()
  return page
}
const press = async (text: string) => {
  await page!
    .findAll('button')
    .find((each) => each.text().startsWith(text))!
    .trigger('click')
  await flushPromises()
}
afterEach(() => {
  page?.unmount()
  given.length = 0
})

test('a station opens its overdue slip, answers it on the version it saw, and is told that it is journalled', async () => {
  await show(UrgingsPart, { desk: deskOf({}), district, may: ['urging.reply'] })
  expect(page!.text()).toContain('答复已逾期')
  expect(page!.text()).not.toContain('开督办单')
  await page!.get('.urging-list button').trigger('click')
  await flushPromises()
  expect(page!.get('.urging-steps').text()).toContain('任务时限过 80%')
  await press('答复')
  const send = page!.get('.urging-form button[type=submit]')
  expect(send.attributes('disabled')).toBeDefined()
  await page!.get('.urging-form textarea').setValue('已派人到场整改')
  await page!.get('.urging-form').trigger('submit')
  await flushPromises()
  expect(given).toEqual([{ verb: 'urging.reply', urgingId: 'DB1', basedOn: 3, text: '已派人到场整改' }])
  expect(page!.text()).toContain('已记入流水')
})

test('what the server refuses stands with its sentence, and what was typed stays', async () => {
  const refused: Given = { state: 'refused', reason: '您看到的是较早的情况：系统已于 11-27 10:00 升级。' }
  await show(UrgingsPart, { desk: deskOf({ give: () => Promise.resolve(refused) }), district, may: ['urging.reply'] })
  await page!.get('.urging-list button').trigger('click')
  await flushPromises()
  await press('答复')
  await page!.get('.urging-form textarea').setValue('已派人到场整改')
  await page!.get('.urging-form').trigger('submit')
  await flushPromises()
  expect(page!.text()).toContain('未执行：您看到的是较早的情况')
  expect((page!.get('.urging-form textarea').element as HTMLTextAreaElement).value).toBe('已派人到场整改')
})

test('a leader urges a unit with level, matter and instruction; what is missing keeps the order back', async () => {
  await show(UrgingsPart, { desk: deskOf({}), district, may: ['urging.command'] })
  await press('开督办单')
  const form = page!.get('.urging-form')
  await form.get('textarea').setValue('三日内整改到位')
  expect(form.get('button[type=submit]').attributes('disabled')).toBeDefined()
  await form.findAll('input[type=radio]')[2]!.setValue(true)
  expect(form.text()).toContain('按等级：4 小时内答复')
  await form.get('select[name=unit]').setValue('st-1')
  await form.get('input[name=title]').setValue('占道经营专项')
  await form.get('input[name=date]').setValue('2026-12-02T15:20')
  await form.trigger('submit')
  await flushPromises()
  expect(given).toEqual([
    {
      ...{ verb: 'urging.open', level: 'red', instruction: '三日内整改到位', unit: 'st-1', title: '占道经营专项' },
      replyBy: Date.parse('2026-12-02T15:20:00+08:00'),
    },
  ])
})

test('a failed re-check says by when the unit has to answer anew', async () => {
  const desk = deskOf({ urging: () => Promise.resolve(detail(['recheck', 'raise', 'withdraw'], { state: 'replied' })) })
  await show(UrgingsPart, { desk, district, may: ['urging.command'] })
  await page!.get('.urging-list button').trigger('click')
  await flushPromises()
  await press('复查')
  await page!.findAll('.urging-form input[type=radio]')[1]!.setValue(true)
  expect(page!.get('.urging-form').text()).toContain('按等级：1 个工作日内答复')
  await page!.get('.urging-form textarea').setValue('现场仍未整改')
  await page!.get('.urging-form').trigger('submit')
  await flushPromises()
  expect(given).toEqual([{ verb: 'urging.recheck', urgingId: 'DB1', basedOn: 3, passed: false, note: '现场仍未整改' }])
})

const cell = (indicator: string, over: object = {}): LeagueFigure => ({
  ...{ indicator, where: { station: 'st-1' }, address: `/figure/${indicator}?version=7`, records: '' },
  ...{ value: 0, numerator: 0, denominator: null },
  ...over,
})
const told = (over: Partial<Record<LeagueFigureName, object>> = {}, league: Partial<League> = {}): League => ({
  ...{ from: '2026-07-01', to: '2026-11-27', ranked: 1, formula: { zh: '一百分起', en: 'from 100' } },
  ...{ asOf: '2026-11-27T10:00:00+08:00', version: 7, known: true, notes: [] },
  points: { begins: 100, yellow: -1, orange: -3, red: -6, lateReply: -2, failedRecheck: -2, lateTask: -1 },
  units: [
    {
      ...{ unit: 'st-1', name: '平湖所', place: 1, score: 97 },
      made: {
        sum: 97,
        pieces: leaguePieces.map((piece) => ({
          ...{ piece, count: piece === 'orange' ? 1 : 0, points: -3, takes: piece === 'orange' ? -3 : 0 },
          figure: cell(piece === 'lateReply' ? 'urging.lateReply' : `of.${piece}`),
        })),
      },
      figures: Object.fromEntries(
        leagueFigures.map((name) => [name, cell(name, over[name])]),
      ) as League['units'][number]['figures'],
    },
  ],
  ...league,
})
/** Texts with a digit that are neither a figure nor say what they are. */
const unanswered = () => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    if (/\d/.test(node.textContent ?? '') && !node.parentElement!.closest('[data-indicator], [data-is]'))
      found.push(node.textContent!.trim())
  return found
}

test('every number of the league is a figure at the version of the table, and nothing measured is a dash', async () => {
  const answer = told({
    orange: { value: 1, where: { station: 'st-1', level: 'orange' } },
    inTime: { value: 33.33, numerator: 1, denominator: 3 },
    tasksInTime: { value: null, numerator: 0, denominator: 0 },
    replyHours: { value: 0, numerator: null, denominator: 2 },
  })
  await show(LeaguePart, { desk: deskOf({ league: () => Promise.resolve(answer) }), district })
  const of = (name: string) => page!.get(`[data-indicator="${name}"]`)
  expect(of('orange').attributes()).toMatchObject({
    'data-address': '/figure/orange?version=7',
    'data-where': 'station=st-1,level=orange',
  })
  expect([of('orange').text(), of('inTime').text(), of('tasksInTime').text()]).toEqual(['1', '33.33 % 1/3', '—'])
  expect(of('replyHours').text()).toBe('不足三分钟 n = 2')
  expect(page!.findAll('[data-indicator]')).toHaveLength(leagueFigures.length)
  expect(page!.text()).toContain('流水第 7 条')
  expect(unanswered()).toEqual([])
})

test('the score opens what it is made of, each piece a figure of its own', async () => {
  await show(LeaguePart, { desk: deskOf({ league: () => Promise.resolve(told()) }), district })
  await page!.get('td.score button').trigger('click')
  await flushPromises()
  const sheet = page!.get('.league-score')
  expect(sheet.text()).toContain('平湖所得分 97 是怎样来的')
  expect(sheet.text()).toContain('一百分起')
  expect(sheet.findAll('[data-indicator]')).toHaveLength(leaguePieces.length)
  expect(sheet.get('[data-indicator="of.orange"]').attributes('data-address')).toBe('/figure/of.orange?version=7')
  expect(unanswered()).toEqual([])
})

test('of a period before the record there is a sentence, and no table of noughts', async () => {
  const notes = [{ zh: '督办记录始于2026年11月1日，此前情况未知，未计入。', en: 'Records begin.' }]
  const desk = deskOf({ league: () => Promise.resolve(told({}, { known: false, notes })) })
  await show(LeaguePart, { desk, district })
  expect(page!.find('table').exists()).toBe(false)
  expect(page!.text()).toContain('督办记录始于2026年11月1日')
  expect(page!.text()).toContain('数据缺失')
})

test('how many slips are open is the figure of the house, and every other digit of a slip says what it is', async () => {
  await show(UrgingsPart, { desk: deskOf({}), district, may: ['urging.reply'] })
  const count = page!.get('[data-indicator="urging.open"]')
  expect(count.text()).toContain('12')
  expect(count.attributes('data-address')).toBe(`/figure/urging.open?at=${NOW}&version=7`)
  await page!.get('.urging-list button').trigger('click')
  await flushPromises()
  await press('答复')
  expect(unanswered()).toEqual([])
})
