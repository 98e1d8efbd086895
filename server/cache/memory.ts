import type { Reading } from '../contract/telling.ts'
import type { Answer, Point } from './cache.ts'
import type { Limits } from './limits.ts'
import { type FlatPoints, insertPoint, newestOf, pointsOf } from './series.ts'

/** One quantity at one site; unit and source are those of the newest point. */
export interface Series {
  unit: string
  source: string
  readonly points: FlatPoints
}

/** Where an answer is kept: unambiguous whatever the names contain. */
export const answerKey = (feed: string, path: string) => JSON.stringify([feed, path])

/** What is kept in this process: the whole cache without Redis, the part that survives Redis with it. */
export interface Memory {
  keepAnswer(feed: string, path: string, answer: Answer): boolean
  answer(key: string): Answer | null
  answerKeys(): Iterable<string>
  /** Says which readings changed a series; the others were known or older than all that is kept. */
  keepReadings(readings: readonly Reading[]): Reading[]
  series(siteId: string): ReadonlyMap<string, Series>
  siteIds(): Iterable<string>
  lastReading(siteId: string, quantity: string): Reading | null
  history(siteId: string, quantity: string): Point[]
}

const noSeries: ReadonlyMap<string, Series> = new Map()

/** Opens an empty memory within `limits`; maps are kept in order of the last write, so that the first key gives way. */
export function openMemory(limits: Limits): Memory {
  const answers = new Map<string, Answer>()
  const sites = new Map<string, Map<string, Series>>()
  let points = 0

  const countPoints = (site: ReadonlyMap<string, Series>) => {
    let count = 0
    for (const series of site.values()) count += series.points.length / 2
    return count
  }

  function giveWay() {
    while (sites.size > 1 && (sites.size > limits.sites || points > limits.points)) {
      const [oldest] = sites.keys()
      if (oldest === undefined) return
      points -= countPoints(sites.get(oldest) ?? noSeries)
      sites.delete(oldest)
    }
  }

  function keepReading(reading: Reading): boolean {
    const site = sites.get(reading.siteId) ?? new Map<string, Series>()
    sites.delete(reading.siteId)
    sites.set(reading.siteId, site)
    const series = site.get(reading.quantity) ?? { unit: reading.unit, source: reading.source, points: [] }
    site.set(reading.quantity, series)
    const before = series.points.length
    const insertion = insertPoint(series.points, reading, limits.pointsPerSeries)
    points += (series.points.length - before) / 2
    if (newestOf(series.points)?.at === reading.at) {
      series.unit = reading.unit
      series.source = reading.source
    }
    giveWay()
    return insertion === 'new' || insertion === 'replaced'
  }

  return {
    keepAnswer(feed, path, answer) {
      if (Buffer.byteLength(answer.body) > limits.answerBytes) return false
      const key = answerKey(feed, path)
      answers.delete(key)
      answers.set(key, answer)
      const [oldest] = answers.keys()
      if (answers.size > limits.answers && oldest !== undefined) answers.delete(oldest)
      return true
    },
    answer: (key) => answers.get(key) ?? null,
    answerKeys: () => answers.keys(),
    keepReadings: (readings) => readings.filter(keepReading),
    series: (siteId) => sites.get(siteId) ?? noSeries,
    siteIds: () => sites.keys(),
    lastReading(siteId, quantity) {
      const series = sites.get(siteId)?.get(quantity)
      const newest = series && newestOf(series.points)
      return newest ? { siteId, quantity, unit: series.unit, source: series.source, ...newest } : null
    },
    history: (siteId, quantity) => pointsOf(sites.get(siteId)?.get(quantity)?.points ?? []),
  }
}
