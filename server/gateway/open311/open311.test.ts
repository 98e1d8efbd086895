import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../journal/postgres.fixture.ts'
import type { Running } from '../../main.ts'
import {
  bearer,
  complaintEvent,
  event,
  FEED_KEY,
  openTestHouse,
  push,
  signedIn,
  SQUARE,
} from '../../running.fixture.ts'
import { codes } from './errors.ts'
import { form, fromXml, keyFor, WHOLE_FORM } from './open311.fixture.ts'
import { services } from './problem-classes.ts'

/* Open311 over HTTP against a whole house, each door in both formats. */

const DAY = 86_400_000
const ring: [number, number][] = [
  [114.1, 22.6],
  [114.3, 22.6],
  [114.3, 22.8],
  [114.1, 22.8],
  [114.1, 22.6],
]
const PEOPLED_SQUARE = {
  ...SQUARE,
  centreName: '试验区指挥中心',
  streets: [{ code: '440307001', name: '吉祥街道', lng: 114.2, lat: 22.7, rings: [ring] }],
  stations: [
    { id: 'st-1', name: '吉祥监管所', streetCode: '440307001', lng: 114.2, lat: 22.7 },
    { id: 'st-2', name: '如意监管所', streetCode: '440307002', lng: 114.25, lat: 22.7 },
  ],
}

const folder = temporaryFolder()
let house: Running & { url: string }
let desk: string
let bound: string
/** Keys that are good, and not for this. */
let lifts: string
let hotline: string
beforeAll(async () => {
  const districtFile = join(folder, 'district.json')
  writeFileSync(districtFile, JSON.stringify(PEOPLED_SQUARE))
  house = await openTestHouse({ DISTRICT: districtFile })
  desk = await signedIn(house, 'deskOfficer')
  // All before the first is used: keys are looked up once a second.
  bound = await keyFor(house, 'app', { kinds: ['complaint.received'], sources: ['open311/app'] })
  lifts = await keyFor(house, 'lifts', { kinds: ['elevator.alarm'] })
  hotline = await keyFor(house, 'hotline', { sources: ['12345'] })
  const at = (id: string, daysAgo: number, over: object = {}) => {
    const time = new Date(Date.now() - daysAgo * DAY).toISOString()
    return { ...complaintEvent(id, { receivedAt: time, problemClass: '质量', ...over }), time }
  }
  await push(house.url, [
    ...Array.from({ length: 7 }, (_, n) => at(`list-${n}`, n + 1)),
    at('old', 100),
    at('seen', 1, { problemClass: '从未见过' }),
    at('classless', 2, { problemClass: undefined }),
    at('both', 3, { kind: 'mixed', problemClass: '价格' }),
    at('tip', 1, { kind: 'tipOff', respondent: { name: '被举报的店' } }),
    at('asked', 1, { kind: 'consult' }),
    at('nasty</request>&', 4, { lng: 114.23456, lat: 22.76543 }),
    event('M-1', 'site.registered', { siteId: 'M-1', kind: 'market', name: '吉祥市场', lng: 114.21, lat: 22.71 }),
  ])
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const url = (path: string) => `${house.url}/open311/v2/${path}`
interface Told {
  readonly status: number
  readonly type: string | null
  readonly headers: Headers
  readonly text: string
  readonly json: Record<string, unknown>[]
}
async function ask(path: string, init: RequestInit = {}): Promise<Told> {
  const answer = await fetch(url(path), init)
  const text = await answer.text()
  const type = answer.headers.get('content-type')
  const json = type?.startsWith('application/json') ? (JSON.parse(text) as Told['json']) : []
  return { status: answer.status, type, headers: answer.headers, text, json }
}
const asDesk = () => ({ headers: bearer(desk) })
const read = (path: string) => ask(path, asDesk())
/** What the same question answers in XML, in the shape of JSON: every value text, null empty. */
async function alike(path: string, root: string, item: string, init: RequestInit = {}) {
  const [name, search = ''] = path.split('?')
  const json = await ask(`${name}.json${search && `?${search}`}`, init)
  const xml = await ask(`${name}.xml${search && `?${search}`}`, init)
  expect([json.type, xml.type]).toEqual(['application/json; charset=utf-8', 'text/xml; charset=utf-8'])
  expect(json.status).toBe(xml.status)
  expect(xml.text).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>/)
  const back = (fromXml(xml.text) as Record<string, Record<string, unknown>>)[root]!
  const asText = (value: unknown) => (value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value))
  expect(back[item]).toEqual(
    json.json.map((each) => Object.fromEntries(Object.entries(each).map(([name, value]) => [name, asText(value)]))),
  )
  return json.json
}
const idsIn = ({ json }: Told) => json.map((each) => each.service_request_id as string)

describe('whoever looks round', () => {
  test('is told where the interface is, in both formats', async () => {
    const { json, type, status } = await ask('discovery.json')
    expect([status, type]).toEqual([200, 'application/json; charset=utf-8'])
    expect(json).toMatchObject({
      contact: '试验区指挥中心',
      endpoints: [{ url: `${house.url}/open311/v2`, type: 'production', formats: ['text/xml', 'application/json'] }],
    })
    const { discovery } = fromXml((await ask('discovery.xml')).text) as Record<string, Record<string, never>>
    expect(discovery).toMatchObject({
      endpoints: {
        endpoint: [{ url: `${house.url}/open311/v2`, formats: { format: ['text/xml', 'application/json'] } }],
      },
    })
  })

  test('finds the problem classes as services', async () => {
    const listed = await alike('services', 'services', 'service')
    expect(listed.map((each) => each.service_code)).toEqual(services.map(({ code }) => code))
    expect(listed[0]).toMatchObject({ service_name: '质量', metadata: true, type: 'realtime', group: '商品与服务' })
  })

  test('is told what a service asks for', async () => {
    const { json } = await ask('services/P03.json')
    expect(json).toMatchObject({
      service_code: 'P03',
      attributes: [
        { code: 'respondent', datatype: 'string', required: true, variable: true, order: 1 },
        { code: 'amount', datatype: 'number', required: false },
        { code: 'wish', datatype: 'singlevaluelist', values: expect.arrayContaining([{ key: '退货', name: '退货' }]) },
        { code: 'kind', datatype: 'singlevaluelist' },
      ],
    })
    const back = fromXml((await ask('services/P03.xml')).text) as unknown as {
      service_definition: { attributes: { attribute: { code: string; values?: { value: unknown[] } }[] } }
    }
    const { attribute } = back.service_definition.attributes
    expect(attribute.map(({ code }) => code)).toEqual(['respondent', 'amount', 'wish', 'kind'])
    expect(attribute[2]?.values?.value).toHaveLength(7)
  })

  test('without saying a format gets what Accept says, and XML when it says nothing', async () => {
    const typeOf = async (path: string, accept: string) => (await ask(path, { headers: { accept } })).type
    for (const path of ['services', 'services/P01', 'discovery']) {
      expect(await typeOf(path, 'application/json')).toBe('application/json; charset=utf-8')
      expect(await typeOf(path, 'application/xml')).toBe('text/xml; charset=utf-8')
      expect(await typeOf(path, '*/*')).toBe('text/xml; charset=utf-8')
    }
    expect(await typeOf('services.json', 'text/xml')).toBe('application/json; charset=utf-8')
    expect((await ask('services.yaml')).status).toBe(404)
  })

  test('hears in the standard’s own words what does not exist', async () => {
    for (const path of ['services/P99', 'nothing', 'services/P01/more'])
      for (const format of ['json', 'xml']) {
        const { status, text, json } = await ask(`${path}.${format}`)
        expect(status, path).toBe(404)
        if (format === 'json') expect(json).toEqual([{ code: 404, description: expect.any(String) }])
        else expect(fromXml(text)).toMatchObject({ errors: { error: [{ code: '404' }] } })
      }
    const elsewhere = await ask('services.json?jurisdiction_id=sfgov.org')
    expect([elsewhere.status, elsewhere.json[0]?.code]).toEqual([404, codes.jurisdictionUnknown])
    expect((await ask('services.json?jurisdiction_id=test')).status).toBe(200)
    expect((await ask('services/%E0%A4%A.json')).status).toBe(400)
  })
})

describe('reading what became of complaints', () => {
  test('needs a key or a name with the right to read, in both formats', async () => {
    for (const path of ['requests', 'requests/list-1', 'tokens/list-1'])
      for (const query of ['', '?api_key=wrong', '?api_key=', '?api_key=a&api_key=b', `?api_key=${desk}`]) {
        const { status, json, text } = await ask(`${path}.json${query}`)
        expect(status, path + query).toBe(403)
        expect(json).toEqual([{ code: 403, description: expect.stringContaining('api_key') }])
        expect(text).not.toContain('wrong')
        const xml = await ask(`${path}.xml${query}`)
        expect(xml.status).toBe(403)
        expect(fromXml(xml.text)).toMatchObject({ errors: { error: [{ code: '403' }] } })
      }
    expect((await ask(`requests.json?api_key=${lifts}`)).status).toBe(403)
    expect((await ask(`requests.json?api_key=${hotline}`)).json).toEqual([])
    const owing = await signedIn(house, 'commander', { secondFactor: false })
    const told = await ask('requests.json', { headers: bearer(owing) })
    expect([told.status, told.json[0]?.code]).toEqual([403, 403])
    expect((await ask('requests.json', { headers: bearer(await signedIn(house, 'auditor')) })).status).toBe(403)
  })

  test('takes the key in the query or as a bearer', async () => {
    expect((await ask(`requests.json?api_key=${FEED_KEY}`)).status).toBe(200)
    expect((await ask('requests.json', { headers: bearer(FEED_KEY) })).status).toBe(200)
  })

  test('gives each complaint alike in both formats', async () => {
    const [one] = await alike('requests?service_request_id=list-0', 'service_requests', 'request', asDesk())
    expect(one).toEqual({
      service_request_id: 'list-0',
      status: 'open',
      status_notes: '已登记',
      service_name: '质量',
      service_code: 'P01',
      description: null,
      agency_responsible: '试验区指挥中心',
      service_notice: null,
      requested_datetime: expect.stringMatching(/\+08:00$/),
      updated_datetime: expect.stringMatching(/\+08:00$/),
      expected_datetime: expect.stringMatching(/T23:59:59\+08:00$/),
      address: '吉祥街道',
      address_id: null,
      zipcode: null,
      lat: 22.7,
      long: 114.2,
      media_url: null,
    })
    expect(await alike('requests/list-0', 'service_requests', 'request', asDesk())).toEqual([one])
  })

  test('shows no tip-off and no consultation, not even by number', async () => {
    const all = idsIn(await read('requests.json'))
    expect(all).toContain('list-0')
    expect(all).toContain('both')
    for (const hidden of ['tip', 'asked']) {
      expect(all).not.toContain(hidden)
      expect((await read(`requests/${hidden}.json`)).status).toBe(404)
      expect((await read(`tokens/${hidden}.json`)).status).toBe(404)
      expect(idsIn(await read(`requests.json?service_request_id=${hidden},list-1`))).toEqual(['list-1'])
    }
  })

  test('rounds the place to about 100 m, and escapes whatever a source called itself', async () => {
    const found = (await read('requests.json')).json.find((each) => String(each.service_request_id).startsWith('nasty'))
    expect(found).toMatchObject({ service_request_id: 'nasty</request>&', lat: 22.765, long: 114.235 })
    await alike('requests?service_code=P01', 'service_requests', 'request', asDesk())
    expect((await read(`requests/${encodeURIComponent('nasty</request>&')}.xml`)).text).toContain(
      'nasty&lt;/request&gt;&amp;',
    )
  })

  test('is about 90 days at most; older ones are found by their dates or number', async () => {
    expect(idsIn(await read('requests.json'))).not.toContain('old')
    const day = (ago: number) => new Date(Date.now() - ago * DAY).toISOString()
    expect(idsIn(await read(`requests.json?start_date=${day(101)}&end_date=${day(99)}`))).toEqual(['old'])
    expect(idsIn(await read('requests.json?service_request_id=old'))).toEqual(['old'])
    expect((await read(`requests.json?start_date=${day(200)}&end_date=${day(1)}`)).json[0]?.code).toBe(
      codes.windowTooLong,
    )
    expect((await read('requests.json?start_date=gestern')).status).toBe(400)
  })

  test('by service finds its class; 其他 is also what has no class that is listed', async () => {
    expect(idsIn(await read('requests.json?service_code=P07'))).toEqual(['both'])
    expect(idsIn(await read('requests.json?service_code=P13')).sort()).toEqual(['classless', 'seen'])
    expect(idsIn(await read('requests.json?service_code=P13,P07')).sort()).toEqual(['both', 'classless', 'seen'])
    expect((await read('requests.json?service_code=P99')).json[0]?.code).toBe(codes.serviceUnknown)
  })

  test('page by page leads to the last, each request once', async () => {
    const found: string[] = []
    let next: string | undefined = 'requests.json?page=1&page_size=4'
    let pages = 0
    while (next !== undefined) {
      const told: Told = await read(next)
      expect(Number(told.headers.get('x-total-count'))).toBe(11)
      found.push(...idsIn(told))
      pages += 1
      const link = /<([^>]+)>; rel="next"/.exec(told.headers.get('link') ?? '')?.[1]
      next = link?.replace('/open311/v2/', '')
    }
    expect(pages).toBe(3)
    expect(found).toEqual(idsIn(await read('requests.json')))
    expect(new Set(found).size).toBe(11)
    expect(idsIn(await read('requests.json?page=4&page_size=4'))).toEqual([])
  })

  test('is for a station’s officer about his station, for a bound key about what it brought', async () => {
    await push(house.url, complaintEvent('elsewhere', { wouldBeStation: 'st-2' }))
    const officer = bearer(await signedIn(house, 'stationOfficer', { scope: { stations: ['st-2'] } }))
    expect(idsIn(await ask('requests.json', { headers: officer }))).toEqual(['elsewhere'])
    expect((await ask('requests/list-0.json', { headers: officer })).status).toBe(404)
    expect(idsIn(await ask(`requests.json?api_key=${bound}`))).toEqual([])
    expect((await ask(`requests/list-0.json?api_key=${bound}`)).status).toBe(404)
  })
})

describe('submitting', () => {
  const post = (fields: Record<string, string>, format = 'json', headers: Record<string, string> = {}) => {
    const init = form(fields)
    return ask(`requests.${format}`, { ...init, headers: { ...(init.headers as object), ...headers } })
  }
  const withKey = {
    ...WHOLE_FORM,
    get api_key() {
      return bound
    },
  }

  test('answers with the number at once, in both formats, the key in body, query or header', async () => {
    const json = await post({ ...withKey, account_id: 'acc-1' })
    expect(json.status).toBe(201)
    expect(json.json).toEqual([
      {
        service_request_id: expect.any(String),
        service_notice: expect.stringContaining('第15条'),
        account_id: 'acc-1',
      },
    ])
    const xml = await post(WHOLE_FORM, 'xml', bearer(bound))
    expect(fromXml(xml.text)).toMatchObject({
      service_requests: { request: [{ service_request_id: expect.any(String), account_id: '' }] },
    })
    expect((await ask(`requests.json?api_key=${bound}`, form(WHOLE_FORM))).status).toBe(201)
    const body = JSON.stringify({ ...WHOLE_FORM, lat: 22.7, long: 114.2, api_key: bound })
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    const plain = await ask('requests', { method: 'POST', headers, body })
    expect([plain.status, plain.type]).toEqual([201, 'application/json; charset=utf-8'])
    const brought = idsIn(await ask(`requests.json?api_key=${bound}`))
    expect(brought).toHaveLength(4)
    expect(brought).toEqual(expect.arrayContaining([...idsIn(json), ...idsIn(plain)]))
  })

  test('needs a key, and one that may tell complaints under its own source', async () => {
    const wrong: Record<string, string>[] = [
      WHOLE_FORM,
      { ...WHOLE_FORM, api_key: 'wrong' },
      { ...WHOLE_FORM, api_key: desk },
      { ...WHOLE_FORM, api_key: lifts },
      { ...WHOLE_FORM, api_key: hotline },
    ]
    for (const fields of wrong) {
      const { status, json } = await post(fields)
      expect([status, json[0]?.code]).toEqual([403, 403])
      expect(fromXml((await post(fields, 'xml')).text)).toMatchObject({ errors: { error: [{ code: '403' }] } })
    }
    expect((await ask('requests.json', { ...form(WHOLE_FORM), headers: bearer(desk) })).status).toBe(403)
  })

  test('without or with an unknown service, without a position, a respondent, is refused with what is missing', async () => {
    const { service_code: _service, ...noService } = withKey
    const { lat: _lat, ...noPlace } = withKey
    const { 'attribute[respondent]': _name, ...nobody } = withKey
    const told = async (fields: Record<string, string>) => {
      const { status, json } = await post({ ...fields, api_key: bound })
      return [status, ...json.map((each) => each.code as number)]
    }
    expect(await told(noService)).toEqual([400, codes.serviceMissing])
    expect(await told({ ...withKey, service_code: 'pothole' })).toEqual([400, codes.serviceUnknown])
    expect(await told(noPlace)).toEqual([400, codes.positionMissing])
    expect(await told(nobody)).toEqual([400, codes.attributeMissing])
    expect(await told({ ...withKey, address_id: 'M-404' })).toEqual([400, codes.parameterUnfit])
    expect(await told({ ...withKey, jurisdiction_id: 'sfgov.org' })).toEqual([404, codes.jurisdictionUnknown])
    const xml = await post({ api_key: bound }, 'xml')
    expect(xml.status).toBe(400)
    expect(fromXml(xml.text)).toMatchObject({
      errors: {
        error: [codes.serviceMissing, codes.positionMissing, codes.attributeMissing].map((code) => ({
          code: `${code}`,
        })),
      },
    })
  })

  test('a body that is none, too long, or of another kind is refused in the standard’s shape and not said back', async () => {
    const send = (type: string, body: string) =>
      ask(`requests.json?api_key=${bound}`, { method: 'POST', headers: { 'content-type': type }, body })
    const bad = [
      await send('application/json', '{"phone":"13612349876"'),
      await send('application/x-www-form-urlencoded; charset=gb18030', 'a=1'),
      await send('text/plain', 'phone=13612349876'),
      await send('application/json', JSON.stringify({ description: '字'.repeat(60_000) })),
      await send('application/x-www-form-urlencoded', Array.from({ length: 300 }, (_, n) => `a${n}=1`).join('&')),
    ]
    for (const { status, json, text } of bad) {
      expect(status).toBe(400)
      expect(json[0]).toEqual({ code: expect.any(Number), description: expect.any(String) })
      expect(text).not.toContain('13612349876')
    }
    const unstorable = await post({ ...withKey, description: 'a\u0000b' })
    expect([unstorable.status, unstorable.json[0]?.code]).toEqual([400, codes.refusedByIntake])
  })

  test('twice under one Idempotency-Key is one complaint, and the key finds its number again', async () => {
    const key = { 'idempotency-key': 'my-own-1' }
    const first = await post(withKey, 'json', key)
    const again = await post(withKey, 'json', key)
    expect([first.status, again.status]).toEqual([201, 200])
    expect(idsIn(again)).toEqual(idsIn(first))
    const changed = await post({ ...withKey, description: '另一件事' }, 'json', key)
    expect([changed.status, changed.json[0]?.code]).toEqual([400, codes.toldBefore])
    const [id] = idsIn(first)
    const path = `tokens/my-own-1?api_key=${bound}`
    expect(await alike(path, 'service_requests', 'request')).toEqual([{ service_request_id: id, token: 'my-own-1' }])
    expect(idsIn(await ask(`tokens/${id}.json?api_key=${bound}`))).toEqual([id])
    expect((await ask(`tokens/my-own-1.json?api_key=${FEED_KEY}`)).status).toBe(404)
  })

  test('a tip-off gets its number and no more is heard of it here', async () => {
    const told = await post({ ...withKey, 'attribute[kind]': 'tipOff' })
    expect(told.json[0]?.service_notice).toContain('第37条')
    const [id] = idsIn(told)
    expect((await read(`requests/${id}.json`)).status).toBe(404)
    expect((await ask(`requests/${id}.json?api_key=${bound}`)).status).toBe(404)
  })

  test('about a site of the register lies there; outside the district is taken and said so', async () => {
    const { lat: _lat, long: _long, ...nowhere } = withKey
    const [at] = idsIn(await post({ ...nowhere, api_key: bound, address_id: 'M-1' }))
    expect((await read(`requests/${at}.json`)).json[0]).toMatchObject({ lat: 22.71, long: 114.21, address_id: null })
    const far = await post({ ...withKey, lat: '30', long: '120' })
    expect(far.status).toBe(201)
    expect(far.json[0]?.service_notice).toContain('不在本辖区')
    const [said] = idsIn(await post({ ...nowhere, api_key: bound, address_string: '吉祥路 1 号 3 栋 1203' }))
    expect((await read(`requests/${said}.json`)).json[0]).toMatchObject({ lat: null, long: null, address: null })
  })
})

test('whoever asks too often is told to wait, in the standard’s shape', async () => {
  const asked: Told[] = []
  // The limit of whoever has no name is 300 a minute; what the tests above asked counts too.
  for (let batch = 0; batch < 20 && !asked.some(({ status }) => status === 429); batch += 1)
    asked.push(...(await Promise.all(Array.from({ length: 20 }, () => ask('services/P01.json')))))
  const refused = asked.find(({ status }) => status === 429)
  expect(refused?.json).toEqual([{ code: 429, description: expect.stringContaining('秒后再试') }])
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
})
