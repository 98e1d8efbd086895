import type { openCache } from './cache/cache.ts'
import { pairs, type Config } from './config.ts'
import type { Fact } from './contract/fact.ts'
import type { FeedHealth } from './contract/picture.ts'
import { feeds as knownFeeds } from './feeds/index.ts'
import { watchFeeds, type Watch } from './feeds/watch.ts'
import type { House } from './house.ts'
import type { openMetrics } from './metrics.ts'

/** Base address per feed: the demo's invented city, or what UPSTREAM says. A feed without one is not asked. */
export async function upstreams(
  config: Config,
  mock: typeof import('../mock/index.ts') | null,
  closing: (() => unknown)[],
) {
  const said = pairs('UPSTREAM', config.UPSTREAM)
  if (mock && !config.UPSTREAM) {
    const city = await mock.openUpstream({
      seed: config.MOCK_SEED,
      size: config.MOCK_SIZE,
      speed: config.MOCK_SPEED,
      ...(config.MOCK_SCRIPT && { script: config.MOCK_SCRIPT }),
    })
    closing.push(() => city.close())
    said.set('*', city.url)
  }
  const everywhere = said.get('*')
  return Object.fromEntries(
    knownFeeds.flatMap(({ name }) => {
      const base = said.get(name) ?? everywhere
      return base ? [[name, base] as const] : []
    }),
  )
}

/** The feeds that have an upstream, watched; what they say goes to the house. */
export function startFeeds(
  house: House,
  cache: Awaited<ReturnType<typeof openCache>>,
  upstream: Record<string, string>,
  count: ReturnType<typeof openMetrics>['told'],
  onFault: (what: string, error?: unknown) => void,
): Watch {
  const { alarms } = house.picture.state.shelves
  const open = (
    condition: string,
    key: (alarm: { siteId: string | null; values: Record<string, unknown> }) => unknown,
    since: string,
  ) =>
    new Map(
      [...alarms.values()]
        .filter((alarm) => alarm.condition === condition)
        .map((alarm) => [String(key(alarm)), Number(alarm.values[since])]),
    )
  const say = (kind: 'feed.silent' | 'feed.recovered', body: { feed: string }, at: number, mark: number) =>
    house.say([
      { id: `${kind}/${body.feed}/${mark}`, source: 'house', kind, subject: null, at, seenAt: at, body } as Fact,
    ])
  return watchFeeds({
    feeds: knownFeeds.filter((feed) => upstream[feed.name] !== undefined),
    upstream,
    cache,
    cursors: { get: (feed, path) => house.journal.cursor(feed, path) },
    async tell({ feed, path, tellings, cursor, rejections }) {
      const refused = rejections.map(({ raw, ...rejection }) => ({ rejection, raw: { path, row: raw } }))
      const numbered = tellings.map((telling, index) => ({ index, telling }))
      const heard = await house.tell(numbered, {
        feed,
        refused,
        ...(cursor !== null && { cursor: { path, value: cursor } }),
      })
      count(feed, heard)
      return {
        accepted: heard.accepted,
        duplicates: heard.duplicates,
        rejected: heard.rejected.length - refused.length,
      }
    },
    onCrossing: (fact) => house.say([fact]),
    onHealth: (health: FeedHealth) => house.picture.hear(health),
    onSilence: (body) => say('feed.silent', body, Date.now(), body.since),
    // Named after the silence that it ends: told again after a failure, it is still one fact.
    onRecovery: (body) =>
      say(
        'feed.recovered',
        body,
        Date.now(),
        Number(alarms.get(`feedSilent:${body.feed}`)?.values.since ?? body.silentMs),
      ),
    onError: (feed, error) => onFault(`数据源 ${feed} 出错`, error),
    silent: open('feedSilent', (alarm) => alarm.values.feed, 'since'),
    fridgesOut: open('fridgeTemperature', (alarm) => alarm.siteId, 'sinceAt'),
  })
}
