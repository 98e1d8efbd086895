import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tellingBodies, type TellingKind } from '../contract/telling.ts'
import { AnswerFault, readAnswer } from './answer.ts'
import type { RowVerdict, Stream } from './feed.ts'
import { feeds } from './index.ts'
import * as rows from './rows.fixture.ts'

const now = Date.parse('2026-11-23T09:00:30+08:00')
const streams = feeds.flatMap((feed) => feed.streams.map((stream) => ({ feed, stream, path: stream.path })))

function read(path: string, row: unknown): RowVerdict {
  const found = streams.find((one) => one.path === path)
  if (!found) throw new Error(`no stream ${path}`)
  return found.stream.read(row, 7)
}
function dataOf(path: string, row: unknown): Record<string, unknown> {
  const verdict = read(path, row)
  if (verdict.is !== 'telling') throw new Error(`not told: ${JSON.stringify(verdict)}`)
  return verdict.telling.data as Record<string, unknown>
}
function rejectionOf(path: string, row: unknown) {
  const verdict = read(path, row)
  if (verdict.is !== 'rejected') throw new Error('not rejected')
  return verdict.rejection
}
const bodyAccepts = (verdict: RowVerdict) =>
  verdict.is !== 'telling' || tellingBodies[verdict.telling.kind as TellingKind].safeParse(verdict.telling.data).success

describe('what every feed keeps to', () => {
  test('names and paths are unique, and a path is never asked too seldom for its feed to stay fresh', () => {
    expect(new Set(feeds.map((feed) => feed.name)).size).toBe(feeds.length)
    expect(new Set(streams.map(({ path }) => path)).size).toBe(streams.length)
    for (const { feed, stream } of streams) {
      const everyMs = stream.everyMs ?? feed.contract.everyMs
      expect(everyMs).toBeGreaterThanOrEqual(feed.contract.everyMs)
      expect(everyMs * 2).toBeLessThanOrEqual(feed.contract.staleAfterMs)
    }
  })

  test.each(streams)('a good row of $path is taken, with its feed as source', ({ path, feed }) => {
    const verdict = read(path, rows.goodRows[path])
    expect(verdict.is).not.toBe('rejected')
    if (verdict.is === 'telling') expect(verdict.telling.source).toBe(feed.name)
    if (verdict.is === 'reading') expect(verdict.reading).toMatchObject({ source: feed.name, at: now - 30_000 })
    expect(bodyAccepts(verdict)).toBe(true)
  })

  test.each(streams)(
    'whatever stands in a row of $path, it is told, read or rejected, and never thrown',
    ({ path }) => {
      fc.assert(
        fc.property(fc.jsonValue(), (row) => {
          const verdict = read(path, row)
          expect(['telling', 'reading', 'rejected']).toContain(verdict.is)
          if (verdict.is === 'rejected') {
            expect(verdict.rejection.index).toBe(7)
            expect(verdict.rejection.message).not.toBe('')
            expect(verdict.rejection.raw).toBe(row)
          }
        }),
        { numRuns: 300 },
      )
    },
  )

  test.each(streams)(
    'a good row of $path with any field made wrong is told as the contract wants, or rejected there',
    ({ path }) => {
      const good = rows.goodRows[path] ?? {}
      const anyValue = fc.oneof(fc.jsonValue(), fc.string({ minLength: 1_000, maxLength: 30_000 }), fc.double())
      fc.assert(
        fc.property(fc.constantFrom(...Object.keys(good), '__proto__', 'extra'), anyValue, (field, value) => {
          const row: unknown = JSON.parse(JSON.stringify({ ...good, [field]: value }) ?? 'null')
          const verdict = read(path, row)
          expect(bodyAccepts(verdict)).toBe(true)
          if (verdict.is === 'rejected') expect(verdict.rejection.pointer.startsWith(`/${field}`)).toBe(true)
        }),
        { numRuns: 300 },
      )
    },
  )
})

describe('a page of rows', () => {
  const orders = streams.find(({ path }) => path === '/12315/v1/orders')?.stream as Stream
  const page = (list: readonly unknown[]) => readAnswer(orders, { orders: list, next: 'c9', more: true }, now)

  test('a bad row among good ones is rejected with its place, its sentence and itself, and the others are told', () => {
    const bad = { ...rows.order, orderNo: 'X', category: '表扬' }
    const { tellings, rejections, cursor, more } = page([rows.order, bad, { ...rows.order, orderNo: 'Y' }])
    expect(tellings.map((telling) => telling.id)).toEqual(['GD2026000001', 'Y'])
    expect(rejections).toEqual([
      { index: 1, id: 'X', pointer: '/category', message: '应为 投诉、举报、咨询、投诉举报 之一', raw: bad },
    ])
    expect([cursor, more]).toEqual(['c9', true])
  })

  test('arbitrary pages lose no row', () => {
    const anyRow = fc.oneof(fc.constant(rows.order), fc.jsonValue())
    fc.assert(
      fc.property(fc.array(anyRow), (list) => {
        const { tellings, rejections, rows: count } = page(list)
        expect(tellings.length + rejections.length).toBe(list.length)
        expect(count).toBe(list.length)
      }),
    )
  })

  test('a row nested without end is rejected without its text, and the next row is told', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    const { tellings, rejections } = page([deep, { ...rows.order, position: deep }, rows.order])
    expect(tellings).toHaveLength(1)
    expect(rejections.map(({ raw }) => raw)).toEqual([null, null])
  })

  test('an answer without its list or its cursor is a fault of the answer, said in a sentence', () => {
    for (const json of [null, 3, [], {}, { orders: 'none', next: 'a', more: false }])
      expect(() => readAnswer(orders, json, now)).toThrow('没有“orders”列表')
    for (const end of [{}, { next: 3, more: false }, { next: 'a' }])
      expect(() => readAnswer(orders, { orders: [], ...end }, now)).toThrow(AnswerFault)
  })

  test('a reading from the future is rejected, because it would hide every true one after it', () => {
    const fridges = streams.find(({ path }) => path === '/pharmacy/v1/fridges')?.stream as Stream
    const told = readAnswer(
      fridges,
      { fridges: [rows.fridge, { ...rows.fridge, at: '2026-11-23T17:00:00+08:00' }] },
      now,
    )
    expect(told.readings).toHaveLength(1)
    expect(told.rejections).toMatchObject([{ index: 1, pointer: '/at' }])
  })
})

describe('complaints', () => {
  test('each category of the platform has its kind', () => {
    const kinds = ['投诉', '举报', '咨询', '投诉举报'].map(
      (category) => dataOf('/12315/v1/orders', { ...rows.order, category }).kind,
    )
    expect(kinds).toEqual(['complaint', 'tipOff', 'consult', 'mixed'])
  })

  test('an order becomes a complaint with its words and its person in the two fields that go beside the journal', () => {
    const data = dataOf('/12315/v1/orders', rows.order)
    expect(data).toMatchObject({
      complaintId: 'GD2026000001',
      receivedAt: rows.order.registeredAt,
      text: '标价与结算价不一致',
      complainant: rows.order.complainant,
      lng: 114.24,
      lat: 22.72,
      crs: 'BD09',
      wouldBeStation: 'st-440307015',
      objectClass: '商品',
    })
    const { text, complainant, ...open } = data
    expect([text, complainant]).not.toContain(undefined)
    expect(JSON.stringify(open)).not.toMatch(/张某|13000000000|结算价/)
  })

  test('fields that nobody has looked at go with the complainant, never into the open body', () => {
    const data = dataOf('/12315/v1/orders', {
      ...rows.order,
      callerNumber: '13900000000',
      respondent: { ...rows.order.respondent, manager: '李某' },
    })
    expect(data.complainant).toMatchObject({
      unlisted: { callerNumber: '13900000000' },
      respondentUnlisted: { manager: '李某' },
    })
    expect(JSON.stringify({ ...data, complainant: null })).not.toMatch(/13900000000|李某/)
  })

  test('a position in a system nobody knows, or none at all, costs no complaint', () => {
    const told = [{ lng: 1, lat: 2, crs: 'MARS' }, '张某家楼下', '114.1,22.6', null, []].map((position) =>
      dataOf('/12315/v1/orders', { ...rows.order, position }),
    )
    for (const data of told) expect(data).not.toHaveProperty('lng')
    expect(told.map((data) => data.positionAsTold)).toEqual(['[1,2,"MARS"]', '', '"114.1,22.6"', undefined, '[]'])
  })

  test('a null is the same as nothing', () => {
    const data = dataOf('/12315/v1/orders', { ...rows.order, amount: null, complainant: null, station: null })
    expect([data.amount, data.complainant, data.wouldBeStation]).toEqual([undefined, undefined, undefined])
  })
})

describe('elevators', () => {
  test('an event and its end are two facts even under one number', () => {
    const raised = read('/iot/elevators/events', rows.elevatorEvent)
    const cleared = read('/iot/elevators/events', { ...rows.elevatorEvent, phase: '解除' })
    expect(raised).toMatchObject({
      telling: { id: 'EV1/raised', subject: 'ele-000001', data: { phase: 'raised', trapped: 2 } },
    })
    expect(cleared).toMatchObject({ telling: { id: 'EV1/cleared', data: { phase: 'cleared' } } })
  })
})

describe('pharmacies', () => {
  test('what a sale says beyond the agreed fields is kept, but for whoever bought', () => {
    const data = dataOf('/pharmacy/v1/sales', {
      ...rows.sale,
      lotNo: 'L7',
      buyer: { name: '王某' },
      购药人电话: '13000000000',
      till: { no: 3, userName: '赵某' },
    })
    expect(data).toMatchObject({ lotNo: 'L7', till: { no: 3 }, drugClass: '退热', approvalNo: '国药准字H00000000' })
    expect(data.fieldsLeftOut).toEqual(['buyer', '购药人电话', 'userName'])
    expect(JSON.stringify(data)).not.toMatch(/王某|赵某|13000000000/)
  })

  test('a fridge that says more than any fridge can is rejected', () => {
    expect(rejectionOf('/pharmacy/v1/fridges', { ...rows.fridge, celsius: 999 })).toMatchObject({
      id: 'pha-00001',
      pointer: '/celsius',
      message: '不得大于 200',
    })
    expect(read('/pharmacy/v1/fridges', rows.fridge)).toMatchObject({
      reading: { quantity: 'fridge.temperature', value: 4.5, unit: '℃' },
    })
  })
})

describe('markets', () => {
  test('a quick test says positive or not, its value, and which test it repeats', () => {
    expect(dataOf('/market/v1/quick-tests', rows.quickTest)).toMatchObject({
      positive: true,
      value: 61.5,
      retest: 'KJ0',
      sampleNo: 'KJ1',
      limit: 50,
    })
    expect(dataOf('/market/v1/quick-tests', { ...rows.quickTest, result: '阴性' }).positive).toBe(false)
    expect(rejectionOf('/market/v1/quick-tests', { ...rows.quickTest, result: '可疑' }).pointer).toBe('/result')
  })

  test('a test and an evaluation under one number stay two facts', () => {
    const test = read('/market/v1/quick-tests', { ...rows.quickTest, sampleNo: '1' })
    const evaluation = read('/market/v1/evaluations', { ...rows.evaluation, no: '1' })
    expect(test.is === 'telling' && test.telling.id).toBe('quick-test/1')
    expect(evaluation.is === 'telling' && evaluation.telling.id).toBe('evaluation/1')
  })
})

describe('the register of sites', () => {
  test('a site told anew is a new fact, the same version told twice is one', () => {
    const ids = [rows.site, rows.site, { ...rows.site, updatedAt: '2026-11-24T00:00:00+08:00' }].map((row) => {
      const verdict = read('/registry/v1/sites', row)
      return verdict.is === 'telling' ? verdict.telling.id : null
    })
    expect(ids[0]).toBe(ids[1])
    expect(ids[0]).not.toBe(ids[2])
  })

  test('a kind that the house does not know is kept as told and counted among the others', () => {
    expect(dataOf('/registry/v1/sites', { ...rows.site, kind: 'school' })).toMatchObject({
      kind: 'other',
      kindAsTold: 'school',
    })
    expect(dataOf('/registry/v1/sites', rows.site)).toMatchObject({
      kind: 'pharmacy',
      crs: 'GCJ02',
      codes: { rescue: '123456' },
      licence: { validTo: '2028-01-01' },
    })
  })

  test('a sentence of rejection never repeats what the row says', () => {
    const { message, pointer } = rejectionOf('/12315/v1/orders', { ...rows.order, registeredAt: '张某昨天' })
    expect(`${pointer}${message}`).not.toContain('张某')
    expect(message).toContain('ISO 8601')
  })
})
