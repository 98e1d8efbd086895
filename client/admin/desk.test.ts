// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import DeskBatch from './DeskBatch.vue'
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
  version: 1,
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
const NOTHING_ALIKE = {
  again: [],
  duplicates: [],
  elsewhere: 0,
  article17: { score: 0, reasons: [] },
  note: { zh: '', en: '' },
}
/** What lanes have in hand is a figure of the house. */
const whole = { numerator: 3, denominator: null, from: null }
const IN_HAND = {
  ...{ asOf: '2026-11-23T09:00:00+08:00', at: 1_795_000_000_000, version: 9, scope: null },
  values: { 'matters.open': { value: 8, ...whole }, 'matters.open|lane=C1': { value: 3, ...whole } },
}
interface Given {
  readonly order: Readonly<Record<string, unknown>>
}
/** The desk over a queue that a test may change under it; `asked` has every question about it. */
async function desk(items = [item('A'), item('B')], outcome: object = { state: 'accepted', version: 5 }) {
  const given: Given['order'][] = []
  const asked: string[] = []
  const queue = { items }
  const base = await serve((request, body) => {
    if (request.method === 'POST') {
      given.push((JSON.parse(body) as Given).order)
      return { status: 'reason' in outcome ? 422 : 200, json: outcome }
    }
    if (request.url === '/api/v1/district') return { json: { streets: [], stations: [{ id: 'st-1', name: '平湖所' }] } }
    if (request.url?.startsWith('/api/v1/figures')) return { json: IN_HAND }
    if (request.url?.endsWith('/likeness')) return { json: NOTHING_ALIKE }
    if (request.url?.endsWith('/documents')) return { json: { documents: [], replies: [] } }
    asked.push(request.url ?? '')
    return {
      json: { ...queue, counts: [], grounds, model: { code: 'm', title: { zh: '一加五', en: 'One' }, lanes: [lane] } },
    }
  })
  const page = open(base, DeskSection, { may: ['complaint.read'] })
  await until(() => page.text().includes('受理决定'))
  /** As a poll does: asks anew. */
  const poll = async () => {
    const before = asked.length
    await button(page, '刷新').trigger('click')
    await until(() => asked.length > before)
    await flushPromises()
  }
  return { page, given, asked, queue, poll }
}
const button = (page: Awaited<ReturnType<typeof desk>>['page'], word: string) =>
  page.findAll('button').find((each) => each.text() === word)!

test('the queue names what waits, its next deadline, and why a lane may suit it; markup stays text', async () => {
  const { page } = await desk()
  expect(page.text()).toContain('<b>某店</b>')
  expect(page.text()).toContain('受理决定 2026-12-02')
  await page.get('.desk-open').trigger('click')
  await until(() => page.text().includes('在办 3'))
  for (const part of ['在线和解', '还要了解', '有人身伤害']) expect(page.text()).toContain(part)
  expect(page.get('[data-indicator="matters.open"]').attributes('data-address')).toContain('where.lane=C1')
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
    { verb: 'complaint.take', complaintId: 'A', basedOn: 1 },
    { verb: 'complaint.route', complaintId: 'A', basedOn: 1, lane: 'C1', to: null },
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

test('what was learned by telephone is given as it was typed, numbers too; what was not asked is left out', async () => {
  const { page, given } = await desk([item('A', { verbs: ['learn'] })])
  await page.get('.desk-open').trigger('click')
  await button(page, '补充情况').trigger('click')
  expect(document.activeElement?.getAttribute('name')).toBe('flag')
  expect(page.get<HTMLSelectElement>('select[name=injury]').element.selectedOptions[0]?.text).toBe('不清楚')
  await page.get('input[name=amount]').setValue(300)
  await page.get('input[name=earlierOnDispute]').setValue(0)
  await page.get('select[name=injury]').setValue('no')
  await page.get('.desk-matter form').trigger('submit')
  await until(() => given.length === 1)
  expect(given[0]?.known).toEqual({ amount: 300, earlierOnDispute: 0, injury: false })
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
    { verb: 'complaint.route', complaintId: 'B', lane: 'C1', to: null, basedOn: 1 },
  ])
})

test('a batch is what was asked about; one that the door refuses is counted and keeps none of the others', async () => {
  const fits = { suggestions: [{ lane: 'C1', fits: true, reasons: [], load: { open: 0 } }] }
  const given: string[] = []
  let items = [item('A', fits), item('B', fits)]
  const base = await serve((request, body) => {
    if (request.method !== 'POST')
      return { json: { items, counts: [], grounds, model: { code: 'm', title: { zh: '', en: '' }, lanes: [lane] } } }
    const { complaintId } = (JSON.parse(body) as Given).order
    given.push(String(complaintId))
    if (complaintId === 'A') return { status: 429, json: { error: '请求太多，请稍后再试。' } }
    return { json: { state: 'accepted', version: 2 } }
  })
  const page = open(base, DeskSection, {})
  await until(() => page.text().includes('条件齐备的 2 件'))
  await button(page, '条件齐备的 2 件，转入各自最合适的通道').trigger('click')
  items = [item('C', fits), item('D', fits), ...items]
  await button(page, '刷新').trigger('click')
  await until(() => page.findAll('.desk-open').length === 4)
  expect(page.get('.asked').text()).toContain('这 2 件')
  await page.get('.asked .grave').trigger('click')
  await until(() => page.text().includes('已转入 1 件，未办成 1 件。'))
  expect(page.text()).toContain('请求太多')
  expect(given).toEqual(['A', 'B'])
})

test('a batch stops where it is when its page is left', async () => {
  const fits = { suggestions: [{ lane: 'C1', fits: true, reasons: [], load: { open: 0 } }] }
  const given: string[] = []
  const admin = {
    give: (_: string, { complaintId }: { complaintId: string }) => {
      given.push(complaintId)
      page.unmount()
      return Promise.resolve({ state: 'accepted', version: 2 })
    },
  }
  const items = [item('A', fits), item('B', fits)]
  const page = open('', DeskBatch, { admin, items })
  await page.get('button').trigger('click')
  await page.get('.grave').trigger('click')
  await flushPromises()
  expect(given).toEqual(['A'])
})

test('what is typed into the search is asked for when it is submitted, and what has another number is not opened for it', async () => {
  const { page, asked, queue, poll } = await desk()
  await page.get('input[name=number]').setValue('Z')
  await poll()
  expect(asked.some((each) => each.includes('number='))).toBe(false)
  queue.items = [item('B'), item('Z-1', { complaintId: 'Z' })]
  await page.get('form[role=search]').trigger('submit')
  await until(() => page.find('.desk-matter').exists())
  expect(asked.at(-1)).toContain('number=Z')
  expect(page.get('.desk-open[aria-expanded=true]').attributes('aria-label')).toContain('Z-1')
  queue.items = [item('B')]
  await page.get('input[name=number]').setValue('Y')
  await page.get('form[role=search]').trigger('submit')
  await until(() => asked.at(-1)!.includes('number=Y') && !page.find('.desk-matter').exists())
})

test('what is opened stays with what was typed when somebody else takes it from the queue', async () => {
  const { page, queue, poll } = await desk()
  await page.get('.desk-open').trigger('click')
  await button(page, '不予受理').trigger('click')
  await page.get('input[name=note]').setValue('非生活消费')
  queue.items = [item('B')]
  await poll()
  await until(() => page.text().includes('已不在您的待办里'))
  expect(page.get<HTMLInputElement>('input[name=note]').element.value).toBe('非生活消费')
  queue.items = []
  await poll()
  await until(() => page.findAll('.desk-open').length === 1)
  expect(page.get<HTMLInputElement>('input[name=note]').element.value).toBe('非生活消费')
  await page.get('.desk-open[aria-expanded=true]').trigger('click')
  expect(page.text()).toContain('没有等您办理的件')
})

test('keys act inside the opened matter only, and never while a question is open', async () => {
  const { page, given } = await desk()
  await page.get('.desk-open').trigger('click')
  await button(page, '查看').trigger('keydown', { key: 't' })
  await page.findAll('.desk-open')[1]!.trigger('keydown', { key: 't' })
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true }))
  await button(page, '不予受理').trigger('click')
  await page.get('select[name=item]').setValue('3')
  await page.get('input[name=note]').setValue('非生活消费')
  await page.get('.desk-matter form').trigger('submit')
  await page.get('.desk-open').trigger('keydown', { key: 't' })
  await page.get('.asked button:last-child').trigger('keydown', { key: 'a' })
  await flushPromises()
  expect(given).toEqual([])
  await page.get('.asked button:last-child').trigger('click')
  await page.get('.desk-open').trigger('keydown', { key: 't', isComposing: true })
  await page.get('.desk-open').trigger('keydown', { key: 't' })
  await until(() => given.length === 1)
  expect(given).toEqual([{ verb: 'complaint.take', complaintId: 'A', basedOn: 1 }])
})

test('with nothing in hand the first row is one key away, and so is the next from inside an opened one', async () => {
  const { page } = await desk()
  const press = (key: string) =>
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  press('j')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('打开 A')
  await page.get('.desk-open').trigger('click')
  button(page, '受理').element.focus()
  press('j')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('打开 B')
})

test('an order rests on the matter as it stood when its form was opened, until somebody looks at it anew', async () => {
  const { page, given, queue, poll } = await desk([item('A')])
  await page.get('.desk-open').trigger('click')
  await button(page, '不予受理').trigger('click')
  await page.get('select[name=item]').setValue('3')
  await page.get('input[name=note]').setValue('非生活消费')
  queue.items = [item('A', { version: 7, state: 'atDesk' })]
  await poll()
  await until(() => page.text().includes('现为“在中心”'))
  const sure = async () => {
    await page.get('.desk-matter form').trigger('submit')
    await page.get('.asked .grave').trigger('click')
  }
  await sure()
  await until(() => given.length === 1)
  expect(given[0]).toMatchObject({ basedOn: 1 })
  await until(() => !page.find('.desk-matter form').exists() || !page.text().includes('现为'))
  await button(page, '不予受理').trigger('click')
  await page.get('select[name=item]').setValue('3')
  await page.get('input[name=note]').setValue('非生活消费')
  queue.items = [item('A', { version: 8 })]
  await poll()
  await until(() => page.text().includes('已看过'))
  await button(page, '已看过，按最新情况办理').trigger('click')
  await sure()
  await until(() => given.length === 2)
  expect(given[1]).toMatchObject({ basedOn: 8 })
})

test('a queue longer than the page says so and shows more when asked', async () => {
  const { page, asked } = await desk(Array.from({ length: 101 }, (_, n) => item(`A${n}`)))
  expect(page.findAll('.desk-open')).toHaveLength(100)
  expect(page.text()).toContain('显示最先到期的 100 件，后面还有')
  await button(page, '再显示一些').trigger('click')
  await until(() => page.findAll('.desk-open').length === 101)
  expect(asked.at(-1)).toContain('limit=201')
  expect(page.text()).not.toContain('后面还有')
})
