import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodies, type BodyOf, type FactKind } from '../contract/fact.ts'
import { tellingKinds, type Telling } from '../contract/telling.ts'
import { admit, canonical, personalHash } from './admit.ts'
import { longgang } from './longgang.fixture.ts'

const now = Date.parse('2026-11-23T09:00:00+08:00')
const context = { district: longgang, now, salt: () => 'salt-1' }
const complaint = {
  complaintId: 'c-1',
  kind: 'complaint',
  channel: '12345',
  problemClass: '价格',
  respondent: { name: '某超市', siteId: 'mkt-0001' },
  lng: 114.23,
  lat: 22.718,
}
const tell = (data: unknown, over: Partial<Telling> = {}): Telling => ({
  id: 'e-1',
  source: 'test',
  kind: 'complaint.received',
  time: '2026-11-23T08:59:00+08:00',
  data,
  ...over,
})
const told = (telling: Telling) => {
  const admitted = admit(telling, 0, context)
  if (!('told' in admitted)) throw new Error(JSON.stringify(admitted))
  return admitted.told
}
const rejected = (telling: unknown) => {
  const admitted = admit(telling as Telling, 3, context)
  if (!('rejection' in admitted)) throw new Error('was admitted')
  return admitted.rejection
}

test('a complaint becomes a fact about its site, placed, in its street, at the time it happened', () => {
  const { fact, personal } = told(tell(complaint))
  expect(fact).toMatchObject({
    id: 'e-1',
    source: 'test',
    kind: 'complaint.received',
    subject: 'mkt-0001',
    at: now - 60_000,
    seenAt: now,
  })
  expect(fact.body).toMatchObject({
    place: { lng: 114.23, lat: 22.718 },
    streetCode: '440307015',
    receivedAt: now - 60_000,
  })
  expect(fact.body).not.toHaveProperty('lng')
  expect(personal).toBeUndefined()
})

test("a complainant's words and particulars stand beside the fact, and the body holds only their hash", () => {
  const { fact, personal } = told(
    tell({
      ...complaint,
      text: '我被多收了钱',
      complainant: { name: '张三', phone: '13800138000', idNo: '440307199001011234' },
    }),
  )
  expect(personal).toEqual({
    salt: 'salt-1',
    value: { complainant: { name: '张三', phone: '13800138000', idNo: '440307199001011234' }, text: '我被多收了钱' },
  })
  expect((fact.body as BodyOf<'complaint.received'>).personalHash).toBe(personalHash('salt-1', personal!.value))
  expect(JSON.stringify(fact)).not.toMatch(/张三|13800138000|多收/)
})

test.each([
  ['phone', { phone: 'SECRET' }],
  ['a nested mobile', { extra: { form: { mobile_no: 'SECRET' } } }],
  ['a list of contacts', { people: [{ 姓名: 'SECRET' }] }],
  ['联系电话', { 联系电话: 'SECRET' }],
  ['身份证号', { 身份证号: 'SECRET' }],
  ['idCard', { idCard: 'SECRET' }],
  ['complainant address', { complainantAddress: 'SECRET' }],
  ['a bare address', { address: 'SECRET' }],
  ['e-mail', { eMail: 'SECRET' }],
  ['a phone under the respondent', { respondent: { name: '某超市', ownerPhone: 'SECRET' } }],
  ['own words under another name', { factText: 'SECRET' }],
  ['a number in a remark', { remark: '请回电 13912345678 SECRET' }],
  ['a number in a list', { notes: ['SECRET 13912345678'] }],
])('%s of a complaint never reaches the chained body', (_name, extra) => {
  const { fact, personal } = told(tell({ ...complaint, ...extra }))
  expect(JSON.stringify(fact)).not.toContain('SECRET')
  expect(JSON.stringify(personal)).toContain('SECRET')
})

test('fields that only look like people stay: hotels, grids, the one complained about', () => {
  const extra = {
    hotelName: '酒店',
    gridNo: '12',
    被投诉人: '某超市',
    validNo: 7,
    telling: 'x',
    respondentAddress: '某路 1 号',
  }
  const { fact, personal } = told(tell({ ...complaint, ...extra }))
  expect(fact.body).toMatchObject(extra)
  expect(personal).toBeUndefined()
})

test("a site keeps its shop telephone, a sale does not keep its buyer's", () => {
  const site = told(
    tell(
      { siteId: 'pha-1', kind: 'pharmacy', name: '药店', phone: '0755-28900000', lng: 114.23, lat: 22.718 },
      { kind: 'site.registered' },
    ),
  )
  expect(site.fact.body).toMatchObject({ phone: '0755-28900000' })
  const sale = told(
    tell(
      { siteId: 'pha-1', drug: '布洛芬', quantity: 1, recorded: true, buyer: { name: '李四' } },
      { kind: 'pharmacy.sale' },
    ),
  )
  expect(JSON.stringify(sale.fact)).not.toContain('李四')
  expect(sale.personal?.value.complainant).toEqual({ '/buyer': { name: '李四' } })
})

test('an outsider cannot say which hash the journal holds', () => {
  const { fact } = told(tell({ ...complaint, personalHash: 'f'.repeat(64) }))
  expect(fact.body).not.toHaveProperty('personalHash')
})

test('a reading is a reading, not a fact', () => {
  const admitted = admit(
    tell({ siteId: 'ele-1', quantity: 'speed', value: 1.75, unit: 'm/s', extra: 1 }, { kind: 'reading' }),
    0,
    context,
  )
  expect(admitted).toEqual({
    reading: { siteId: 'ele-1', quantity: 'speed', value: 1.75, unit: 'm/s', at: now - 60_000, source: 'test' },
  })
})

test.each([
  ['an unknown kind', tell(complaint, { kind: 'toString' }), '/type', /“toString”.*complaint\.received/],
  ['a kind only the house tells', tell(complaint, { kind: 'alarm.raised' }), '/type', /site\.registered/],
  ['no id', tell(complaint, { id: '' }), '/id', /missing/],
  ['a numeric source', { ...tell(complaint), source: 7 }, '/source', /must be text/],
  ['a long id', tell(complaint, { id: 'x'.repeat(201) }), '/id', /200/],
  ['a NUL in the id', tell(complaint, { id: 'a\u0000' }), '/id', /NUL/],
  ['a NUL deep in the data', tell({ ...complaint, 'a/b': [{ c: 'x\u0000' }] }), '/data/a~1b/0/c', /NUL/],
  ['half a surrogate pair', tell({ ...complaint, channel: '\ud83d' }), '/data/channel', /surrogate/],
  ['no data', tell(undefined), '/data', /missing/],
  ['a list as data', tell([1]), '/data', /an object/],
  ['a missing field', tell({ ...complaint, complaintId: undefined }), '/data/complaintId', /missing/],
  ['a wrong type', tell({ ...complaint, respondent: { name: 5 } }), '/data/respondent/name', /must be text, and is 5/],
  ['a wrong word', tell({ ...complaint, kind: 'gripe' }), '/data/kind', /complaint, tipOff, consult, mixed/],
  ['a huge text', tell({ ...complaint, text: 'x'.repeat(20_001) }), '/data/text', /20000/],
  ['a huge record', tell({ ...complaint, extra: '字'.repeat(30_000) }), '/data', /bytes/],
  ['too many values', tell({ ...complaint, extra: Array(30_000).fill(1) }), '/data', /values/],
  [
    'a future time',
    tell(complaint, { time: '2026-11-23T10:00:00+08:00' }),
    '/time',
    /2026-11-23T10:00:00.*future.*2026-11-23T09:00:00/,
  ],
  ['an ancient time', tell(complaint, { time: '1969-01-01T00:00:00Z' }), '/time', /1990/],
  ['epoch seconds', tell(complaint, { time: Math.floor(now / 1_000) }), '/time', /seconds/],
  ['a time without offset', tell(complaint, { time: '2026-11-23T08:00:00' }), '/time', /offset/],
  ['a day that is none', tell(complaint, { time: '2026-02-30T08:00:00Z' }), '/time', /not a time/],
  ['a wrong receivedAt', tell({ ...complaint, receivedAt: 'yesterday' }), '/data/receivedAt', /not a time/],
  ['an unknown reference system', tell({ ...complaint, crs: 'EPSG:9999' }), '/data/crs', /WGS84, GCJ02/],
  [
    'a wrong union',
    tell({ siteId: 'e', code: '90', phase: 'raised', trapped: 'two' }, { kind: 'elevator.alarm' }),
    '/data/trapped',
    /true or false or a number/,
  ],
] as const)('%s is refused with a pointer and a sentence', (_name, telling, pointer, message) => {
  const rejection = rejected(telling)
  expect(rejection.index).toBe(3)
  expect(rejection.pointer).toBe(pointer)
  expect(rejection.message).toMatch(message)
})

test('a record nested beyond measure is refused, not recursed into', () => {
  let deep: unknown = 1
  for (let i = 0; i < 100_000; i++) deep = [deep]
  expect(rejected(tell({ ...complaint, deep })).message).toMatch(/levels/)
})

test('a record without a time happened when it was received, else now', () => {
  expect(told(tell(complaint, { time: undefined })).fact.at).toBe(now)
  expect(told(tell({ ...complaint, receivedAt: now - 5_000 }, { time: undefined })).fact.at).toBe(now - 5_000)
})

test('a body told by the best of sources fits what the journal promises', () => {
  const examples: Partial<Record<FactKind, unknown>> = {
    'complaint.received': { ...complaint, text: 'x', amount: 3 },
    'site.registered': { siteId: 's', kind: 'market', name: '市场' },
    'elevator.alarm': { siteId: 'e', code: '90', trapped: 2, phase: 'raised' },
    'pharmacy.sale': { siteId: 'p', drug: 'd', quantity: 1, recorded: true },
    'market.quickTest': { siteId: 'm', product: 'p', item: 'i', value: 1, unit: '%', positive: false },
    'market.evaluated': { siteId: 'm', issue: 1, score: 90 },
  }
  for (const [kind, data] of Object.entries(examples)) {
    const { fact } = told(tell(data, { kind }))
    expect(bodies[kind as FactKind].safeParse(fact.body).error).toBeUndefined()
  }
})

test('whatever is told, the answer is exactly one of fact, reading and rejection, and nothing is thrown', () => {
  const data = fc.oneof(
    fc.jsonValue({ maxDepth: 6 }),
    fc.record(
      Object.fromEntries(
        Object.keys(complaint).map((key) => [
          key,
          fc.oneof(fc.constant(complaint[key as keyof typeof complaint]), fc.jsonValue()),
        ]),
      ),
      { requiredKeys: [] },
    ),
    fc
      .object({ key: fc.constantFrom('phone', '姓名', 'a/b', '~', '__proto__', 'respondent', 'x') })
      .map((extra) => ({ ...complaint, ...extra })),
  )
  const telling = fc.record({
    id: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('a'), fc.jsonValue()),
    source: fc.oneof(fc.constant('s'), fc.jsonValue()),
    kind: fc.oneof(fc.constantFrom(...tellingKinds), fc.string()),
    time: fc.oneof(
      fc.constant(undefined),
      fc.double(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.jsonValue(),
    ),
    subject: fc.oneof(fc.constant(undefined), fc.jsonValue()),
    data,
  })
  fc.assert(
    fc.property(telling, fc.nat(), (one, index) => {
      const admitted = admit(one as unknown as Telling, index, context)
      expect(Object.keys(admitted)).toHaveLength(1)
      if ('rejection' in admitted) {
        expect(admitted.rejection.index).toBe(index)
        expect(admitted.rejection.message.length).toBeGreaterThan(5)
      }
      if ('told' in admitted)
        expect(bodies[admitted.told.fact.kind].safeParse(admitted.told.fact.body).success).toBe(true)
    }),
    { numRuns: 3_000 },
  )
})

test('canonical JSON does not depend on the order of keys, and reads back as the same value', () => {
  const reverse = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reverse)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, each]) => [key, reverse(each)]),
    )
  }
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value)
      expect(canonical(reverse(value))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('a number written into the name of the shop goes beside the journal; the name stays, masked', () => {
  const { fact, personal } = told(tell({ ...complaint, respondent: { name: '王某手机店 13912345678' } }))
  expect(JSON.stringify(fact)).not.toContain('13912345678')
  expect((fact.body as BodyOf<'complaint.received'>).respondent.name).toContain('王某手机店')
  expect(JSON.stringify(personal)).toContain('王某手机店 13912345678')
})
