import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sheet as sheetShape } from '../contract/documents.ts'
import { guardArticles } from '../interception/articles.ts'
import type { Typed } from '../interception/matter.fixture.ts'
import type { ProcedureId } from '../law/procedure.ts'
import { procedures } from '../law/procedures/index.ts'
import { consumerRoutes } from '../law/procedures/consumer-routes.ts'
import type { Context } from './context.ts'
import { course, DAYS, runsOf, textOf, TOLD, WAYS } from './documents.fixture.ts'
import { documents, notesOn } from './index.ts'

const both: ProcedureId[] = ['R121', 'R20']
const ways = Object.entries(WAYS) as [keyof typeof WAYS, readonly Typed[]][]
const tipOffWays: [string, readonly Typed[]][] = [
  ['verifying', []],
  ['filed', [{ verb: 'file', note: '有初步证据' }]],
  ['notFiled', [{ verb: 'notFile', note: '查无实据' }]],
]
const tipOff = (procedure: ProcedureId, orders: readonly Typed[]) => course(procedure, orders, { kind: 'tipOff' })

/** Every paper that there is, in every state, under both orders. */
const every = both.flatMap((procedure) =>
  [
    ...ways.map(([way, orders]) => ({ procedure, way: way, context: course(procedure, orders) })),
    ...tipOffWays.map(([way, orders]) => ({ procedure, way, context: tipOff(procedure, orders) })),
  ].flatMap(({ context, ...rest }) =>
    documents
      .filter((form) => form.available(context) === null)
      .map((form) => ({ ...rest, context, form, title: `${procedure} ${rest.way} ${form.name}` })),
  ),
)
const named = (name: string) => documents.find((form) => form.name === name)!
const there = (context: Context) => documents.filter((form) => form.available(context) === null).map(({ name }) => name)

describe('which papers there are', () => {
  test('the ten forms of 2026, in the order of the list, each in a file of its own name', () => {
    expect(documents.map(({ number }) => number).join('')).toBe('一二三四五六七八九十')
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const files = readdirSync(new URL('.', import.meta.url)).filter((each) => each.endsWith('.document.ts'))
    expect(files.sort()).toEqual(documents.map(({ name }) => `${kebab(name)}.document.ts`).sort())
  })

  const expected: Readonly<Record<keyof typeof WAYS, readonly string[]>> = {
    received: ['identityNotice'],
    taken: ['identityNotice'],
    notAccepted: ['nonAcceptance'],
    accepted: ['acceptance'],
    dispatched: ['dispatchNotice', 'identityNotice'],
    acceptedThenDispatched: ['dispatchNotice', 'acceptance'],
    handedBack: ['identityNotice'],
    mediating: ['acceptance', 'mediationNotice'],
    commissioned: ['acceptance', 'mediationNotice'],
    paused: ['acceptance', 'mediationNotice'],
    agreed: ['acceptance', 'mediationNotice', 'mediationAgreement'],
    terminated: ['acceptance', 'mediationNotice', 'termination'],
    withdrawn: [],
    pending: ['identityNotice'],
    reopened: ['identityNotice'],
    merged: [],
  }
  test.each(ways)('a complaint that is %s has those it has earned, and no other', (way, orders) => {
    expect(there(course('R121', orders))).toEqual(['complaintRegister', ...expected[way]])
    // Order 20 knows no request for proof of identity.
    const old = expected[way].filter((name) => name !== 'identityNotice')
    expect(there(course('R20', orders))).toEqual(['complaintRegister', ...old])
  })

  test('a tip-off has its register, and a result once that is decided', () => {
    expect(tipOffWays.map(([, orders]) => there(tipOff('R121', orders)))).toEqual([
      ['tipOffRegister'],
      ['tipOffRegister', 'tipOffResult'],
      ['tipOffRegister', 'tipOffResult'],
    ])
  })

  test('what is both is split first; the sentence names the article', () => {
    const context = course('R121', [], { kind: 'mixed' })
    expect(there(context)).toEqual([])
    for (const form of documents) expect(form.available(context)?.zh).toContain(guardArticles.R121.separate)
  })

  test('every refusal is one sentence in both languages', () => {
    for (const [, orders] of ways)
      for (const form of documents) {
        const why = form.available(course('R121', orders))
        if (why === null) continue
        expect(why.zh).toMatch(/^[^a-z]{8,}。$/)
        expect(why.en.replace(/总局令第\d+号(第\d+条)?/g, '')).toMatch(/^[\x20-\x7e]{8,}\.$/)
      }
  })

  test('a clue found in a complaint has nobody to be told of its result', () => {
    const over = { kind: 'tipOff', origin: { of: 'T0', as: 'clue' } } as const
    const context = course('R121', [{ verb: 'file', note: '有初步证据' }], over)
    expect(there(context)).toEqual(['tipOffRegister'])
    const paper = named('tipOffRegister').fill(context)
    expect(textOf(paper)).toContain('T0')
    expect(JSON.stringify(paper)).not.toContain('personal')
  })
})

/** Articles of an order that a text cites. */
const cites = (text: string) => [...text.matchAll(/总局令第\d+号(?:第\d+条(?:第\d+项)?)?/g)].map(([found]) => found)

describe.each(every)('$title', ({ procedure, form, context }) => {
  const paper = form.fill(context)

  test('is plain and fits the contract', () => {
    expect(sheetShape.parse(JSON.parse(JSON.stringify(paper)))).toEqual(paper)
    expect(paper.title).toBe(form.title.zh)
  })

  test('quotes only articles of the order that the matter fell under, and its own', () => {
    const { order, limits, notAccept, terminate, identity, reporterNotice } = procedures[procedure]
    const known = new Set([
      ...Object.values(limits).flatMap((limit) =>
        'none' in limit ? [] : [limit.article, ...limit.pauses.map(({ article }) => article)],
      ),
      ...[...notAccept, ...terminate].map(({ article }) => article),
      ...Object.values(guardArticles[procedure]),
      ...[identity, reporterNotice, order],
    ])
    const found = cites(textOf(paper))
    for (const each of found) expect(known).toContain(each)
    const own = form.article(context)
    if (own !== null && !form.name.endsWith('Register') && !(procedure === 'R121' && form.name === 'tipOffResult'))
      expect(found).toContain(own)
  })

  test('names the five routes where the law asks for them, and only there', () => {
    const lines = paper.paragraphs.map(({ runs }) => runs.map((run) => ('text' in run ? run.text : '')).join(''))
    const routes = consumerRoutes.filter(({ words }) => lines.some((line) => line.includes(words.zh)))
    const owed = form.name === 'nonAcceptance' || form.name === 'termination'
    expect(routes).toHaveLength(owed ? 5 : 0)
    expect(textOf(paper).includes('消费者权益保护法')).toBe(owed)
  })

  test('holds no particular of a person, only their places', () => {
    expect(textOf(paper)).not.toContain('complainant')
    // All but the letter to a station name whom it is for or from.
    expect(runsOf(paper).some((run) => 'personal' in run)).toBe(form.name !== 'dispatchNotice')
    for (const run of runsOf(paper))
      if ('personal' in run) expect(TOLD.map((each) => `complainant.${each}`)).toContain(run.personal)
  })

  test('is the same tomorrow: it is made of the record alone', () => {
    expect(form.fill(context)).toEqual(paper)
    const day = `${DAYS[procedure].slice(0, 4)}年${Number(DAYS[procedure].slice(5, 7))}月`
    const date = paper.signature.date.map((run) => ('text' in run ? run.text : '')).join('')
    // Nobody records when identity was asked for: its day is left to the hand.
    expect(date).toBe(form.name === 'identityNotice' ? '年月日' : `${day}${Number(DAYS[procedure].slice(8))}日`)
  })
})

describe('what is not known', () => {
  const nothing = (context: Context): Context => ({
    ...context,
    complaint: { channel: '', problemClass: null, respondentName: null, amount: null },
    personal: new Set(),
    stationName: () => null,
  })
  test.each(every)('$title leaves it blank and invents nothing', ({ form, context }) => {
    const paper = form.fill(nothing(context))
    const text = textOf(paper)
    expect(text).not.toMatch(/undefined|null|NaN|某某|\[object/)
    expect(runsOf(paper).some((run) => 'personal' in run)).toBe(false)
    for (const { label, runs } of paper.fields) expect(runs, label).not.toEqual([])
    if (form.name !== 'tipOffResult') expect(runsOf(paper).some((run) => 'blank' in run)).toBe(true)
  })

  test('the time and the place of mediation are never guessed', () => {
    const { fields } = named('mediationNotice').fill(course('R121', WAYS.mediating))
    for (const label of ['调解时间', '调解地点', '调解人员'])
      expect(fields.find((each) => each.label === label)?.runs).toEqual([{ blank: label, room: 'line' }])
  })

  test('what the officer wrote as reason is proposed to his hand, not printed as settled', () => {
    const paper = named('nonAcceptance').fill(course('R121', WAYS.notAccepted))
    expect(runsOf(paper)).toContainEqual({
      blank: '具体事实和理由',
      room: 'lines',
      given: '购买数量明显超出生活需要。',
    })
    expect(textOf(paper)).not.toContain('购买数量')
  })
})

describe('what a paper says', () => {
  test('the reason not to accept, with its item; the number without a counter', () => {
    const paper = named('nonAcceptance').fill({ ...course('R121', WAYS.notAccepted), mark: '试市监' })
    const text = textOf(paper)
    expect(text).toContain('试市监〔2026〕不受第T1号')
    expect(text).toContain('总局令第121号第15条、总局令第121号第16条第3项')
    expect(text).toContain('非为生活消费需要')
  })

  test('reopened and decided anew, the second decision has a number of its own', () => {
    const orders = [...WAYS.reopened, { verb: 'notAccept', item: 5, note: '未补材料' }]
    const paper = named('nonAcceptance').fill(course('R121', orders))
    expect(textOf(paper)).toContain('不受第T1-2号')
    expect(textOf(paper)).toContain('第16条第5项')
  })

  test('sixty days under Order 121, forty-five working days under Order 20', () => {
    expect(textOf(named('acceptance').fill(course('R121', WAYS.accepted)))).toContain('60日内')
    expect(textOf(named('acceptance').fill(course('R20', WAYS.accepted)))).toContain('45个工作日内')
  })

  test('a station is told by when, as it stood when the matter was sent to it', () => {
    const sent = course('R121', WAYS.dispatched)
    const text = textOf(named('dispatchNotice').fill(sent))
    expect(text).toContain('龙城市场监督管理所')
    expect(text).toContain('请于2026年6月10日前作出决定')
    expect(text).toContain('不得自行转送')
    const later = course('R121', [...WAYS.dispatched, { verb: 'accept' }])
    expect(textOf(named('dispatchNotice').fill(later))).toBe(text)
    const after = textOf(named('dispatchNotice').fill(course('R121', WAYS.acceptedThenDispatched)))
    expect(after).toContain('已于2026年6月1日受理')
    expect(after).toContain('调解期限至2026年7月31日')
  })

  test('commissioned mediation rests on its own article and names whom', () => {
    const paper = named('mediationNotice').fill(course('R121', WAYS.commissioned))
    expect(textOf(paper)).toContain(guardArticles.R121.commission)
    expect(runsOf(paper)).toContainEqual({ blank: '受委托的调解组织', room: 'short', given: 'M1' })
  })

  test('the sum that was agreed is proposed, the terms are the parties’ own', () => {
    const { fields } = named('mediationAgreement').fill(course('R121', WAYS.agreed))
    expect(fields.find(({ label }) => label === '涉及金额')?.runs).toEqual([
      { blank: '涉及金额', room: 'line', given: '260.50元' },
    ])
    expect(fields.find(({ label }) => label === '协议内容')?.runs).toEqual([{ blank: '协议内容', room: 'lines' }])
  })

  test('a reporter is told by the law that says so: under Order 121 the officer writes which', () => {
    const old = textOf(named('tipOffResult').fill(tipOff('R20', tipOffWays[2]![1])))
    expect(old).toContain('总局令第20号第31条')
    expect(old).toContain('决定不予立案')
    const context = tipOff('R121', tipOffWays[1]![1])
    const paper = named('tipOffResult').fill(context)
    expect(runsOf(paper).some((run) => 'blank' in run && run.blank.includes('规定应当告知'))).toBe(true)
    expect(textOf(paper)).toContain('决定立案')
    expect(notesOn(named('tipOffResult'), context).some(({ zh }) => zh.includes('总局令第121号第36条'))).toBe(true)
  })
})

test('that the layout is our own stands beside the paper, never on it; unread article numbers likewise', () => {
  for (const { form, context, procedure } of every) {
    const notes = notesOn(form, context)
    expect(notes[0]?.zh).toContain('尚未与官方格式核对')
    expect(notes.some(({ zh }) => zh.includes('条款号没有按官方文本核对'))).toBe(procedure === 'R20')
    for (const { zh } of notes) expect(textOf(form.fill(context))).not.toContain(zh)
  }
})
