import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import type { Frame, Snapshot } from '../contract/picture.ts'
import type { Running } from '../main.ts'
import { bearer, complaintEvent, event, FEED_KEY, openTestHouse, push, signedIn } from '../running.fixture.ts'

let house: Running & { url: string }
let duty = ''
let auditor = ''
beforeAll(async () => {
  house = await openTestHouse()
  ;[duty, auditor] = await Promise.all([signedIn(house, 'dutyOfficer'), signedIn(house, 'auditor')])
})
afterAll(() => house.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(house.url + path, { headers: { ...bearer(path.startsWith('/api/v1/journal') ? auditor : duty), ...headers } })
const json = async (path: string) => (await get(path)).json()
const told = async (events: unknown, headers = {}) => {
  const answer = await push(house.url, events, headers)
  return { status: answer.status, body: (await answer.json()) as Record<string, never>, headers: answer.headers }
}

describe('the push door', () => {
  test('takes a batch: accepted, known and refused are counted, each refusal with index, pointer and sentence', async () => {
    const answer = await told([
      complaintEvent('p1'),
      complaintEvent('p1'),
      complaintEvent('p2', { kind: 'nonsense' }),
      event('p3', 'toString', {}),
      complaintEvent('p4'),
    ])
    expect(answer.status).toBe(202)
    expect(answer.body).toMatchObject({ accepted: 2, duplicates: 1 })
    expect(answer.body.rejected).toMatchObject([
      { index: 2, id: 'p2', pointer: '/data/kind', message: expect.any(String) },
      { index: 3, id: 'p3', pointer: '/type', message: expect.stringContaining('complaint.received') },
    ])
  })

  test('the same id with other content is refused, and the first telling stands', async () => {
    await told(complaintEvent('q1', { problemClass: '价格' }))
    const answer = await told(complaintEvent('q1', { problemClass: '质量' }))
    expect(answer.body).toMatchObject({
      accepted: 0,
      duplicates: 0,
      rejected: [{ index: 0, id: 'q1', pointer: '/id' }],
    })
  })

  test('takes binary mode', async () => {
    const binary = await told(
      JSON.stringify({ complaintId: 'b1', kind: 'complaint', channel: 'x', respondent: { name: 'y' } }),
      {
        'content-type': 'application/json',
        'ce-specversion': '1.0',
        'ce-id': 'b1',
        'ce-source': 'test',
        'ce-type': 'complaint.received',
      },
    )
    expect(binary.body).toMatchObject({ accepted: 1 })
  })

  test.each([
    ['no key', {}, { authorization: '' }, 401],
    ['a wrong key', {}, { authorization: 'Bearer nonsense-nonsense' }, 401],
    ['broken JSON', '{"specversion": "1.0", ', {}, 400],
    ['not CloudEvents at all', 'hello', { 'content-type': 'text/plain' }, 415],
    ['ten megabytes', 'x'.repeat(10 * 1024 * 1024), {}, 413],
  ])('%s is refused with a sentence', async (_name, events, headers, status) => {
    const answer = await told(events, headers)
    expect(answer.status).toBe(status)
    expect(String(answer.body.error).length).toBeGreaterThan(10)
  })

  test.each([
    ['a time in the future', { time: '2099-01-01T00:00:00Z' }, '/time'],
    ['an ancient time', { time: '1949-10-01T00:00:00Z' }, '/time'],
    ['a time that is none', { time: 'yesterday' }, '/time'],
    [
      'a huge string',
      { data: { complaintId: 'x', kind: 'complaint', channel: 'x'.repeat(100_000), respondent: { name: 'y' } } },
      '/data',
    ],
    [
      'a NUL character',
      { data: { complaintId: 'a\u0000', kind: 'complaint', channel: 'x', respondent: { name: 'y' } } },
      '/data/complaintId',
    ],
  ])('%s is refused by itself; the good one beside it is taken', async (name, over, pointer) => {
    const answer = await told([
      complaintEvent(`bad ${name}`.slice(0, 30), {}),
      { ...complaintEvent(`worse ${name}`.slice(0, 30)), ...over },
    ])
    expect(answer.body).toMatchObject({ accepted: 1, rejected: [{ index: 1 }] })
    expect(String((answer.body.rejected as unknown as { pointer: string }[])[0]?.pointer)).toContain(pointer)
  })

  test('markup and formulas are text like any other: taken, kept, given back as told', async () => {
    const name = '=cmd|"/c calc"!A1<script>alert(1)</script>'
    await told(complaintEvent('html', { respondent: { name } }))
    const page = await json('/api/v1/complaints?limit=500')
    expect(page.items.find((item: { complaintId: string }) => item.complaintId === 'html').respondentName).toBe(name)
  })

  test('positions at 0,0, swapped or far away are taken as unknown, with the reason', async () => {
    await told([
      complaintEvent('z0', { lng: 0, lat: 0 }),
      complaintEvent('z1', { lng: 22.7, lat: 114.2 }),
      complaintEvent('z2', { lng: -73.9, lat: 40.7 }),
    ])
    const { shelves } = (await json('/api/v1/picture')) as Snapshot
    expect(['z0', 'z1', 'z2'].map((id) => shelves.complaints[id])).toMatchObject([
      { lng: null, unknown: 'zero' },
      { lng: null, unknown: 'swapped' },
      { lng: null, unknown: 'outside' },
    ])
  })

  test('a complainant is in no answer of the house', async () => {
    await told(
      complaintEvent('pii', {
        text: '我的电话是 13912345678',
        complainant: { name: '张三丰', phone: '13912345678', idNo: '440307199001011234', address: '某路 1 号' },
      }),
    )
    const everything = await Promise.all(
      [
        '/api/v1/picture',
        '/api/v1/complaints?limit=500',
        '/api/v1/facts?limit=500',
        '/api/v1/journal?limit=1000',
        '/metrics',
      ].map(async (path) => (await get(path)).text()),
    )
    expect(everything.join()).not.toMatch(/张三丰|13912345678|某路 1 号/)
    expect(everything.join()).toContain('pii')
  })

  test('a refused record can be seen, mended and told again; then it is gone from the list', async () => {
    await told([complaintEvent('mend', { kind: 'wrong' })])
    const auth = bearer(await signedIn(house, 'systemAdmin'))
    const list = await (await get('/api/v1/rejected?feed=test&limit=500', auth)).json()
    const record = list.rejected.find((each: { recordId: string }) => each.recordId === 'mend')
    expect(record).toMatchObject({ pointer: '/data/kind', state: 'open' })
    const replay = (raw: unknown) =>
      fetch(`${house.url}/api/v1/rejected/${record.id}/replay`, {
        method: 'POST',
        headers: { ...auth, 'content-type': 'application/json' },
        body: JSON.stringify({ raw }),
      })
    expect((await replay(record.raw)).status).toBe(422)
    expect((await replay({ ...record.raw, data: { ...record.raw.data, kind: 'complaint' } })).status).toBe(200)
    expect((await replay(record.raw)).status).toBe(404)
    const after = await (await get('/api/v1/rejected?feed=test&limit=500', auth)).json()
    expect(after.rejected.map((each: { recordId: string }) => each.recordId)).not.toContain('mend')
    expect((await fetch(`${house.url}/api/v1/rejected`)).status).toBe(401)
    expect((await get('/api/v1/rejected', bearer(FEED_KEY))).status).toBe(403)
  })
})

describe('snapshots', () => {
  test('are compressed, carry an ETag, and a second asker with it gets 304', async () => {
    const first = await get('/api/v1/picture', { 'accept-encoding': 'gzip' })
    expect(first.headers.get('content-encoding')).toBe('gzip')
    const etag = first.headers.get('etag')!
    await first.arrayBuffer()
    expect((await get('/api/v1/picture', { 'if-none-match': etag })).status).toBe(304)
  })

  test('the register of sites is columns of equal length', async () => {
    await told(event('s1', 'site.registered', { siteId: 's1', kind: 'market', name: '某市场', lng: 114.2, lat: 22.7 }))
    await expect.poll(async () => (await json('/api/v1/sites?format=columns')).id, { timeout: 8_000 }).toContain('s1')
    const columns = await json('/api/v1/sites?format=columns')
    expect([columns.kind.length, columns.x.length, columns.y.length]).toEqual([
      columns.id.length,
      columns.id.length,
      columns.id.length,
    ])
    expect(await json('/api/v1/sites/s1')).toMatchObject({
      siteId: 's1',
      name: '某市场',
      lastFacts: [{ kind: 'site.registered' }],
    })
    expect(await json('/api/v1/sites?format=geojson')).toMatchObject({
      type: 'FeatureCollection',
      features: [{ geometry: { type: 'Point', coordinates: [114.2, 22.7] } }],
    })
  })

  test.each([
    ['/api/v1/complaints?limit=0', 400],
    ['/api/v1/complaints?from=gestern', 400],
    ['/api/v1/complaints?cursor=abc', 400],
    ['/api/v1/facts?holds={', 400],
    ['/api/v1/facts?holds=null', 400],
    ['/api/v1/facts?above={"trapped":"many"}', 400],
    ['/api/v1/facts/none', 404],
    ['/api/v1/sites/none', 404],
    ['/api/v1/nothing', 404],
    ['/api/v1/sites?bbox=1,2,3', 400],
  ])('%s answers %i with a sentence', async (path, status) => {
    const answer = await get(path)
    expect(answer.status).toBe(status)
    expect(String(((await answer.json()) as { error: string }).error)).toMatch(/。$|：/)
  })
})

describe('the live link', () => {
  const sockets: Socket[] = []
  afterAll(() => sockets.forEach((socket) => socket.close()))
  const follow = (socket: Socket, at: unknown) =>
    socket.timeout(3_000).emitWithAck('picture:follow', at) as Promise<{
      state: string
      frame?: Frame
      reason?: string
    }>
  function listen(auth: object = { token: duty }): { socket: Socket; frames: Frame[] } {
    const frames: Frame[] = []
    const socket = io(house.url, { transports: ['websocket'], auth, forceNew: true })
    socket.on('picture:frame', (frame: Frame) => frames.push(frame))
    sockets.push(socket)
    return { socket, frames }
  }

  test('an accepted fact reaches an open screen in a frame that fits the one before', async () => {
    const { frames } = listen()
    await expect.poll(() => frames.length).toBeGreaterThan(0)
    await told(complaintEvent('live1'))
    await told(complaintEvent('live2'))
    await expect
      .poll(() => frames.flatMap((frame) => Object.keys(frame.put.complaints ?? {})))
      .toEqual(expect.arrayContaining(['live1', 'live2']))
    frames.slice(1).forEach((frame, index) => expect(frame.from).toBe(frames[index]!.to))
  })

  test('a screen that missed frames gets the latest values of all it missed in one', async () => {
    const { epoch, version } = (await json('/api/v1/picture')) as Snapshot
    const { socket, frames } = listen()
    await told(complaintEvent('missed1'))
    await expect.poll(() => frames.some((frame) => frame.put.complaints?.missed1)).toBe(true)
    const answer = await follow(socket, { epoch, version })
    expect(answer.state).toBe('frame')
    expect(answer.frame).toMatchObject({ epoch, from: version, put: { complaints: { missed1: { id: 'missed1' } } } })
  })

  test('a screen of another epoch is sent to the snapshot; a garbled question is refused aloud', async () => {
    const { socket } = listen()
    expect(await follow(socket, { epoch: 'before the restart', version: 3 })).toEqual({ state: 'snapshot' })
    expect(await follow(socket, { epoch: house.house.picture.epoch, version: 10_000_000 })).toEqual({
      state: 'snapshot',
    })
    expect(await follow(socket, 'nonsense')).toMatchObject({ state: 'refused' })
    expect(await follow(socket, undefined)).toMatchObject({ state: 'refused' })
  })

  test('a public screen gets counts and no case', async () => {
    const { frames } = listen({ token: duty, audience: 'public' })
    await expect.poll(() => frames.length).toBeGreaterThan(0)
    await told(complaintEvent('secret1'))
    await expect.poll(() => frames.some((frame) => frame.put.tallies)).toBe(true)
    expect(JSON.stringify(frames)).not.toContain('secret1')
  })

  test('a silent house still says that it lives, at least once a second', async () => {
    const { frames } = listen()
    await expect
      .poll(() => frames.filter((frame) => frame.from === frame.to).length, { timeout: 5_000 })
      .toBeGreaterThan(1)
  })
})

test.each([
  '/..%2f..%2fpackage.json',
  '/assets/..%2f..%2fpackage.json',
  '/../../package.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/api/v1/imports/..%2f..%2fdata/refused.csv',
  '/api/v1/../../package.json',
  '/.env',
])('%s leads nowhere', async (path) => {
  const browser = new Browser(() => house.url)
  browser.cookies.set('qs_session', duty)
  expect([403, 404]).toContain(await browser.raw(path))
})

describe('for machines', () => {
  test('alive, ready, measured and described', async () => {
    expect(await json('/healthz')).toEqual({ status: 'alive' })
    expect(await json('/readyz')).toEqual({ status: 'ready', reasons: [] })
    expect(await (await get('/metrics')).text()).toMatch(/^qianshao_journal_records \d+$/m)
    const document = await json('/api/openapi.json')
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/ingest/v1/events', '/api/v1/picture', '/api/v1/imports']),
    )
  })
})

test('a caller may attach namespaces of its own, and Engine.IO options are its to set', async () => {
  const other = await openTestHouse(
    {},
    {
      engine: { pingInterval: 321 },
      attach: (server) => void server.of('/custom').on('connection', (socket) => socket.emit('hello')),
    },
  )
  const opened = (await (await fetch(`${other.url}/socket.io/?EIO=4&transport=polling`)).text()).slice(1)
  expect(JSON.parse(opened)).toMatchObject({ pingInterval: 321 })
  const socket = io(`${other.url}/custom`, { transports: ['websocket'], forceNew: true })
  await new Promise<void>((resolve) => socket.once('hello', () => resolve()))
  socket.close()
  await other.close()
})
