/** Good rows of every upstream, invented, in the shapes that the upstreams give. */
const at = '2026-11-23T09:00:00+08:00'

export const site = {
  siteId: 'pha-00001',
  kind: 'pharmacy',
  name: '示例大药房',
  uscc: '91440300MA5EXAMPLE',
  streetCode: '440307015',
  address: '示例路 1 号',
  position: { lng: 114.23, lat: 22.718, crs: 'GCJ02' },
  codes: { rescue: '123456' },
  licence: { no: '粤CA755000001', validTo: '2028-01-01' },
  updatedAt: at,
}
export const order = {
  orderNo: 'GD2026000001',
  category: '投诉',
  channel: '全国12315平台',
  registeredAt: at,
  problemClass: '价格',
  objectClass: '商品',
  respondent: { name: '示例超市', uscc: '91440300MA5EXAMPLE', siteId: 'mkt-0001' },
  factText: '标价与结算价不一致',
  amount: 12.5,
  position: { lng: 114.24, lat: 22.72, crs: 'BD09' },
  streetCode: '440307015',
  complainant: { name: '张某', phone: '13000000000', idNo: '000000000000000000', address: '示例小区' },
  station: 'st-440307015',
}
export const elevatorEvent = {
  no: 'EV1',
  siteId: 'ele-000001',
  deviceCode: '311000001202000001',
  code: '90',
  trapped: 2,
  phase: '发生',
  occurredAt: at,
}
export const elevatorReading = { siteId: 'ele-000001', quantity: 'speed', value: 1.75, unit: 'm/s', at }
export const sale = {
  no: 'S1',
  siteId: 'pha-00001',
  drug: '布洛芬缓释胶囊',
  drugClass: '退热',
  approvalNo: '国药准字H00000000',
  quantity: 2,
  recorded: true,
  soldAt: at,
}
export const fridge = { siteId: 'pha-00001', celsius: 4.5, at }
export const quickTest = {
  sampleNo: 'KJ1',
  siteId: 'mkt-0001',
  stall: 'A12',
  product: '豇豆',
  productClass: '种植业',
  item: '有机磷和氨基甲酸酯',
  method: '酶抑制法',
  reading: 61.5,
  limit: 50,
  unit: '%',
  result: '阳性',
  retestOf: 'KJ0',
  testedAt: at,
}
export const evaluation = {
  no: 'PJ1',
  siteId: 'mkt-0001',
  issueNo: 3,
  score: 87.5,
  groupScores: [18, 15, 14, 13, 14, 13.5],
  evaluatedAt: at,
}

/** By path, one good row each. */
export const goodRows: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/registry/v1/sites': site,
  '/12315/v1/orders': order,
  '/iot/elevators/events': elevatorEvent,
  '/iot/elevators/readings': elevatorReading,
  '/pharmacy/v1/sales': sale,
  '/pharmacy/v1/fridges': fridge,
  '/market/v1/quick-tests': quickTest,
  '/market/v1/evaluations': evaluation,
}

/** By path, the fields without which a row still says something. */
export const mayLack: Readonly<Record<string, readonly string[]>> = {
  '/registry/v1/sites': ['uscc', 'streetCode', 'address', 'position', 'codes', 'licence'],
  '/12315/v1/orders': [
    'problemClass',
    'objectClass',
    'factText',
    'amount',
    'position',
    'streetCode',
    'complainant',
    'station',
  ],
  '/iot/elevators/events': ['deviceCode', 'trapped'],
  '/iot/elevators/readings': [],
  '/pharmacy/v1/sales': ['drugClass', 'approvalNo'],
  '/pharmacy/v1/fridges': [],
  '/market/v1/quick-tests': ['stall', 'productClass', 'method', 'limit', 'retestOf'],
  '/market/v1/evaluations': ['groupScores'],
}
