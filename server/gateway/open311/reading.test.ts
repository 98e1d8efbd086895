import { describe, expect, test } from 'vitest'
import { xmlOf } from './answer.ts'
import { codes, OpenRefusal } from './errors.ts'
import { linksOf } from './links.ts'
import { fromXml, WHOLE_FORM } from './open311.fixture.ts'
import { rightJurisdiction } from './parameters.ts'
import { readPosted } from './post.ts'
import { readQuery } from './query.ts'
import { classesOf, OTHER, serviceOf, serviceOfClass, services } from './problem-classes.ts'
import { numberOf, refusalOf, tellingOf } from './telling.ts'

const NOW = Date.parse('2026-11-27T12:00:00+08:00')
const DAY = 86_400_000
const query = (parameters: Record<string, unknown> = {}) => readQuery(parameters, NOW)
/** Codes of the refusal. */
function refused(job: () => unknown): number[] {
  try {
    job()
  } catch (error) {
    if (error instanceof OpenRefusal) return error.errors.map(({ code }) => code)
    throw error
  }
  return []
}

describe('a question', () => {
  test('without dates is about the last 90 days; with one date, about 90 days from or before it', () => {
    expect(query()).toMatchObject({ from: NOW - 90 * DAY, to: NOW, limit: 1_000, offset: 0 })
    const start = query({ start_date: '2026-01-01T00:00:00Z' })
    expect([start.from, start.to]).toEqual([Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1) + 90 * DAY])
    expect(query({ start_date: '2026-11-20T00:00:00Z' }).to).toBe(NOW)
    const end = query({ end_date: '2026-06-01T00:00:00+08:00' })
    expect(end.to! - end.from!).toBe(90 * DAY)
  })

  test('about more than 90 days is refused, one of exactly 90 is not', () => {
    const start_date = '2026-01-01T00:00:00Z'
    expect(query({ start_date, end_date: '2026-04-01T00:00:00Z' })).toMatchObject({ to: Date.UTC(2026, 3, 1) })
    expect(refused(() => query({ start_date, end_date: '2026-04-01T00:00:01Z' }))).toEqual([codes.windowTooLong])
    expect(refused(() => query({ start_date, end_date: '2025-12-31T00:00:00Z' }))).toEqual([codes.parameterUnfit])
  })

  test('names days of the district, or times with an offset, also where nobody escaped the plus sign', () => {
    const days = query({ start_date: '2026-11-01', end_date: '2026-11-01' })
    expect(days.to! - days.from!).toBe(DAY - 1)
    expect(days.from).toBe(Date.parse('2026-11-01T00:00:00+08:00'))
    expect(query({ start_date: '2026-11-01T08:00:00 08:00' }).from).toBe(Date.parse('2026-11-01T00:00:00Z'))
    for (const start_date of ['yesterday', '2026-11-01T08:00:00', '2026-02-30', '2026-11-01T25:00:00Z'])
      expect(
        refused(() => query({ start_date })),
        start_date,
      ).toEqual([codes.parameterUnfit])
  })

  test('by number overrides everything else, however wrong', () => {
    expect(query({ service_request_id: 'a, b,,a', status: 'nonsense', start_date: 'never', page: '7' })).toMatchObject({
      ids: ['a', 'b'],
      from: null,
      to: null,
      status: null,
      offset: 0,
    })
  })

  test('an empty parameter is as if it were not there', () => {
    expect(query({ status: '', service_code: '', start_date: '', page: '', service_request_id: '' })).toEqual(query())
  })

  test('of both statuses is of any, and an unknown status or service is refused', () => {
    expect(query({ status: 'open,closed' }).status).toBeNull()
    expect(query({ status: ['open'] }).status).toBe('open')
    expect(refused(() => query({ status: 'done' }))).toEqual([codes.parameterUnfit])
    expect(refused(() => query({ service_code: 'P01,P99' }))).toEqual([codes.serviceUnknown])
  })

  test('goes page by page, at most a thousand at once', () => {
    expect(query({ page: '3', page_size: '20' })).toMatchObject({ limit: 20, offset: 40 })
    expect(query({ page: '2' })).toMatchObject({ limit: 100, offset: 100 })
    for (const wrong of [{ page: '0' }, { page_size: '1001' }, { page: '1.5' }, { page: 'x' }, { page: { a: 1 } }])
      expect(
        refused(() => query(wrong)),
        JSON.stringify(wrong),
      ).toEqual([codes.parameterUnfit])
  })

  test('for another jurisdiction finds none', () => {
    expect(refused(() => rightJurisdiction({ jurisdiction_id: 'sfgov.org' }, '440307'))).toEqual([
      codes.jurisdictionUnknown,
    ])
    expect(() => rightJurisdiction({ jurisdiction_id: '440307' }, '440307')).not.toThrow()
    expect(() => rightJurisdiction({}, '440307')).not.toThrow()
  })
})

describe('links to other pages', () => {
  const of = (page: number, total: number) => {
    const paged = { page, size: 10 }
    return linksOf('/open311/v2/requests.json?api_key=secret&status=open&page=9', { paged, from: 0, to: DAY }, total)
  }

  test('lead to the first, previous, next and last page, hold the period still and never hold the key', () => {
    const links = of(2, 35)!
    expect([...links.matchAll(/[?&]page=(\d+)[^>]*>; rel="(\w+)"/g)].map(([, page, rel]) => `${rel}:${page}`)).toEqual([
      'first:1',
      'prev:1',
      'next:3',
      'last:4',
    ])
    expect(links).not.toContain('secret')
    expect(links).toContain('status=open')
    expect(links).toContain('end_date=1970-01-02T00%3A00%3A00.000Z')
  })

  test('of the last page lead back only, and of an only page there are none', () => {
    expect(of(4, 35)).not.toContain('rel="next"')
    expect(of(1, 10)).toBeNull()
    expect(of(1, 0)).toBeNull()
  })
})

describe('services', () => {
  test('have codes and names of their own', () => {
    expect(new Set(services.map(({ code }) => code)).size).toBe(services.length)
    expect(new Set(services.map(({ name }) => name)).size).toBe(services.length)
  })

  test('take in every record: what no other names is 其他, and is found there', () => {
    expect(serviceOfClass('食品安全').code).toBe('P03')
    expect(serviceOfClass('从未见过').code).toBe(OTHER)
    expect(serviceOfClass(null).code).toBe(OTHER)
    const { named, allBut } = classesOf([serviceOf(OTHER)!])
    expect(named).toEqual(['其他'])
    expect(allBut).toHaveLength(services.length - 1)
    expect(classesOf([serviceOf('P01')!])).toEqual({ named: ['质量'], allBut: null })
  })
})

describe('a submission', () => {
  const { 'attribute[respondent]': respondent, ...rest } = WHOLE_FORM
  const whole = { ...rest, attribute: { respondent } }

  test('is read from a nested form or a flat one', () => {
    expect(readPosted(whole)).toEqual(readPosted(WHOLE_FORM))
    expect(readPosted({ ...whole, lat: 22.7, long: 114.2 })).toMatchObject({ position: { lng: 114.2, lat: 22.7 } })
    expect(readPosted({ ...whole, attribute: { respondent: [respondent], wish: '退货' } })).toMatchObject({
      respondent,
      wish: '退货',
      kind: 'complaint',
    })
  })

  test('without service, position and respondent hears all three at once', () => {
    expect(refused(() => readPosted({}))).toEqual([codes.serviceMissing, codes.positionMissing, codes.attributeMissing])
    expect(refused(() => readPosted({ ...whole, service_code: 'pothole' }))).toEqual([codes.serviceUnknown])
  })

  test('needs both lat and long, or an address, or the number of a site', () => {
    const { lat: _lat, ...half } = whole
    expect(refused(() => readPosted(half))).toEqual([codes.positionMissing])
    expect(readPosted({ ...half, address_string: '吉祥路 1 号' })).toMatchObject({
      position: null,
      address: '吉祥路 1 号',
    })
    expect(readPosted({ ...half, address_id: 'M-1' })).toMatchObject({ addressId: 'M-1' })
    for (const lat of ['north', '91', 'NaN', '1e999', '0x16'])
      expect(
        refused(() => readPosted({ ...whole, lat })),
        lat,
      ).toEqual([codes.parameterUnfit])
  })

  test('with an attribute that is not on the list, or no number, or nested where it should not be, is refused', () => {
    const withAttribute = (more: object) => ({ ...whole, attribute: { respondent, ...more } })
    expect(refused(() => readPosted(withAttribute({ wish: '十倍' })))).toEqual([codes.attributeUnfit])
    expect(refused(() => readPosted(withAttribute({ kind: 'consult' })))).toEqual([codes.attributeUnfit])
    expect(refused(() => readPosted(withAttribute({ amount: '很多' })))).toEqual([codes.parameterUnfit])
    expect(refused(() => readPosted(withAttribute({ amount: '-1' })))).toEqual([codes.parameterUnfit])
    expect(refused(() => readPosted({ ...whole, phone: { a: 'b' } }))).toEqual([codes.parameterUnfit])
    expect(refused(() => readPosted({ ...whole, description: '字'.repeat(4_001) }))).toEqual([codes.parameterUnfit])
    expect(refused(() => readPosted({ ...whole, media_url: 'javascript:alert(1)' }))).toEqual([codes.parameterUnfit])
  })

  test('names a person as people here are named', () => {
    expect(readPosted({ ...whole, first_name: '锦绣', last_name: '欧阳' }).name).toBe('欧阳锦绣')
    expect(readPosted({ ...whole, first_name: 'Ada', last_name: 'King' }).name).toBe('Ada King')
    expect(readPosted({ ...whole, last_name: '欧阳' }).name).toBe('欧阳')
  })

  test('keeps all that may be of a person with the complainant, the address too', () => {
    const posted = readPosted({ ...whole, phone: '13612349876', email: 'a@b.cn', address_string: '吉祥路 1 号 1203' })
    const { data } = tellingOf(posted, 'n-1', 'open311/app', null)
    expect(data).toMatchObject({
      complaintId: 'n-1',
      channel: 'open311',
      problemClass: '食品安全',
      complainant: { phone: '13612349876', email: 'a@b.cn', eventAddress: '吉祥路 1 号 1203' },
    })
    const { complainant: _complainant, ...rest } = data as Record<string, unknown>
    expect(JSON.stringify(rest)).not.toMatch(/1361234|a@b|吉祥路/)
  })

  test('about a site of the register lies where the site does, unless it says where', () => {
    const site = { siteId: 'M-1', lng: 114.2, lat: 22.7 }
    const { lat: _lat, long: _long, ...nowhere } = whole
    const at = (posted: Record<string, unknown>) => tellingOf(readPosted(posted), 'n', 's', site).data
    expect(at({ ...nowhere, address_id: 'M-1' })).toMatchObject({
      lng: 114.2,
      lat: 22.7,
      respondent: { siteId: 'M-1' },
    })
    expect(at({ ...whole, address_id: 'M-1' })).toMatchObject({ lng: 114.2468, lat: 22.7234 })
  })

  test('has the same number under the same Idempotency-Key of the same source, and else one of its own', () => {
    expect(numberOf('open311/a', 'k')).toBe(numberOf('open311/a', 'k'))
    expect(numberOf('open311/a', 'k')).not.toBe(numberOf('open311/b', 'k'))
    expect(numberOf('open311/a', null)).not.toBe(numberOf('open311/a', null))
  })

  test('that the intake refuses is refused under the caller’s own name of the field', () => {
    const rejection = { index: 0, id: 'n', pointer: '/data/text', message: 'holds a NUL character' }
    expect(refusalOf(rejection).errors).toEqual([
      { code: codes.refusedByIntake, description: 'description：holds a NUL character' },
    ])
    expect(refusalOf({ ...rejection, pointer: '/id' }).errors[0]?.code).toBe(codes.toldBefore)
  })
})

describe('an answer in XML', () => {
  test('is sound whatever stands in it', () => {
    const hostile = `</request><script>alert("1")</script>]]>&amp;<!--\u0000\u0008\ud800`
    const back = fromXml(xmlOf('service_requests', [{ address: hostile, lat: 0, status: null }]))
    expect(back).toMatchObject({
      service_requests: {
        request: [
          { address: '</request><script>alert("1")</script>]]>&amp;<!--\ufffd\ufffd\ufffd', lat: '0', status: '' },
        ],
      },
    })
  })

  test('has its root element even with nothing in it', () => {
    expect(xmlOf('service_requests', [])).toContain('<service_requests/>')
  })
})
