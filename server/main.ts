import { readFileSync } from 'node:fs'
import type { Server as HttpServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Express } from 'express'
import { pino, type Logger } from 'pino'
import type { Server, ServerOptions } from 'socket.io'
import { openCache, type Cache } from './cache/cache.ts'
import { callsOut, openCalls, pushDesk, rulesOf, vapidOf, type Calls } from './calls.ts'
import { openLimiter } from './cache/limiter.ts'
import { openPositions } from './cache/positions.ts'
import { startClockwork } from './clockwork.ts'
import { readConfig, ROOT, type Config } from './config.ts'
import { startHands } from './demo-hands.ts'
import { startDemoTasks } from './demo-tasks.ts'
import { startDemoUrgings } from './demo-urgings.ts'
import { openDesk } from './desk.ts'
import { readDistrict } from './district.ts'
import { faultsTo } from './faults.ts'
import type { Watch } from './feeds/watch.ts'
import { openGateway, type Gateway } from './gateway/gateway.ts'
import { buildOf } from './gateway/statics.ts'
import { openFiguresNow } from './figures-now.ts'
import { openHalfYear, stillComing, waitingFor, type Loading } from './half-year.ts'
import { openHouse, type House } from './house.ts'
import { openImports } from './imports.ts'
import { prepareDistrict, streetAt } from './intake/district.ts'
import { devicesKept } from './journal/figures/live.ts'
import { liveRows, openDevices } from './live-rows.ts'
import { openMetrics } from './metrics.ts'
import { changesLanes, endsSessions, openPeople, type People } from './people.ts'
import { readSecrets } from './secrets.ts'
import { startFeeds, upstreams } from './upstreams.ts'

export interface Surroundings {
  /** A server that exists already (development), and how to mount the doors on it. */
  readonly http?: HttpServer
  readonly mount?: (app: Express) => void
  readonly engine?: Partial<ServerOptions>
  /** Further Socket.IO namespaces and handlers. */
  readonly attach?: (io: Server) => void
  readonly log?: Logger
  /** Whether a past is being played into the house: what comes in mixed is then parted by whoever plays it. */
  readonly playing?: () => boolean
}

export interface Running {
  readonly url: string | null
  /** One-time link for the first administrator, when there are no people yet. */
  readonly first: string | null
  readonly house: House
  readonly config: Config
  close(): Promise<void>
}

const CLIENT = join(ROOT, 'dist/client')

/** Opens the whole house: record, picture, feeds, doors. The only file that knows every room. */
export async function open(env: NodeJS.ProcessEnv, around: Surroundings = {}): Promise<Running> {
  const config = readConfig(env)
  const secrets = readSecrets(config)
  const log = around.log ?? pino({ level: config.LOG_LEVEL })
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const mock = config.demo ? await import('../mock/index.ts') : null
  const district = config.DISTRICT ? readDistrict(config.DISTRICT) : mock ? mock.demoDistrict() : null
  if (!district) throw new Error('请用 DISTRICT 指定辖区文件；演示辖区只在演示模式下使用。')

  const onFault = faultsTo(log)
  const devices = openDevices()
  const kept = await openCache({
    redisUrl: config.REDIS_URL,
    onState: ({ state, sentence }) => log.warn({ state }, sentence ?? 'Redis 已恢复'),
  })
  const cache: Cache = {
    ...kept,
    keepReadings(readings) {
      devices.hear(readings)
      return kept.keepReadings(readings)
    },
  }
  let gateway: Gateway | null = null
  let halfYear: Loading | null = null
  let reckon: People['reckon'] | null = null
  let walls: People['parts']['walls'] | null = null
  let calls: Calls | null = null
  let figuresNow: ReturnType<typeof openFiguresNow> | null = null
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
      sealer: secrets.sealer,
      printer: secrets.printer,
      // Whoever was revoked, here or at another node, is sent away at once.
      onRecorded(facts) {
        if (facts.some(endsSessions))
          void gateway?.live.recheck().catch((error: unknown) => onFault('会话复查出错', error))
        figuresNow?.heard(facts)
        for (const id of walls?.heard(facts) ?? []) gateway?.live.direct(id)
        if (facts.some(callsOut)) calls?.wake()
        if (facts.some(changesLanes)) void reckon?.().catch((error: unknown) => onFault('时限重算出错', error))
      },
      onReadings: async (readings) => void (await watch?.takeReadings(readings)),
      onFault,
    })
    closing.push(() => house.close())
    let watch: Watch | null = null
    const limiter = openLimiter(cache)
    closing.push(() => limiter.close())
    const positions = openPositions(cache)
    const vapid = await vapidOf(house, secrets.sealer, config)
    const calling = {
      rules: rulesOf(config),
      link: config.PUBLIC_URL !== undefined,
      push: pushDesk(vapid, config),
    }
    const outlines = prepareDistrict(house.district)
    const live = () => liveRows(house, devices, Date.now())
    const people = await openPeople({ house, config, secrets, limiter, positions, calling, env, onFault })
    closing.push(() => people.close())
    reckon = people.reckon
    walls = people.parts.walls
    devices.recall(await devicesKept(people.parts.db))
    const figures = (figuresNow = openFiguresNow({ house, parts: people.parts, live }))
    calls = await openCalls({ house, config, sealer: secrets.sealer, vapid, onFault })
    const calledOut = calls
    closing.push(() => calledOut.close())

    const metrics = openMetrics({
      feeds: () => watch?.health() ?? [],
      screens: () => gateway?.live.screens() ?? 0,
      seq: () => house.picture.state.seq,
      version: () => house.picture.version(),
      waiting: () => house.journal.waiting(),
      storeAway: () => house.journal.fault() !== null,
      cacheAway: () => cache.state() === 'redisAway',
      calls: () => calledOut.figures(),
    })
    const imports = openImports(house, join(config.DATA_DIR, 'imports'), onFault)
    closing.push(() => imports.close())
    const desk = openDesk({
      house,
      cache,
      imports,
      metrics: metrics.registry,
      sealer: secrets.sealer,
      demo: config.demo,
      build: buildOf(CLIENT),
      version,
      health: () => watch?.health() ?? [],
      waiting: () => waitingFor(halfYear),
      async told(teller, tellings, refused) {
        const { known: _, ...heard } = await house.tell(tellings, { feed: teller, refused })
        metrics.told(teller, heard)
        return heard
      },
    })
    gateway = openGateway({
      desk,
      access: people.access,
      proxies: config.TRUST_PROXY,
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
    const doors = gateway
    closing.push(() => doors.close())

    const upstream = await upstreams(config, mock, closing)
    watch = startFeeds(house, cache, upstream, (teller, heard) => metrics.told(teller, heard), onFault)
    closing.push(() => watch?.close())
    const splitMixed = async () => (stillComing(halfYear) || around.playing?.() ? 0 : people.splitMixed())
    const clockwork = startClockwork(
      house,
      doors.live,
      {
        ...people,
        splitMixed,
        positions: () => positions.all(),
        figures: () => figures.bring(),
        streetAt: (lng, lat) => streetAt(outlines, lng, lat),
      },
      onFault,
    )
    closing.push(() => clockwork.stop())

    const url = around.http ? null : await doors.listen(config.PORT, config.HOST)
    halfYear = openHalfYear(config, mock, { house, log, onFault })
    closing.push(() => halfYear?.stop())
    const hands = startHands(config, mock, { house, model: people.model, calendar: people.calendar, onFault })
    closing.push(() => hands.stop())
    const demoTasks = startDemoTasks(config, { house, access: people.access, onFault })
    closing.push(() => demoTasks.stop())
    const demoUrgings = startDemoUrgings(config, { house, access: people.access, onFault })
    closing.push(() => demoUrgings.stop())
    const { records, replayed, ms } = house.opened
    log.info(
      { records, replayed, ms: Math.round(ms), store: house.journal.kind, cache: cache.state(), demo: config.demo },
      '前哨就绪',
    )
    return { url, first: people.first === null ? null : `${url ?? ''}${people.first}`, house, config, close }
  } catch (error) {
    await close().catch((second: unknown) => onFault('启动失败后收尾时又出错', second))
    throw error
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const began = performance.now()
  open(process.env).then(
    (running) => {
      process.stdout.write(
        `前哨已就绪 ${running.url}（${Math.round(performance.now() - began)} 毫秒${running.config.demo ? '，演示辖区' : ''}）\n`,
      )
      if (running.first !== null)
        process.stdout.write(
          `还没有人员账号。请在 24 小时内打开此链接设置第一位系统管理员（只能用一次）：${running.first}\n`,
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
