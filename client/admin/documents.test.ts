// @vitest-environment happy-dom
import type { DocumentAnswer, DocumentsAnswer, Sheet } from '@contract/documents.ts'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import DeskSection from './DeskSection.vue'
import DocumentSheet from './DocumentSheet.vue'
import MatterDocuments from './MatterDocuments.vue'
import { button, closeAll, open, serve, until } from './page.fixture.ts'
import { placesOf, rowsOf } from './sheet-rows.ts'
import { smsParts } from './sms.ts'

const sheet: Sheet = {
  name: 'nonAcceptance',
  title: '投诉不予受理决定书',
  heading: '试验区市场监督管理局',
  number: [{ text: '〔2026〕不受第A号' }],
  addressee: [{ personal: 'complainant.name' }, { text: '：' }],
  paragraphs: [
    {
      as: 'text',
      runs: [{ text: '投诉<b>某店</b>一事' }, { blank: '具体事实和理由', room: 'lines', given: '不属职责。' }],
    },
  ],
  fields: [
    { label: '联系电话', runs: [{ personal: 'complainant.phone' }], broad: false },
    { label: '调解地点', runs: [{ blank: '调解地点', room: 'line' }], broad: true },
  ],
  signature: { unit: '试验区市场监督管理局', date: [{ text: '2026年6月1日' }], parties: ['调解人员'] },
  attachments: [],
}
const paper: DocumentAnswer = {
  complaintId: 'C-1',
  sheet,
  notes: [{ zh: '版式尚未核对。', en: 'Layout not checked.' }],
  masks: { 'complainant.name': '欧阳**', 'complainant.phone': '136****9876' },
}
const none = { zh: '此件现为“已登记”，决定受理后才有受理决定书。', en: 'Not accepted.' }
const list: DocumentsAnswer = {
  id: 'A',
  complaintId: 'C-1',
  state: 'notAccepted',
  documents: [
    {
      name: 'acceptance',
      number: '五',
      title: { zh: '投诉受理决定书', en: 'Acceptance' },
      article: '第15条',
      why: none,
    },
    {
      name: 'nonAcceptance',
      number: '六',
      title: { zh: '投诉不予受理决定书', en: 'Non-acceptance' },
      article: '总局令第121号第16条第1项',
      why: null,
    },
  ],
  replies: [
    {
      name: 'notAccepted',
      title: { zh: '不予受理', en: 'Not accepted' },
      article: '第16条',
      why: null,
      text: '决定不予受理。',
      notes: [],
    },
  ],
}

interface Given {
  readonly id: string
  readonly order: Readonly<Record<string, unknown>>
}
async function house(answers: readonly { status?: number; json: unknown }[] = []) {
  const given: Given[] = []
  const asked: string[] = []
  const base = await serve((request, body) => {
    if (request.method === 'POST') {
      given.push(JSON.parse(body) as Given)
      return answers[given.length - 1] ?? { status: 500, json: {} }
    }
    asked.push(request.url ?? '')
    return { json: request.url?.endsWith('/documents') ? list : paper }
  })
  return { base, given, asked }
}
/** The paper lies over the page, outside the part that is mounted. */
const room = () => document.querySelector<HTMLElement>('.sheet-room')!
const within = <Found extends HTMLElement>(selector: string) => room().querySelector<Found>(selector)!
const pressed = (words: string) =>
  [...room().querySelectorAll('button')].find((each) => each.textContent.trim() === words)!
async function type(selector: string, value: string) {
  const input = within<HTMLInputElement>(selector)
  input.value = value
  input.dispatchEvent(new Event('input'))
  await flushPromises()
}
const submit = () => within('form').dispatchEvent(new Event('submit', { cancelable: true }))

let app: HTMLElement
beforeEach(() => {
  app = document.createElement('div')
  app.id = 'app'
  document.body.append(app)
})
afterEach(async () => {
  await closeAll()
  app.remove()
})

describe('a paper', () => {
  test('stands there as it will be printed: markup stays text, persons are masked, what is open is for the hand', async () => {
    const { base } = await house()
    open(base, DocumentSheet, { paper, unmasks: true })
    const text = within('.sheet').textContent
    for (const part of [
      '试验区市场监督管理局',
      '投诉不予受理决定书',
      '〔2026〕不受第A号',
      '欧阳**：',
      '<b>某店</b>',
      '不属职责。',
      '2026年6月1日',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('版式尚未核对')
    expect(room().textContent).toContain('版式尚未核对')
    expect(room().textContent).toContain('还有 2 项')
    const blanks = [...room().querySelectorAll('.sheet-blank')]
    expect(blanks.map((each) => [each.getAttribute('aria-label'), each.getAttribute('contenteditable')])).toEqual([
      ['具体事实和理由', 'plaintext-only'],
      ['调解地点', 'plaintext-only'],
      ['调解人员签字', 'plaintext-only'],
    ])
  })

  test('is Chinese whatever the page speaks, and says so to whoever reads aloud', async () => {
    const { base } = await house()
    open(base, DocumentSheet, { paper, unmasks: true }, {}, 'en')
    expect(within('.sheet').getAttribute('lang')).toBe('zh-CN')
    expect(room().textContent).toContain('Layout not checked.')
    expect(room().textContent).not.toContain('版式尚未核对')
  })

  test('is printed from here; what lies behind is out of reach until it is closed', async () => {
    const print = vi.fn()
    vi.stubGlobal('print', print)
    const { base } = await house()
    const page = open(base, DocumentSheet, { paper, unmasks: true })
    expect(app.inert).toBe(true)
    pressed('打印').click()
    expect(print).toHaveBeenCalledOnce()
    // An input method's own Escape is for its characters.
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true }))
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', keyCode: 229 }))
    expect(page.emitted('close')).toBeUndefined()
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    expect(page.emitted('close')).toHaveLength(1)
    page.unmount()
    expect(app.inert).toBe(false)
    vi.unstubAllGlobals()
  })

  test('a particular comes onto it for a reason and with the second factor, each try an order, and is gone with it', async () => {
    const wanted = { status: 403, json: { state: 'refused', reason: '请输入 6 位数字', code: 'secondFactor' } }
    const { base, given } = await house([
      wanted,
      { json: { state: 'accepted', version: 7, result: { value: '欧阳锦绣' } } },
    ])
    const page = open(base, DocumentSheet, { paper, unmasks: true })
    within('[aria-label="查看“姓名”原文"]').click()
    await flushPromises()
    await type('input[name=reason]', '打印决定书送达')
    submit()
    await until(() => within('input[name=otp]') !== null)
    await type('input[name=otp]', '123 456')
    submit()
    await until(() => within('.sheet').textContent.includes('欧阳锦绣：'))
    const order = { verb: 'personal.unmask', complaintId: 'C-1', field: 'name', reason: '打印决定书送达' }
    expect(given.map((each) => each.order)).toEqual([order, { ...order, otp: '123456' }])
    expect(given[0]!.id).not.toBe(given[1]!.id)
    expect(room().textContent).toContain('还有 1 项')
    expect([location.href.includes('锦绣'), localStorage.length, sessionStorage.length]).toEqual([false, 0, 0])
    pressed('全部重新遮蔽').click()
    await flushPromises()
    expect(within('.sheet').textContent).toContain('欧阳**：')
    page.unmount()
    expect(document.body.innerHTML).not.toContain('锦绣')
  })

  test('what was written by hand stays when a particular is put beside it', async () => {
    const { base } = await house([{ json: { state: 'accepted', version: 7, result: { value: '欧阳锦绣' } } }])
    open(base, DocumentSheet, { paper, unmasks: true })
    within('[aria-label="调解地点"]').textContent = '平湖所二楼'
    within('[aria-label="查看“姓名”原文"]').click()
    await flushPromises()
    await type('input[name=reason]', '打印决定书送达')
    submit()
    await until(() => within('.sheet').textContent.includes('欧阳锦绣'))
    expect(within('.sheet').textContent).toContain('平湖所二楼')
    expect(within('.sheet').textContent).toContain('不属职责。')
  })

  test('who may not unmask is told whom to ask, and has no button for it', async () => {
    const { base } = await house()
    open(base, DocumentSheet, { paper, unmasks: false })
    expect([...room().querySelectorAll('button')].map((each) => each.textContent.trim())).toEqual(['打印', '关闭'])
    expect(room().textContent).toContain('您的角色不能查看个人信息原文')
  })
})

describe('the papers of a matter', () => {
  test('those there are can be opened, each asked for once; of the others it is said why not', async () => {
    const { base, asked } = await house()
    const page = open(base, MatterDocuments, { id: 'A/1', version: 1, unmasks: false })
    await until(() => page.text().includes('总局令第121号第16条第1项'))
    expect(page.get('details').text()).toContain('决定受理后才有受理决定书')
    expect(page.findAll('.papers-there button').map((each) => each.text())).toEqual(['投诉不予受理决定书'])
    await button(page, '投诉不予受理决定书').trigger('click')
    await until(() => room() !== null)
    expect(asked).toEqual(['/api/v1/matters/A%2F1/documents', '/api/v1/matters/A%2F1/documents/nonAcceptance'])
  })

  test('a reply says how long it is, as it is changed, and can be taken along', async () => {
    const { base } = await house()
    const page = open(base, MatterDocuments, { id: 'A', version: 1, unmasks: false })
    await until(() => page.find('textarea').exists())
    expect(page.get('.reply').text()).toContain('7 字，约 1 条短信')
    await page.get('textarea').setValue('决'.repeat(71))
    expect(page.get('.reply').text()).toContain('71 字，约 2 条短信')
    await button(page, '复制').trigger('click')
    await until(() => /已复制|选中/.test(page.get('.reply [aria-live]').text()))
  })

  test('papers are offered where there are any; where there are none, or they are another’s, there is no button', async () => {
    const base = await serve(() => ({ json: { ...list, documents: [{ ...list.documents[0]! }], replies: [] } }))
    const page = open(base, MatterDocuments, { id: 'A', version: 1, unmasks: false, folded: true })
    await until(() => page.text().includes('决定受理后才有受理决定书'))
    expect(page.findAll('button')).toEqual([])
    await closeAll()
    const full = (await house()).base
    const folded = open(full, MatterDocuments, { id: 'A', version: 1, unmasks: false, folded: true })
    await until(() => folded.find('button').exists())
    expect(folded.find('textarea').exists()).toBe(false)
    await folded.get('button').trigger('click')
    expect(folded.find('textarea').exists()).toBe(true)
    await closeAll()
    const foreign = await serve(() => ({ status: 404, json: { error: '没有这件，或不在您的范围内。' } }))
    const nothing = open(foreign, MatterDocuments, { id: 'A', version: 1, unmasks: false, folded: true })
    await until(() => nothing.text() === '')
  })

  test('a poll that brings nothing new asks for no papers anew', async () => {
    const { base, asked } = await house()
    const page = open(base, MatterDocuments, { id: 'A', version: 1, unmasks: false })
    await until(() => page.find('textarea').exists())
    await page.setProps({ id: 'A', version: 1, unmasks: true })
    await flushPromises()
    expect(asked).toHaveLength(1)
    await page.setProps({ version: 2 })
    await until(() => asked.length === 2)
  })

  test.each([
    ['the desk has its papers on top at once', ['complaint.read'], true],
    ['a lane’s people are told so, and asked for nothing that is not theirs', [], false],
  ])('of what leaves the queue under one’s hand %s', async (_, may, papers) => {
    let left = false
    const asked: string[] = []
    const item = {
      ...{
        id: 'A',
        complaintId: 'A',
        kind: 'complaint',
        state: 'received',
        lane: null,
        receivedAt: 0,
        problemClass: null,
      },
      ...{
        respondentName: '某店',
        version: 0,
        due: null,
        verbs: ['take'],
        suggestions: [],
        escalations: [],
        laneTitle: null,
        procedure: 'R121',
      },
    }
    const base = await serve((request) => {
      asked.push(request.url ?? '')
      if (request.method === 'POST') {
        left = true
        return { json: { state: 'accepted', version: 5 } }
      }
      if (request.url?.endsWith('/documents')) return { json: list }
      if (request.url?.endsWith('/likeness'))
        return {
          json: {
            again: [],
            duplicates: [],
            elsewhere: 0,
            article17: { score: 0, reasons: [] },
            note: { zh: '', en: '' },
          },
        }
      const model = { code: 'm', title: { zh: '一加五', en: 'One' }, lanes: [] }
      return { json: { items: left ? [] : [item], counts: [], grounds: {}, model } }
    })
    const page = open(base, DeskSection, { may })
    await until(() => page.find('.desk-open').exists())
    await page.get('.desk-open').trigger('click')
    await button(page, '接件').trigger('click')
    await until(() => page.text().includes(papers ? 'A 的文书与答复' : 'A 已办'))
    if (papers) await until(() => page.text().includes('投诉不予受理决定书'))
    expect(asked.some((each) => each.endsWith('/documents'))).toBe(papers)
  })
})

test('fields stand two in a row, a broad one by itself; places are named once', () => {
  const field = (label: string, broad = false) => ({ label, runs: [{ personal: 'complainant.name' }], broad })
  const rows = rowsOf([field('一'), field('二'), field('三'), field('四', true), field('五')])
  expect(rows.map((row) => row.map(({ label }) => label).join(''))).toEqual(['一二', '三', '四', '五'])
  expect(placesOf(sheet)).toEqual(['complainant.name', 'complainant.phone'])
})

test('a text message holds seventy characters, its parts sixty-seven', () => {
  expect([0, 70, 71, 134, 135].map((n) => smsParts('字'.repeat(n)))).toEqual([1, 1, 2, 2, 3])
})
