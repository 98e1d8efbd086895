import type { Reading } from '../contract/telling.ts'
import type { Cache } from './cache.ts'
import type { Limits } from './limits.ts'
import { answerKey, openMemory } from './memory.ts'

/** The cache of a house without Redis: lost when the process ends, which costs one full answer per feed and the curves. */
export function openInProcess({ limits, now }: { limits: Limits; now: () => number }): Cache {
  const memory = openMemory(limits)
  const since = now()
  return {
    keepAnswer: async (feed, path, answer) => memory.keepAnswer(feed, path, answer),
    lastAnswer: async (feed, path) => memory.answer(answerKey(feed, path)),
    keepReadings: async (readings) => {
      memory.keepReadings(readings)
    },
    lastReading: async (siteId, quantity) => memory.lastReading(siteId, quantity),
    lastReadings: async (siteId) =>
      [...memory.series(siteId).keys()]
        .map((quantity) => memory.lastReading(siteId, quantity))
        .filter((reading): reading is Reading => reading !== null),
    history: async (siteId, quantity) => memory.history(siteId, quantity),
    state: () => 'inProcess',
    standing: () => ({ state: 'inProcess', since, sentence: null }),
    close: async () => undefined,
  }
}
