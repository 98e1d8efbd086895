// @vitest-environment happy-dom
import type { District } from '@contract/district.ts'
import { leagueFigures, type League, type LeagueFigureName } from '@contract/league.ts'
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
  behind: () => Promise.resolve({ items: [], next: null, total: 0 }),
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

const told = (over: Partial<Record<LeagueFigureName, object>> = {}): League => ({
  ...{ from: '2026-07-01', to: '2026-11-27', ranked: 1, points: {}, formula: { zh: '一百分起', en: 'from 100' } },
  units: [
    {
      ...{ unit: 'st-1', name: '平湖所', place: 1, score: 97 },
      figures: Object.fromEntries(
        leagueFigures.map((name) => [name, { value: 0, records: `/records/${name}`, ...over[name] }]),
      ) as League['units'][number]['figures'],
    },
  ],
})

test('a number of the league opens its records, a nought does not, and nothing measured is a dash', async () => {
  const asked: string[] = []
  const desk = deskOf({
    league: () =>
      Promise.resolve(
        told({
          orange: { value: 1 },
          inTime: { value: 0.5, numerator: 1, denominator: 2 },
          replyHours: { value: null, denominator: 0 },
        }),
      ),
    behind(address) {
      asked.push(address)
      return Promise.resolve({ items: [row()], next: null, total: 1 })
    },
  })
  await show(LeaguePart, { desk, district })
  expect(page!.findAll('td button').map((each) => each.text())).toEqual(['1', '50 % 1/2'])
  expect(page!.text()).toContain('得分：一百分起')
  await page!.get('td button').trigger('click')
  await flushPromises()
  expect(asked).toEqual(['/records/orange'])
  expect(page!.get('.panel').text()).toContain('平湖所 · 橙：1 条记录')
})
