// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import DeskSection from './DeskSection.vue'
import { closeAll, open, serve, until } from './page.fixture.ts'

afterEach(closeAll)

const lane = { code: 'C1', title: { zh: '在线和解', en: 'Online' }, colour: '#2aa198', results: ['settled_paid'] }
const grounds = {
  R121: { notAccept: [{ item: 3, article: '总局令第121号第16条第3项', zh: '非为生活消费需要' }], terminate: [] },
}
const item = (id: string, over: object = {}) => ({
  id,
  complaintId: id,
  kind: 'complaint',
  state: 'received',
  lane: null,
  laneTitle: null,
  receivedAt: Date.parse('2026-11-23T09:00:00+08:00'),
  problemClass: null,
  respondentName: '<b>某店</b>',
  version: 0,
  procedure: 'R121',
  due: { kind: 'acceptance', at: null, day: '2026-12-02' },
  verbs: ['take', 'accept', 'notAccept', 'route'],
  suggestions: [
    {
      lane: 'C1',
      fits: false,
      reasons: [{ met: 'unknown', why: { zh: '尚不知道是否“有人身伤害”', en: 'not known' } }],
      load: { open: 3 },
    },
  ],
  escalations: [],
  ...over,
})
const NOTHING_ALIKE = { duplicates: [], elsewhere: 0, article17: { score: 0, reasons: [] }, note: { zh: '', en: '' } }
interface Given {
  readonly order: Readonly<Record<string, unknown>>
}
async function desk(items = [item('A'), item('B')], outcome: object = { state: 'accepted', version: 5 }) {
  const given: Given['order'][] = []
  const base = await serve((request, body) => {
    if (request.method === 'POST') {
      given.push((JSON.parse(body) as Given).order)
      return { status: 'reason' in outcome ? 422 : 200, json: outcome }
    }
    if (request.url === '/api/v1/district') return { json: { streets: [], stations: [{ id: 'st-1', name: '平湖所' }] } }
    if (request.url?.endsWith('/likeness')) return { json: NOTHING_ALIKE }
    return {
      json: { items, counts: [], grounds, model: { code: 'm', title: { zh: '一加五', en: 'One' }, lanes: [lane] } },
    }
  })
  const page = open(base, DeskSection, {})
  await until(() => page.text().includes('受理决定'))
  return { page, given }
}
const button = (page: Awaited<ReturnType<typeof desk>>['page'], word: string) =>
  page.findAll('button').find((each) => each.text() === word)!

test('the queue names what waits, its next deadline, and why a lane may suit it; markup stays text', async () => {
  const { page } = await desk()
  expect(page.text()).toContain('<b>某店</b>')
  expect(page.text()).toContain('受理决定 2026-12-02')
  await page.get('.desk-open').trigger('click')
  for (const part of ['在线和解', '还要了解', '有人身伤害', '在办 3']) expect(page.text()).toContain(part)
})

test('one key takes it, another routes it into the suggested lane; typing in a field does neither', async () => {
  const { page, given } = await desk()
  await page.get('.desk-open').trigger('click')
  await page.get('.desk-open').trigger('keydown', { key: 't' })
  await until(() => given.length === 1)
  await until(() => !button(page, '接件').attributes('disabled'))
  await page.get('.desk-open').trigger('keydown', { key: '1' })
  await until(() => given.length === 2)
  expect(given).toEqual([
    { verb: 'complaint.take', complaintId: 'A' },
    { verb: 'complaint.route', complaintId: 'A', lane: 'C1', to: null },
  ])
  await until(() => !button(page, '不予受理').attributes('disabled'))
  await button(page, '不予受理').trigger('click')
  await page.get('input[name=note]').trigger('keydown', { key: 't' })
  await flushPromises()
  expect(given).toHaveLength(2)
})

test('what cannot be taken back is asked once more; a refusal is shown with its article', async () => {
  const reason = '期限已过，不能不予受理（总局令第121号第15条）'
  const { page, given } = await desk([item('A', { version: 4 })], { state: 'refused', reason })
  await page.get('.desk-open').trigger('click')
  await button(page, '不予受理').trigger('click')
  await page.get('select[name=item]').setValue('3')
  await page.get('input[name=note]').setValue('非生活消费')
  await page.get('.desk-matter form').trigger('submit')
  expect(given).toEqual([])
  expect(page.get('.asked').text()).toContain('不能撤回')
  // Neither the second click of a double click nor Enter in a field is a yes.
  page.get('.asked .grave').element.dispatchEvent(new MouseEvent('click', { detail: 2 }))
  await flushPromises()
  expect(page.find('.asked').exists()).toBe(true)
  await page.get('.desk-matter form').trigger('submit')
  await flushPromises()
  expect(given).toEqual([])
  await page.get('.asked .grave').trigger('click')
  await until(() => page.text().includes(reason))
  expect(given).toEqual([{ verb: 'complaint.notAccept', complaintId: 'A', basedOn: 4, item: 3, note: '非生活消费' }])
})

test('what is past its day says so beside the day', async () => {
  const { page } = await desk([item('A', { due: { kind: 'acceptance', at: null, day: '2020-01-02' } })])
  expect(page.text()).toContain('已过期')
})

test('the obvious is routed in one go, each by its own order; what is refused is named with its sentence', async () => {
  const fits = { suggestions: [{ lane: 'C1', fits: true, reasons: [], load: { open: 0 } }] }
  const { page, given } = await desk([item('A', { ...fits, version: 2 }), item('B', fits), item('C')])
  await button(page, '条件齐备的 2 件，转入各自最合适的通道').trigger('click')
  expect(given).toEqual([])
  expect(page.text()).toContain('每件一条指令')
  await page.get('.asked .grave').trigger('click')
  await until(() => page.text().includes('已转入 2 件，未办成 0 件。'))
  expect(given).toEqual([
    { verb: 'complaint.route', complaintId: 'A', lane: 'C1', to: null, basedOn: 2 },
    { verb: 'complaint.route', complaintId: 'B', lane: 'C1', to: null },
  ])
})
