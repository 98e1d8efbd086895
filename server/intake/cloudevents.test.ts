import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCloudEvents, type Envelope, type ReadEvents } from './cloudevents.ts'

const event = {
  specversion: '1.0',
  id: '1',
  source: '/test',
  type: 'reading',
  time: '2026-11-23T09:00:00+08:00',
  data: { siteId: 'x' },
}
const SINGLE = 'application/cloudevents+json'
const BATCH = 'application/cloudevents-batch+json'
const read = (contentType: string | undefined, body: unknown, headers: Envelope['headers'] = {}) =>
  readCloudEvents({
    contentType,
    headers,
    body: Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  })
const taken = (answer: ReturnType<typeof read>): ReadEvents => {
  if ('refused' in answer) throw new Error(answer.refused.message)
  return answer
}
const refusal = (answer: ReturnType<typeof read>) => {
  if (!('refused' in answer)) throw new Error('was taken')
  return answer.refused
}
const telling = {
  id: '1',
  source: '/test',
  kind: 'reading',
  time: event.time,
  subject: undefined,
  data: { siteId: 'x' },
}

test('one event in the structured mode is one telling', () => {
  expect(taken(read(`${SINGLE}; charset=utf-8`, event))).toEqual({ tellings: [{ index: 0, telling }], rejections: [] })
})

test('a batch keeps the good events when one is broken', () => {
  const { tellings, rejections } = taken(
    read(BATCH, [event, 7, { ...event, specversion: '0.3' }, { ...event, id: '2' }]),
  )
  expect(tellings.map(({ index }) => index)).toEqual([0, 3])
  expect(rejections).toMatchObject([
    { index: 1, id: null, pointer: '' },
    { index: 2, id: '1', pointer: '/specversion' },
  ])
})

test('the binary mode reads its attributes from percent-encoded headers', () => {
  const headers = {
    'ce-specversion': '1.0',
    'ce-id': '%E6%8A%95%E8%AF%89',
    'ce-source': '/a%20b',
    'ce-type': 'reading',
    'ce-subject': '100%',
  }
  expect(taken(read('application/json', { siteId: 'x' }, headers)).tellings).toEqual([
    {
      index: 0,
      telling: { id: '投诉', source: '/a b', kind: 'reading', time: undefined, subject: '100%', data: { siteId: 'x' } },
    },
  ])
})

test('a binary event without a version is one rejected event', () => {
  expect(taken(read('application/json', {}, { 'ce-id': '1' })).rejections).toMatchObject([
    { index: 0, id: '1', pointer: '/specversion' },
  ])
})

test('data in base64 is read as the JSON it holds', () => {
  const { data, ...rest } = event
  const answer = taken(read(SINGLE, { ...rest, data_base64: Buffer.from(JSON.stringify(data)).toString('base64') }))
  expect(answer.tellings[0]?.telling.data).toEqual(data)
  expect(taken(read(SINGLE, { ...rest, data_base64: '!!' })).rejections[0]?.pointer).toBe('/data_base64')
})

test('data that is not JSON is rejected by its media type', () => {
  expect(taken(read(SINGLE, { ...event, datacontenttype: 'text/xml' })).rejections[0]?.pointer).toBe('/datacontenttype')
})

test('a byte order mark is no part of the body', () => {
  expect(taken(read(SINGLE, `\ufeff${JSON.stringify(event)}`)).tellings).toHaveLength(1)
})

test('a body in GB18030 is read when it says so', () => {
  const bytes = Buffer.concat([
    Buffer.from('{"specversion":"1.0","id":"1","source":"s","type":"reading","data":{"name":"'),
    Buffer.from([0xc1, 0xfa, 0xb8, 0xda]),
    Buffer.from('"}}'),
  ])
  expect(taken(read(`${SINGLE}; charset=GB18030`, bytes)).tellings[0]?.telling.data).toEqual({ name: '龙岗' })
  expect(refusal(read(SINGLE, bytes))).toMatchObject({ status: 400, message: expect.stringContaining('gb18030') })
})

test.each([
  [SINGLE, '{"id":', 400, /not JSON/],
  [SINGLE, '[]', 400, /batch/],
  [SINGLE, '"x"', 400, /not a CloudEvents object/],
  [SINGLE, '', 400, /not JSON/],
  [BATCH, '{}', 400, /list/],
  [BATCH, `[${'1,'.repeat(60_000)}1]`, 400, /50000/],
  ['application/json', '{}', 400, /not CloudEvents/],
  ['application/cloudevents+avro', '', 415, /not read here/],
  ['text/plain', 'x', 415, /text\/plain/],
  [undefined, 'x', 415, /no Content-Type/],
  [`${SINGLE}; charset=utf-16`, '{}', 415, /utf-16/],
] as const)(
  'a body that is no CloudEvents (%s) is refused as a whole, with a sentence',
  (type, body, status, message) => {
    const answer = refusal(read(type, body))
    expect(answer.status).toBe(status)
    expect(answer.message).toMatch(message)
  },
)

test('every element of a batch is told or rejected, once', () => {
  const element = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        specversion: fc.constantFrom('1.0', '1.1', 1),
        id: fc.jsonValue(),
        type: fc.jsonValue(),
        data: fc.jsonValue(),
        datacontenttype: fc.constantFrom(null, 'application/json', 'x', 3),
      },
      { requiredKeys: [] },
    ),
  )
  fc.assert(
    fc.property(fc.array(element), (batch) => {
      const { tellings, rejections } = taken(read(BATCH, batch))
      const indices = [...tellings, ...rejections].map(({ index }) => index).sort((a, b) => a - b)
      expect(indices).toEqual(batch.map((_, index) => index))
    }),
  )
})

test('whatever bytes arrive under whatever headers, the answer is an answer', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom(SINGLE, BATCH, 'application/json', 'application/json; charset=gbk')),
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((json) => Buffer.from(json)),
      ),
      fc.dictionary(fc.constantFrom('ce-id', 'ce-type', 'ce-source', 'ce-specversion', 'ce-time'), fc.string()),
      (contentType, body, headers) => {
        const answer = readCloudEvents({ contentType, headers, body })
        if ('refused' in answer) expect([400, 415]).toContain(answer.refused.status)
        else expect(answer.tellings.length + answer.rejections.length).toBeGreaterThanOrEqual(0)
      },
    ),
    { numRuns: 1_000 },
  )
})
