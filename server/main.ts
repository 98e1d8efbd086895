import { readFileSync } from 'node:fs'
import type { Server as HttpServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Express } from 'express'
import { pino, type Logger } from 'pino'
import type { Server, ServerOptions } from 'socket.io'
import { openCache } from './cache/cache.ts'
import { startClockwork } from './clockwork.ts'
import { pairs, readConfig, ROOT, type Config } from './config.ts'
import type { Fact } from './contract/fact.ts'
import type { FeedHealth } from './contract/picture.ts'
import { openDesk } from './desk.ts'
import { readDistrict } from './district.ts'
import { faultsTo } from './faults.ts'
import { feeds as knownFeeds } from './feeds/index.ts'
import { watchFeeds, type Watch } from './feeds/watch.ts'
import { openGateway } from './gateway/gateway.ts'
import { buildOf } from './gateway/statics.ts'
import { openHouse, type House } from './house.ts'
import { openImports } from './imports.ts'
import { openMetrics } from './metrics.ts'

export interface Surroundings {
  /** A server that exists already (development), and how to mount the doors on it. */
  readonly http?: HttpServer
  readonly mount?: (app: Express) => void
  readonly engine?: Partial<ServerOptions>
  /** Further Socket.IO namespaces and handlers. */
  readonly attach?: (io: Server) => void
  readonly log?: Logger
}

export interface Running {
  readonly url: string | null
  readonly house: House
  readonly config: Config
  close(): Promise<void>
}

const CLIENT = join(ROOT, 'dist/client')

/** Opens the whole house: record, picture, feeds, doors. The only file that knows every room. */
export async function open(env: NodeJS.ProcessEnv, around: Surroundings = {}): Promise<Running> {
  const config = readConfig(env)
  const log = around.log ?? pino({ level: config.LOG_LEVEL })
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const mock = config.demo ? await import('../mock/index.ts') : null
  const district = config.DISTRICT ? readDistrict(config.DISTRICT) : mock ? mock.demoDistrict() : null
  if (!district) throw new Error('请用 DISTRICT 指定辖区文件；演示辖区只在演示模式下使用。')

  const onFault = faultsTo(log)
  const cache = await openCache({
    redisUrl: config.REDIS_URL,
    onState: ({ state, sentence }) => log.warn({ state }, sentence ?? 'Redis 已恢复'),
  })
  const closing: (() => unknown)[] = [() => cache.close()]
  /** Every door is closed, whatever the closing of another said; the first fault is told at the end. */
  const close = async () => {
    const faults: unknown[] = []
    for (const step of closing.splice(0).reverse()) {
      try {
        await step()
      } catch (error) {
        faults.push(error)
      }
    }
    if (faults.length > 0) throw faults[0]
  }

  try {
    const house = await openHouse({
      district,
      dataDir: config.DATA_DIR,
      databaseUrl: config.DATABASE_URL,
      migrations: join(ROOT, 'server/journal/migrations'),
      onReadings: async (readings) => void (await watch?.takeReadings(readings)),
      onFault,
    })
    closing.push(() => house.close())
    let watch: Watch | null = null

    const metrics = openMetrics({
      feeds: () => watch?.health() ?? [],
      screens: () => gateway.live.screens(),
      seq: () => house.picture.state.seq,
      version: () => house.picture.version(),
      waiting: () => house.journal.waiting(),
      storeAway: () => house.journal.fault() !== null,
      cacheAway: () => cache.state() === 'redisAway',
    })
    const imports = openImports(house, join(config.DATA_DIR, 'imports'), onFault)
    closing.push(() => imports.close())
    const desk = openDesk({
      house,
      cache,
      imports,
      metrics: metrics.registry,
      feedKeys: config.feedKeys,
      demo: config.demo,
      build: buildOf(CLIENT),
      version,
      health: () => watch?.health() ?? [],
      async told(teller, tellings, refused) {
        const heard = await house.tell(tellings, { feed: teller, refused })
        metrics.told(teller, heard)
        return heard
      },
    })
    const gateway = openGateway({
      desk,
      log,
      client: around.http ? null : CLIENT,
      engine: {
        pingInterval: config.SOCKET_PING_INTERVAL_MS,
        pingTimeout: config.SOCKET_PING_TIMEOUT_MS,
        connectTimeout: config.SOCKET_CONNECT_TIMEOUT_MS,
        ...around.engine,
      },
      ...(around.attach && { attach: around.attach }),
      ...(around.http && { http: around.http }),
      ...(around.mount && { mount: around.mount }),
    })
    closing.push(() => gateway.close())

    const upstream = await upstreams(config, mock, closing)
    watch = startFeeds(house, cache, upstream, (teller, heard) => metrics.told(teller, heard), onFault)
    closing.push(() => watch?.close())
    const clockwork = startClockwork(house, gateway.live, onFault)
    closing.push(() => clockwork.stop())

    const url = around.http ? null : await gateway.listen(config.PORT, config.HOST)
    const { records, replayed, ms } = house.opened
    log.info(
      { records, replayed, ms: Math.round(ms), store: house.journal.kind, cache: cache.state(), demo: config.demo },
      '前哨就绪',
    )
    return { url, house, config, close }
  } catch (error) {
    await close().catch((second: unknown) => onFault('启动失败后收尾时又出错', second))
    throw error
  }
}

/** Base address per feed: the demo's invented city, or what UPSTREAM says. A feed without one is not asked. */
async function upstreams(config: Config, mock: typeof import('../mock/index.ts') | null, closing: (() => unknown)[]) {
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

function startFeeds(
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

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const began = performance.now()
  open(process.env).then(
    (running) => {
      process.stdout.write(
        `前哨已就绪 ${running.url}（${Math.round(performance.now() - began)} 毫秒${running.config.demo ? '，演示辖区' : ''}）\n`,
      )
      let stopping = false
      const stop = () => {
        if (stopping) return
        stopping = true
        void running.close().then(
          () => process.exit(0),
          (error: unknown) => {
            process.stderr.write(`停止时出错：${String(error)}\n`)
            process.exit(1)
          },
        )
      }
      process.once('SIGINT', stop)
      process.once('SIGTERM', stop)
    },
    (error: unknown) => {
      process.stderr.write(`前哨没有启动：${error instanceof Error ? error.message : String(error)}\n`)
      process.exit(1)
    },
  )
}
