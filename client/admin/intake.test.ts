// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { reactive } from 'vue'
import { registration } from '@contract/registration.ts'
import { intakeSources, requestWords } from '@contract/registration-words.ts'
import { emptyDraft, GROUPS, kindOf, registrationOf, REQUEST_KEYS } from './intake-draft.ts'
import IntakeForm from './IntakeForm.vue'
import { button, closeAll, open, serve, until } from './page.fixture.ts'

afterEach(closeAll)

describe('what a draft means', () => {
  test('what is empty is left out, names stand with the person, two ticks are mixed', () => {
    const draft = emptyDraft()
    Object.assign(draft.fields, {
      'complainant.name': ' 张三 ',
      'respondent.name': '某店',
      amount: '',
      consentEntrust: 'no',
    })
    Object.assign(draft, { source: 'letter', tipOff: true, requests: ['退货'] })
    expect(registrationOf(draft, intakeSources)).toEqual({
      ...{ source: 'letter', kind: 'mixed', complainant: { name: '张三' }, respondent: { name: '某店' } },
      ...{ consentEntrust: false, requests: ['退货'] },
    })
    expect(kindOf({ complaint: false, tipOff: false })).toBeUndefined()
  })

  test('a lane’s only source is its own, whatever the draft says', () => {
    expect(registrationOf({ ...emptyDraft(), source: 'letter' }, ['odr']).source).toBe('odr')
  })

  test('every field of the form is one of the order’s, and every request has its word', () => {
    const draft = emptyDraft()
    for (const { fields } of GROUPS)
      for (const { name, as } of fields)
        draft.fields[name] =
          { mode: 'phone', idType: 'other', sellMode: '网购', moment: '2026-01-01T10:00', yes: 'yes' }[as as string] ??
          '一'
    draft.source = 'counter'
    expect(registration.safeParse(registrationOf(draft, intakeSources)).error?.issues ?? []).toEqual([])
    expect(REQUEST_KEYS).toHaveLength(requestWords.length)
  })
})

interface Given {
  readonly id: string
  readonly order: Readonly<Record<string, unknown>>
}
async function form(answers: (object | 'cut')[], sources = intakeSources) {
  const given: Given[] = []
  const registered: string[] = []
  const base = await serve((request, body) => {
    if (request.method !== 'POST') {
      if (request.url?.startsWith('/api/v1/sites'))
        return { json: { items: [{ siteId: 'site-1', name: '<b>某超市</b>', address: '中心路 1 号' }] } }
      return { json: { streets: [{ code: 's1', name: '平湖街道' }], stations: [{ id: 'st-1', name: '平湖所' }] } }
    }
    given.push(JSON.parse(body) as Given)
    const answer = answers[given.length - 1] ?? { state: 'accepted', version: 1, result: { complaintId: 'DJ1' } }
    return answer === 'cut' ? 'cut' : { status: 'reason' in answer ? 422 : 200, json: answer }
  })
  const draft = reactive(emptyDraft())
  const page = open(base, IntakeForm, { sources, draft, onRegistered: (id: string) => registered.push(id) })
  await until(() => sources.length === 1 || page.text().includes('平湖所'))
  return { page, given, draft, registered, base }
}
const ACCEPTED = { state: 'accepted', version: 3, result: { complaintId: 'DJ20261127-0001' } }

test('every fault stands beside its field, the first one has the focus, and what was filled in stays', async () => {
  const faults = [
    { field: 'source', message: '请选择来源。' },
    { field: 'complainant.phone', message: '请填写联系电话。' },
    { field: 'amount', message: '金额有几种读法。' },
  ]
  const { page, draft } = await form([{ state: 'refused', reason: '…', faults }])
  await page.get('input[name=amount]').setValue('2万5')
  await page.get('form').trigger('submit')
  await until(() => page.text().includes('有 3 处'))
  expect(page.get('input[name=amount]').attributes('aria-invalid')).toBe('true')
  expect(page.get('[id="intake-amount-fault"]').text()).toBe('金额有几种读法。')
  expect(document.activeElement?.getAttribute('name')).toBe('source')
  expect(draft.fields.amount).toBe('2万5')
})

test('after success the number is there, the form is empty, and the matter can be opened', async () => {
  const { page, draft, registered, given } = await form([ACCEPTED])
  await page.get('input[name="complainant.name"]').setValue('张三')
  await page.get('form').trigger('keydown', { key: 'Enter', ctrlKey: true })
  await until(() => page.text().includes('DJ20261127-0001'))
  expect(given[0]?.order).toMatchObject({ verb: 'complaint.receive', complainant: { name: '张三' } })
  expect(draft.fields).toEqual({})
  await button(page, '打开此件').trigger('click')
  expect(registered).toEqual(['DJ20261127-0001'])
})

test('an order whose answer was lost is given again under its own id', async () => {
  const { page, given } = await form(['cut', ACCEPTED])
  await page.get('form').trigger('submit')
  await until(() => page.findAll('button').some((each) => each.text() === '再试一次' || each.text().includes('再')))
  await page.get('form').trigger('submit')
  await until(() => page.text().includes('DJ20261127-0001'))
  expect(given[0]?.id).toBe(given[1]?.id)
})

test('a registration without an answer is registered once, though its form was closed, opened anew and changed', async () => {
  const { page, given, draft, base } = await form(['cut', { ...ACCEPTED, repeated: true }])
  await page.get('input[name="complainant.name"]').setValue('张三')
  await page.get('form').trigger('submit')
  await until(() => draft.unanswered)
  page.unmount()
  const again = open(base, IntakeForm, { sources: intakeSources, draft })
  expect(again.text()).toContain('不会变成两件')
  await again.get('input[name=product]').setValue('奶粉')
  await again.get('form').trigger('submit')
  await until(() => again.text().includes('DJ20261127-0001'))
  expect(given[1]?.order).toMatchObject({ product: '奶粉', complainant: { name: '张三' } })
  expect(given[0]?.id).toBe(given[1]?.id)
  expect(again.text()).toContain('改动的内容没有记入')
  expect(draft).toEqual(emptyDraft())
})

test('what is typed here is not offered by the browser to the next person', async () => {
  const { page } = await form([])
  for (const each of page.findAll('textarea, input[type=text], input[type=tel]'))
    expect(each.attributes('autocomplete'), each.attributes('name')).toBe('off')
})

test('a doubtful number can be insisted on', async () => {
  const faults = [{ field: 'complainant.idNo', message: '校验码不对。', doubt: true }]
  const { page, given } = await form([{ state: 'refused', reason: '…', faults }, ACCEPTED])
  await page.get('form').trigger('submit')
  await until(() => page.text().includes('照填'))
  const box = page.findAll('label').find((each) => each.text().includes('照填'))!
  await box.get('input').setValue(true)
  await page.get('form').trigger('submit')
  await until(() => given.length === 2)
  expect(given[1]?.order.insists).toEqual(['complainant.idNo'])
})

test('a site found by name is the respondent; both ticks say that it will be parted; markup stays text', async () => {
  const { page, given } = await form([ACCEPTED])
  await page.get('input[name="respondent.name"]').setValue('超市')
  await button(page, '查找监管对象').trigger('click')
  await until(() => page.text().includes('<b>某超市</b>'))
  await page.get('.intake-sites button').trigger('click')
  await page.get('input[name=tipOff]').setValue(true)
  expect(page.text()).toContain('第9条')
  await page.get('form').trigger('submit')
  await until(() => given.length === 1)
  expect(given[0]?.order).toMatchObject({ kind: 'mixed', respondent: { name: '<b>某超市</b>', siteId: 'site-1' } })
})

test('a lane’s people see the short form: no identity number, no station, no source to choose', async () => {
  const { page } = await form([ACCEPTED], ['odr'])
  expect(page.find('select[name=source]').exists()).toBe(false)
  expect(page.find('input[name="complainant.idNo"]').exists()).toBe(false)
  expect(page.find('select[name=station]').exists()).toBe(false)
  expect(page.text()).toContain('在线和解企业')
})
