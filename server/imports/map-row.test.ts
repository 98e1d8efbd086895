import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessMapping } from './guess.ts'
import { importKindOf, importKinds } from './index.ts'
import { mapRow } from './map-row.ts'
import { readMapping, type Mapping } from './mapping.ts'
import { timeOf, zoneOf, type TimeFormat } from './when.ts'

const kind = (name: string) => importKindOf(name)!
const map = (name: string, mapping: Mapping, record: Record<string, unknown>, row = 2) =>
  mapRow(kind(name), mapping, `import:${name}`)({ row, record })
const told = (mapped: ReturnType<typeof map>) => {
  if ('refusal' in mapped) throw new Error(mapped.refusal.message)
  return mapped.telling
}

test.each([
  [
    'complaints',
    'unique_key,created_date,agency,complaint_type,descriptor,incident_address,latitude,longitude',
    {
      complaintId: 'unique_key',
      time: 'created_date',
      problemClass: 'complaint_type',
      text: 'descriptor',
      lng: 'longitude',
      lat: 'latitude',
    },
  ],
  [
    'complaints',
    'unique_key,created_date,category,complaint_type,source,latitude,longitude',
    { problemClass: 'complaint_type', channel: 'source' },
  ],
  [
    'complaints',
    '工单编号,登记时间,诉求类型,问题类别,被投诉方,投诉内容,联系电话,经度,纬度',
    {
      complaintId: '工单编号',
      time: '登记时间',
      kind: '诉求类型',
      'respondent.name': '被投诉方',
      text: '投诉内容',
      'complainant.phone': '联系电话',
      lng: '经度',
    },
  ],
  [
    'complaints',
    '登记编号,商品名称,涉及金额,诉求,购买日期,是否同意公示,是否同意委托调解,购买方式,事发地点,代理人,平台编号',
    {
      product: '商品名称',
      amount: '涉及金额',
      requests: '诉求',
      eventTime: '购买日期',
      consentPublicity: '是否同意公示',
      consentEntrust: '是否同意委托调解',
      sellMode: '购买方式',
      'complainant.eventPlace': '事发地点',
      'complainant.agentName': '代理人',
      platformNo: '平台编号',
    },
  ],
  [
    'sites',
    'Inspection_ID,DBA_Name,License,Facility_Type,Address,Latitude,Longitude',
    { siteId: 'License', name: 'DBA_Name', kind: 'Facility_Type', address: 'Address' },
  ],
  ['sites', 'inspection id,DBA Name,Latitude,Longitude', { siteId: 'inspection id', name: 'DBA Name' }],
  [
    'pharmacies',
    'id,name,masksLeft,geometry.lng,geometry.lat',
    { siteId: 'id', kind: { const: 'pharmacy' }, lng: 'geometry.lng' },
  ],
  [
    'quickTests',
    '样品编号,市场编号,样品名称,检测项目,检测值,单位,检测结果,检测时间',
    { id: '样品编号', siteId: '市场编号', value: '检测值', positive: '检测结果', time: '检测时间' },
  ],
])('the mapping of a %s file with the header %s is guessed', (name, headers, fields) => {
  expect(guessMapping(kind(name), headers.split(',')).fields).toMatchObject(fields)
})

test('a complaint row becomes a telling whose id is its number', () => {
  const mapping = readMapping({
    fields: {
      complaintId: 'no',
      kind: '类型',
      channel: { const: '12345' },
      time: 't',
      'respondent.name': 'who',
      amount: '金额',
      lng: 'x',
      lat: 'y',
    },
    crs: 'GCJ02',
  })
  const telling = told(
    map('complaints', mapping, {
      no: 'W-1',
      类型: '举报',
      t: '2024-01-02 03:04:05',
      who: ' 某店 ',
      金额: '¥1,280.50',
      x: '114.2',
      y: '22.7',
    }),
  )
  expect(telling).toEqual({
    id: 'W-1',
    source: 'import:complaints',
    kind: 'complaint.received',
    time: Date.parse('2024-01-02T03:04:05+08:00'),
    data: {
      complaintId: 'W-1',
      kind: 'tipOff',
      channel: '12345',
      respondent: { name: '某店' },
      // As it stands in the cell: the intake reads amounts, for every road the same.
      amount: '¥1,280.50',
      lng: '114.2',
      lat: '22.7',
      crs: 'GCJ02',
    },
  })
})

test('a row without a number is known by its whole content', () => {
  const mapping = guessMapping(kind('complaints'), ['text'])
  const id = (text: string, other = '') => told(map('complaints', mapping, { text, other })).id
  expect(id('a')).toBe(id('a'))
  expect(id('a')).not.toBe(id('b'))
  expect(id('a', '1')).not.toBe(id('a', '2'))
})

test('a site that changed is registered again, one that did not is the same fact', () => {
  const mapping = guessMapping(kind('sites'), ['id', 'name'])
  const id = (name: string, row: number) => told(map('sites', mapping, { id: 's1', name }, row)).id
  expect(id('旧名', 2)).toBe(id('旧名', 9))
  expect(id('旧名', 2)).not.toBe(id('新名', 2))
})

test('values of a file get their meaning by a table in the mapping', () => {
  const mapping = readMapping({ siteId: 'id', name: 'id', kind: { column: 'k', values: { G: 'market' } } })
  expect(told(map('sites', mapping, { id: '1', k: 'G' })).data).toMatchObject({ kind: 'market' })
  expect(told(map('sites', mapping, { id: '1', k: '别的' })).data).toMatchObject({ kind: 'other' })
  expect(told(map('sites', mapping, { id: '1', k: '' })).data).toMatchObject({ kind: 'other' })
})

test.each([
  ['quickTests', { value: 'v' }, { v: 'many' }, '/data/value', /“many”, which is no number/],
  ['quickTests', { positive: 'v' }, { v: '不明' }, '/data/positive', /阳性/],
  ['complaints', { time: 'v' }, { v: '昨天' }, '/time', /no time/],
  ['complaints', { kind: 'v' }, { v: '其他' }, '/data/kind', /tipoff/],
])('a cell that means nothing refuses its row with a pointer: %s', (name, fields, record, pointer, message) => {
  const mapped = map(name, { fields }, record)
  if (!('refusal' in mapped)) throw new Error('was mapped')
  expect(mapped.refusal).toMatchObject({ row: 2, pointer })
  expect(mapped.refusal.message).toMatch(message)
})

test('long codes that a workbook made numbers stay codes', () => {
  expect(
    told(map('sites', readMapping({ siteId: 'id', name: 'n' }), { id: 311010005202000000, n: 1e21 })).data,
  ).toMatchObject({ siteId: '311010005202000000', name: '1000000000000000000000' })
})

test.each([
  [{ fields: { '__proto__.x': 'a' } }, /path/],
  [{ fields: { 'constructor.prototype.x': 'a' } }, /path/],
  [{ siteId: 7 }, /siteId/],
  ['nonsense', /mapping/],
  [{ fields: {}, crs: 'EPSG:1' }, /crs/],
])('a mapping that is none is refused with a sentence: %j', (told, message) => {
  expect(() => readMapping(told)).toThrow(message)
})

const at = (text: string) => Date.parse(text)
test.each([
  ['2024-01-02T03:04:05+08:00', at('2024-01-02T03:04:05+08:00')],
  ['2024-12-31T09:24:11.000Z', at('2024-12-31T09:24:11Z')],
  ['2016-07-13 15:11:07+00:00', at('2016-07-13T15:11:07Z')],
  ['2024-01-02 03:04:05', at('2024-01-02T03:04:05+08:00')],
  ['2024/1/2 3:04', at('2024-01-02T03:04:00+08:00')],
  ['2024年1月2日 3时4分5秒', at('2024-01-02T03:04:05+08:00')],
  ['2024年1月2日', at('2024-01-02T00:00:00+08:00')],
  ['01/02/2024 03:04:05 AM', at('2024-01-02T03:04:05+08:00')],
  ['01/02/2024 12:04:05 PM', at('2024-01-02T12:04:05+08:00')],
  ['31/01/2024', at('2024-01-31T00:00:00+08:00')],
  ['20240102030405', at('2024-01-02T03:04:05+08:00')],
  [45293.127835648147, at('2024-01-02T03:04:05+08:00')],
  ['45293', at('2024-01-02T00:00:00+08:00')],
  [new Date('2024-01-02T03:04:05Z'), at('2024-01-02T03:04:05+08:00')],
  [1704135845000, 1704135845000],
  ['1704135845', 1704135845000],
  ['2024-02-30', null],
  ['13:00 PM', null],
  ['12', null],
  [{}, null],
])('the time %s is understood, in district time unless it says otherwise', (cell, expected) => {
  const read = timeOf(cell, 'auto', zoneOf(undefined)!)
  expect(read === null ? null : Math.round(read / 1_000) * 1_000).toBe(expected)
})

test('a file from elsewhere is read in its own zone, summer time kept', () => {
  const newYork = zoneOf('America/New_York')!
  expect(timeOf('2024-01-02 03:04:05', 'auto', newYork)).toBe(at('2024-01-02T03:04:05-05:00'))
  expect(timeOf('2024-07-02 03:04:05', 'auto', newYork)).toBe(at('2024-07-02T03:04:05-04:00'))
  expect(timeOf('01/02/2024', 'dayFirst', zoneOf('+01:00')!)).toBe(at('2024-02-01T00:00:00+01:00'))
  expect(zoneOf('Mars/Olympus')).toBeNull()
})

test('no cell and no mapping of columns ever throws', () => {
  const cell = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.date(), fc.jsonValue())
  fc.assert(
    fc.property(
      fc.constantFrom(...importKinds),
      fc.dictionary(fc.string(), cell),
      fc.constantFrom<TimeFormat>('auto', 'excel', 'epochMs'),
      (each, record, timeFormat) => {
        const columns = Object.keys(record)
        const fields = Object.fromEntries(
          each.columns.map(({ path }, i) => [path, columns[i % Math.max(1, columns.length)] ?? 'x']),
        )
        const mapped = mapRow(each, { fields, timeFormat }, 's')({ row: 2, record })
        expect('telling' in mapped ? mapped.telling.id.length : mapped.refusal.message.length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('several requests in one cell are several, consents are yes or no, the day of purchase is a day', () => {
  const record = { 诉求: '退货、赔偿损失；', 公示: '不同意', 委托: '是', 购买: '2026/11/3', 名: '某店' }
  const fields = {
    ...{ requests: '诉求', consentPublicity: '公示', consentEntrust: '委托', eventTime: '购买' },
    ...{ 'respondent.name': '名', kind: { const: 'complaint' }, channel: { const: '来信' } },
  }
  expect(told(map('complaints', { fields }, record)).data).toMatchObject({
    ...{ requests: ['退货', '赔偿损失'], consentPublicity: false, consentEntrust: true },
    eventTime: Date.parse('2026-11-03T00:00:00+08:00'),
  })
})
