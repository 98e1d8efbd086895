// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import ComplaintSection from './ComplaintSection.vue'
import { button, closeAll, open, serve, until } from './page.fixture.ts'
import UnmaskRow from './UnmaskRow.vue'

afterEach(closeAll)

const complaint = {
  complaintId: 'C-1',
  at: Date.parse('2026-11-23T09:00:00+08:00'),
  kind: 'complaint',
  channel: '窗口',
  problemClass: null,
  respondentName: '某店',
  streetCode: '1',
  personal: { state: 'sealed', fields: [{ key: 'phone', masked: '138****0000' }], text: '我＊＊＊' },
  procedure: 'R121',
  clocks: [
    {
      kind: 'acceptance',
      title: { zh: '受理决定', en: 'Decision on acceptance' },
      article: '总局令第121号 Art. 15',
      dueDay: '2027-01-05',
      warnDay: '2027-01-02',
      provisional: true,
      confirmed: true,
    },
  ],
  unmasked: [{ field: 'phone', at: Date.parse('2026-11-22T09:00:00+08:00'), by: '张三' }],
}
const at = Date.parse('2026-11-23T09:00:00+08:00')
const THREAD = {
  items: [
    { at, of: 'matter', id: 'C-1', what: 'received', byRole: 'house', byName: null },
    {
      at: at + 60_000,
      of: 'matter',
      id: 'C-1',
      what: 'dispatched',
      station: 'st-1',
      byRole: 'deskOfficer',
      byName: '王五',
    },
    {
      at: at + 120_000,
      of: 'task',
      id: 'RW20261123-0001',
      what: 'submitted',
      title: '<b>核查</b>',
      evidence: 2,
      byRole: 'fieldOfficer',
      byName: null,
    },
  ],
  elsewhere: 1,
}
interface Given {
  readonly id: string
  readonly order: Readonly<Record<string, unknown>>
}
async function house(answers: readonly { status?: number; json: unknown }[], sealed: object = complaint) {
  const given: Given[] = []
  const looks: string[] = []
  const base = await serve((request, body) => {
    if (request.url === '/api/v1/district') return { json: { streets: [{ code: '1', name: '甲街道' }], stations: [] } }
    if (request.method === 'POST') {
      given.push(JSON.parse(body) as Given)
      return answers[given.length - 1] ?? { status: 500, json: {} }
    }
    if (request.url?.endsWith('/thread')) return { json: THREAD }
    looks.push(request.url ?? '')
    return { json: sealed }
  })
  return { base, given, looks }
}
const self = { name: '李四' }
const may = ['complaint.read', 'personal.unmask']

async function look(base: string, given: readonly string[] = may) {
  const page = open(base, ComplaintSection, { may: given, self })
  await page.get('input[name=number]').setValue('C-1')
  await page.get('form').trigger('submit')
  await until(() => page.text().includes('138****0000') || page.text().includes('个人信息已到期销毁'))
  return page
}

test('a complainant is masked, and the page says who has seen what', async () => {
  const { base, looks } = await house([])
  const page = await look(base)
  for (const said of ['某店', '电话', '138****0000', '我＊＊＊', '张三', '2026-11-22 09:00:00'])
    expect(page.text()).toContain(said)
  await until(() => page.text().includes('甲街道'))
  expect(looks).toEqual(['/api/v1/complaints/C-1'])
})

test('how it went its way stands on one line of time, with the tasks that were opened for it; markup stays text', async () => {
  const { base } = await house([])
  const page = await look(base)
  await until(() => page.text().includes('RW20261123-0001'))
  const lines = page.findAll('.complaint-thread li').map((each) => each.text().replaceAll(/\s+/g, ' '))
  expect(lines[0]).toMatch(/2026-11-23 09:00 ?收到 ?系统/)
  expect(lines[1]).toMatch(/分送监管所 ?王五 ?监管所 st-1/)
  expect(lines[2]).toMatch(/提交结果.*任务 RW20261123-0001 · <b>核查<\/b> · 证据 2 份/)
  expect(page.text()).toContain('另有关联任务不在您的范围内')
})

test('who may not unmask has no button for it', async () => {
  const { base } = await house([])
  const page = await look(base, ['complaint.read'])
  expect(page.findAll('button').map((each) => each.text())).toEqual(['查看'])
})

test('particulars that were destroyed are said to be', async () => {
  const { base } = await house([], { ...complaint, personal: { state: 'destroyed', fields: [], text: null } })
  const page = await look(base)
  expect(page.text()).toContain('无法恢复')
  expect(page.findAll('button').map((each) => each.text())).toEqual(['查看'])
})

test('unmasking asks for a reason, for the second factor when it is wanted, and each try is an order of its own', async () => {
  const wanted = { status: 403, json: { state: 'refused', reason: '请输入 6 位数字', code: 'secondFactor' } }
  const { base, given, looks } = await house([
    wanted,
    { json: { state: 'accepted', version: 7, result: { value: '13800000000' } } },
  ])
  const page = await look(base)
  await button(page, '查看原文').trigger('click')
  await page.get('input[name=reason]').setValue('核对回访电话')
  await page.get('.unfolded form').trigger('submit')
  await until(() => page.find('input[name=otp]').exists())
  expect(document.activeElement).toBe(page.get('input[name=otp]').element)
  await page.get('input[name=otp]').setValue('123 456')
  await page.get('.unfolded form').trigger('submit')
  await until(() => page.text().includes('13800000000'))
  const order = { verb: 'personal.unmask', complaintId: 'C-1', field: 'phone', reason: '核对回访电话' }
  expect(given.map((each) => each.order)).toEqual([order, { ...order, otp: '123456' }])
  expect(given[0]!.id).not.toBe(given[1]!.id)
  // On the record of this page at once, without another look at the server.
  expect(page.text()).toContain('李四')
  expect(looks).toHaveLength(1)
  expect([location.href.includes('1380'), localStorage.length, sessionStorage.length]).toEqual([false, 0, 0])
  await button(page, '立即隐藏').trigger('click')
  expect(page.text()).not.toContain('13800000000')
})

test('each deadline names its article; one that rests on an unpublished year says so', async () => {
  const { base } = await house([])
  const page = await look(base)
  const table = page.get('[aria-labelledby=clocks-heading]').text()
  for (const part of ['受理决定', '2027-01-05', '暂定', '不顺延为 2027-01-02', '总局令第121号 Art. 15'])
    expect(table).toContain(part)
  expect(page.text()).toContain('适用总局令第121号')
})

test('an unmasked value goes away by itself', async () => {
  const { base } = await house([{ json: { state: 'accepted', version: 7, result: { value: '13800000000' } } }])
  const field = { key: 'phone', masked: '138****0000' }
  const page = open(base, UnmaskRow, { complaintId: 'C-1', field, title: '电话', unmasks: true, shownForMs: 50 })
  await button(page, '查看原文').trigger('click')
  await page.get('input[name=reason]').setValue('核对回访电话')
  await page.get('form').trigger('submit')
  await until(() => page.emitted('unmasked') !== undefined)
  await until(() => page.text().includes('138****0000'))
  expect(page.html()).not.toContain('13800000000')
})
