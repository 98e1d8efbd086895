// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import LikenessPanel from './LikenessPanel.vue'
import { button, closeAll, open, serve, until } from './page.fixture.ts'

afterEach(closeAll)

const duplicate = (over: object = {}) => ({
  id: 'A',
  complaintId: 'A',
  kind: 'complaint',
  state: 'received',
  receivedAt: Date.parse('2026-11-23T09:00:00+08:00'),
  respondentName: '<b>某店</b>',
  score: 0.95,
  reasons: [
    { of: 'phone', why: { zh: '投诉人电话相同', en: 'same telephone of the complainant' } },
    { of: 'respondent', why: { zh: '被投诉人相同', en: 'same respondent' } },
  ],
  merge: { complaintId: 'B', into: 'A', basedOn: 1 },
  cannot: null,
  restarts: false,
  ...over,
})
const SIGNS = {
  score: 0.35,
  reasons: [
    {
      factor: 'a',
      article: '总局令第121号第17条第1项',
      why: { zh: '同一投诉人短期投诉次数偏多：24 小时内 3 件', en: 'three within 24 h' },
      count: 3,
      windowDays: 1,
      matters: ['A', 'B', 'C'],
    },
  ],
}
interface Given {
  readonly order: Readonly<Record<string, unknown>>
}
async function panel(over: object = {}, status = 200, locale: 'zh-CN' | 'en' = 'zh-CN') {
  const given: Given['order'][] = []
  let looks = 0
  const answer = {
    duplicates: [duplicate()],
    again: [],
    elsewhere: 0,
    article17: { score: 0, reasons: [] },
    note: { zh: '仅供参考，由承办人判断', en: 'For reference only' },
    ...over,
  }
  const base = await serve((request, body) => {
    if (request.method === 'POST') {
      given.push((JSON.parse(body) as Given).order)
      return { json: { state: 'accepted', version: 7 } }
    }
    looks += 1
    return { status, json: status === 200 ? answer : { error: '没有这件投诉举报，或不在您的范围内。' } }
  })
  const page = open(base, LikenessPanel, { item: { id: 'B', version: 0 } }, {}, locale)
  await until(() => page.text().includes(status === 200 ? (locale === 'en' ? 'May be' : '可能重复') : '不在您的范围内'))
  return { page, given, looks: () => looks }
}

test('what may be the same is named with its score and each reason; markup stays text; nothing is given by looking', async () => {
  const { page, given } = await panel()
  for (const part of ['0.95', '投诉人电话相同', '被投诉人相同', '<b>某店</b>', '仅供参考'])
    expect(page.text()).toContain(part)
  expect(given).toEqual([])
})

test('merging asks once, names which goes into which, and takes its reasons into the record', async () => {
  const { page, given } = await panel()
  await button(page, '合并').trigger('click')
  expect(page.text()).toContain('把 B 并入 A？')
  expect(given).toEqual([])
  await button(page, '确定合并').trigger('click')
  await until(() => given.length === 1)
  expect(given[0]).toEqual({
    verb: 'complaint.merge',
    complaintId: 'B',
    into: 'A',
    basedOn: 1,
    note: '按重复提示合并：投诉人电话相同、被投诉人相同（提示分 0.95）',
  })
  await until(() => page.emitted('changed') !== undefined)
})

test('what cannot be merged says why and has no button', async () => {
  const { page } = await panel({ duplicates: [duplicate({ merge: null, cannot: '此件已经受理，重复的请终止调解。' })] })
  expect(page.text()).toContain('现在不能合并：此件已经受理')
  expect(page.findAll('button')).toHaveLength(0)
})

test('a tip-off with new facts is offered with the restart of its clock and the article', async () => {
  const { page, given } = await panel({ duplicates: [duplicate({ restarts: true })] })
  await button(page, '合并，有新事实').trigger('click')
  expect(page.text()).toContain('第35条')
  await button(page, '确定合并').trigger('click')
  await until(() => given.length === 1)
  expect(given[0]).toMatchObject({ newFacts: true })
})

test('signs of article 17 stand with score, item and links to what was counted', async () => {
  const { page } = await panel({ article17: SIGNS, elsewhere: 2 })
  for (const part of ['第17条 情形提示', '0.35', '24 小时内 3 件', '第1项', '另有可能重复的件'])
    expect(page.text()).toContain(part)
  const links = page.findAll('a').filter((each) => each.attributes('href')?.endsWith('number=C#complaint'))
  expect(links).toHaveLength(1)
  // Those that he may not open are not counted before him.
  expect(page.text()).not.toContain('2 件')
})

test('the same number told by another source stands first, with who told it and in what it differs', async () => {
  const at = Date.parse('2026-11-23T10:05:00+08:00')
  const again = [
    { source: 'platform', channel: '12315', at, differs: ['complainant', 'amount'] },
    { source: 'hall', channel: 'counter', at, differs: [] },
  ]
  const { page } = await panel({ again })
  const said = page.text()
  for (const part of [
    '内容不同：投诉举报人、金额。',
    '2026-11-23 10:05 由 platform 报来',
    '内容一致',
    '以先到的一件为准',
  ])
    expect(said).toContain(part)
  expect(said.indexOf('内容不同')).toBeLessThan(said.indexOf('可能重复'))
  expect((await panel()).page.text()).not.toContain('同一编号')
})

test('in English nothing is Chinese', async () => {
  const english = {
    again: [{ source: 'platform', channel: '12315', at: 0, differs: ['respondent', 'place'] }],
    article17: SIGNS,
    duplicates: [duplicate({ respondentName: 'Shop' })],
  }
  const { page } = await panel(english, 200, 'en')
  expect(page.text()).not.toMatch(/[\u3400-\u9fff]/)
})

test('a poll that brings nothing new asks for nothing anew', async () => {
  const { page, looks } = await panel()
  await page.setProps({ item: { id: 'B', version: 0 } })
  await flushPromises()
  expect(looks()).toBe(1)
  await page.setProps({ item: { id: 'B', version: 1 } })
  await until(() => looks() === 2)
})

test('a refusal is shown with its sentence', async () => {
  const { page } = await panel({}, 404)
  expect(page.text()).toContain('不在您的范围内')
})
