import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { inventHalfYear, openWorld } from '../mock/index.ts'
import type { BriefingTold, ExportJob } from './contract/briefing.ts'
import type { FigureTold } from './contract/indicator.ts'
import { inLibreOffice, wordsOf } from './exports/readers.fixture.ts'
import { loadHalfYear } from './half-year.ts'
import { onePlusFive } from './interception/models/one-plus-five.model.ts'
import { openCalendar } from './law/calendar/calendar.ts'
import type { Running } from './main.ts'
import { bearer, openTestHouse, signedIn } from './running.fixture.ts'

/* 1+5 of a small half-year, taken out through the house's own doors and read as others read it: the paper says what the API says. */

const world = openWorld({ seed: 11, size: 0.05 })
const H1 = { from: '2022-01-01T00:00:00+08:00', to: '2022-07-01T00:00:00+08:00' }
let house: Running & { url: string }
let leader: Record<string, string>
let told: BriefingTold
const faults: unknown[] = []

const ask = async <Answer>(path: string, body?: object, status = body ? 202 : 200): Promise<Answer> => {
  const answer = await fetch(house.url + path, {
    headers: { ...leader, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  expect(answer.status, path).toBe(status)
  return (await answer.json()) as Answer
}

beforeAll(async () => {
  house = await openTestHouse()
  leader = bearer(await signedIn(house, 'leader'))
  await loadHalfYear({
    house: house.house,
    invent: () => inventHalfYear(world, { counted: 400, intercepted: 86 }),
    print: 'test',
    model: onePlusFive,
    calendar: () => Promise.resolve(openCalendar()),
    log: { info: () => undefined, error: () => undefined },
    onFault: (_what, error) => void faults.push(error),
  }).ended
  const period = new URLSearchParams(H1)
  told = await ask<BriefingTold>(`/api/v1/briefings/one-plus-five?${period}`)
}, 240_000)
afterAll(() => house.close())

const figures = (): readonly FigureTold[] =>
  told.pages.flatMap(({ figure, beside, chart }) => [
    ...(figure ? [figure] : []),
    ...beside,
    ...(chart ? [chart.figure] : []),
  ])
/** The held briefing, as whoever looks at it takes it out. */
const wanted = (format: 'pdf' | 'docx') => {
  const held = new URL(told.address, house.url).searchParams
  return { briefing: told.id, ...H1, at: held.get('at')!, version: told.version, format }
}

async function taken(format: 'pdf' | 'docx'): Promise<Buffer> {
  const { id } = await ask<ExportJob>('/api/v1/exports', wanted(format))
  const job = await vi.waitFor(
    async () => {
      const now = await ask<ExportJob>(`/api/v1/exports/${id}`)
      expect(now.state, now.fault ?? '').toBe('done')
      return now
    },
    { timeout: 60_000, interval: 200 },
  )
  const file = await fetch(house.url + job.file!, { headers: leader })
  expect(file.status).toBe(200)
  return Buffer.from(await file.arrayBuffer())
}

describe('a briefing taken out of the house', () => {
  test('has figures that are those of their own pages, at the same version', async () => {
    expect(faults).toEqual([])
    expect(told.pages.length).toBeGreaterThan(3)
    for (const each of figures()) {
      const own = await ask<FigureTold>(each.address.replace('/figure/', '/api/v1/indicators/'))
      const { value, numerator, denominator, version, code } = own
      expect({ value, numerator, denominator, version, code }, each.id).toEqual({
        ...{ value: each.value, numerator: each.numerator, denominator: each.denominator },
        ...{ version: each.version, code: each.code },
      })
    }
  }, 60_000)

  test('is one job when it is asked for twice', async () => {
    const [first, second] = await Promise.all(
      [wanted('pdf'), wanted('pdf')].map((each) => ask<ExportJob>('/api/v1/exports', each)),
    )
    expect(second!.id).toBe(first!.id)
  })

  test.each(['pdf', 'docx'] as const)(
    'as %s says every figure, every sentence and every group by its name',
    async (format) => {
      const bytes = await taken(format)
      const words = wordsOf(format === 'pdf' ? bytes : inLibreOffice(bytes).pdf)
      const said = (text: string) => text.replace(/\s+/g, '')
      for (const { code, state, measure, value, numerator, denominator, unit } of figures()) {
        expect(words).toContain(code)
        if (state === 'missing' || value === null) continue
        if (measure === 'share') expect(words).toContain(`${numerator}/${denominator}`)
        expect(words).toContain(unit === 'percent' ? `${value.toFixed(2)}%` : String(Math.round(value * 10) / 10))
      }
      for (const { headline, chart } of told.pages) {
        expect(words).toContain(said(headline.zh.map(({ text }) => text).join('')))
        for (const { title } of chart?.figure.groups ?? []) if (title) expect(words).toContain(said(title.zh))
      }
    },
    120_000,
  )
})
