import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import express from 'express'
import type { BriefingTold } from '../contract/briefing.ts'
import type { District } from '../contract/district.ts'
import type { HeldPicture } from '../contract/held-picture.ts'
import type { FigureRecord, FigureTold, IndicatorDefined } from '../contract/indicator.ts'
import { guard } from '../gateway/asking.ts'
import type { AccessDesk } from '../gateway/access.ts'
import { refusals } from '../gateway/refusals.ts'
import { exportsOf } from '../gateway/routes/exports.ts'
import type { Running } from '../main.ts'
import type { ExportSources } from './export-sources.ts'
import { openExports, type ExportParts } from './exports.ts'
import type { AccessParts } from './parts.ts'
import { openWho } from './who.ts'

/* The doors of exports on a house of their own: real people, real journal; what they take out is given. */

const NOWHERE: District = {
  ...{ code: 'x', name: 'x', outline: [], outlineNote: '', streets: [], stations: [], water: [] },
}

export const RATE: IndicatorDefined = {
  id: 'interception.rate',
  title: { zh: '前端拦截率', en: 'Interception rate' },
  theme: 'interception',
  unit: 'percent',
  measure: 'share',
  formula: { zh: '前端办结件数除以应进所件数', en: 'Settled at the front by what would have gone to a station' },
  numerator: { zh: '前端办结', en: 'settled at the front' },
  denominator: { zh: '应进监管所', en: 'would have gone to a station' },
  query: {
    over: 'matters',
    anchor: 'receivedAt',
    of: { has: 'station' },
    counts: { has: 'settledAt' },
    value: null,
    countsAnchor: null,
  },
  dimensions: ['street', 'day'],
  now: 'halfYear',
  target: null,
  direction: 'up',
  feeds: ['complaints-12315'],
  staleAfterMs: 900_000,
  withheld: null,
  publicly: 'many',
  ruled: true,
}

export const record = (at: number, over: Partial<FigureRecord> = {}): FigureRecord => ({
  id: `M${at}`,
  path: `/matters/M${at}`,
  at: Date.parse('2026-10-02T09:00:00+08:00') + at * 60_000,
  counted: at % 3 !== 0,
  columns: { lane: 'odr', receivedAt: Date.parse('2026-10-02T09:00:00+08:00'), amount: -3.5 },
  ...over,
})

export interface Given {
  readonly briefings?: Readonly<Record<string, BriefingTold>>
  readonly figure?: FigureTold
  readonly records?: (at: number) => FigureRecord
  readonly total?: number
  /** How many records may be told before the record is gone. */
  readonly breaksAt?: number
  /** Absent: nobody may see it. */
  readonly map?: HeldPicture
}

/** What is taken out, and how many pages of records were asked for so far. */
export function sourcesOf(given: Given): ExportSources & { readonly pages: () => number } {
  const { total = 0, breaksAt = Infinity, records = record } = given
  let pages = 0
  return {
    pages: () => pages,
    briefing: (id, _query, who) => {
      const told = given.briefings?.[id]
      if (who.kind === 'person' && who.scope.stations?.includes('st-2'))
        return Promise.resolve({ refused: '这份汇报不在您的范围内。', status: 403 })
      return Promise.resolve(told ?? { refused: '没有这份汇报。', status: 404 })
    },
    defined: (id) => (id === RATE.id ? RATE : null),
    figure: () => Promise.resolve(given.figure ?? { refused: '没有这个指标。', status: 404 }),
    records(_asked, _held, part, { limit, cursor }) {
      pages += 1
      const from = Number(cursor ?? 0)
      if (from >= breaksAt) return Promise.resolve({ refused: '记录读不到了。', status: 503 })
      const to = Math.min(total, from + limit)
      const items = Array.from({ length: to - from }, (_, at) => records(from + at))
      return Promise.resolve({
        items: part === 'counted' ? items.filter(({ counted }) => counted) : items,
        next: to < total ? String(to) : null,
        total,
      })
    },
    map: () => Promise.resolve(given.map ?? { refused: '您的角色不能查看地图。', status: 403 }),
    district: NOWHERE,
    named: (dimension, value) =>
      dimension === 'street' && value === '440307001' ? { zh: '龙城街道', en: 'Longcheng' } : null,
  }
}

/** Opens the doors on loopback. `parts` as the house would give them. */
export async function openDoors(
  { house }: Running,
  sources: ExportSources,
  over: Partial<ExportParts> & Pick<ExportParts, 'folder'>,
) {
  const faults: string[] = []
  const asking: Pick<
    AccessParts,
    'db' | 'district' | 'feedKeys' | 'demo' | 'keys' | 'take' | 'now' | 'passwordDays' | 'idleMs'
  > = {
    db: house.journal.db,
    district: NOWHERE,
    feedKeys: new Map(),
    demo: null,
    keys: { csrf: Buffer.alloc(32), challenge: Buffer.alloc(32) },
    take: () => Promise.resolve({ ok: true }),
    now: Date.now,
    passwordDays: 0,
    idleMs: 900_000,
  }
  const desk = openExports(
    { record: house.record, now: Date.now, publicUrl: 'https://qianshao.test', sources, ...over },
    (what, error) => faults.push(`${what} ${String(error)}`),
  )
  const access = { ...openWho(asking as AccessParts), exports: desk } as unknown as AccessDesk
  const app = express()
  app.use(
    guard(access),
    exportsOf(access),
    refusals((error) => faults.push(String(error))),
  )
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    desk,
    faults,
    async close() {
      await desk.close()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}
