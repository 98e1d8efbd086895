import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http'
import compression from 'compression'
import express, { type Express } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import type { Server, ServerOptions } from 'socket.io'
import type { AccessDesk } from './access.ts'
import { guard } from './asking.ts'
import type { Desk } from './desk.ts'
import { openLive, type Live } from './live.ts'
import { beforeOpen311, open311 } from './open311/open311.ts'
import { openapi } from './openapi.ts'
import { refusals, refuse } from './refusals.ts'
import { administration } from './routes/administration.ts'
import { briefings } from './routes/briefings.ts'
import { heldPicture } from './routes/held-picture.ts'
import { calling } from './routes/calling.ts'
import { documents } from './routes/documents.ts'
import { exportsOf } from './routes/exports.ts'
import { feeds } from './routes/feeds.ts'
import { figures } from './routes/figures.ts'
import { imports } from './routes/imports.ts'
import { ingest } from './routes/ingest.ts'
import { campaigns } from './routes/campaigns.ts'
import { oidc } from './routes/oidc.ts'
import { picture } from './routes/picture.ts'
import { probes } from './routes/probes.ts'
import { profile } from './routes/profile.ts'
import { records } from './routes/records.ts'
import { screens } from './routes/screens.ts'
import { session } from './routes/session.ts'
import { tasks } from './routes/tasks.ts'
import { urgings } from './routes/urgings.ts'
import { walls } from './routes/walls.ts'
import { whatIf } from './routes/what-if.ts'
import { statics } from './statics.ts'

export interface GatewayOptions {
  readonly desk: Desk
  readonly access: AccessDesk
  /** Proxies before this server whose word about addresses and TLS is taken. */
  readonly proxies?: number
  readonly log: Logger
  /** Folder of the built client; in development Vite serves the pages instead. */
  readonly client: string | null
  readonly engine?: Partial<ServerOptions>
  /** Further namespaces and handlers, so that a protocol test-suite can run against the same server. */
  readonly attach?: (io: Server) => void
  /** A server that exists already (development); otherwise one is made. */
  readonly http?: HttpServer
  readonly mount?: (app: Express) => void
}

export interface Gateway {
  readonly http: HttpServer
  readonly live: Live
  listen(port: number, host: string): Promise<string>
  close(): Promise<void>
}

/** How long an idle line stays open. */
const KEEP_ALIVE_MS = 65_000

/** All doors of the house on one port. Express is mounted before Socket.IO, which can only step in front of what is there. */
export function openGateway(options: GatewayOptions): Gateway {
  const { desk, access, log } = options
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', options.proxies ?? 0)
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          workerSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          // A voice note is heard on the phone before it is sent.
          mediaSrc: ["'self'", 'blob:'],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: false, // the operator's TLS end says it, not a server that may be on plain loopback
    }),
  )
  app.use(
    pinoHttp({
      logger: log,
      autoLogging: { ignore: (request) => request.method === 'GET' || request.url === '/ingest/v1/events' },
      serializers: quiet,
    }),
  )
  // What a person may see is nobody else's to keep: doors that may be cached say so themselves.
  app.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'private, no-store')
    next()
  })
  app.use('/open311', beforeOpen311())
  app.use(guard(access))
  app.use(probes(desk))
  app.use(ingest(desk))
  app.use(picture(desk, access))
  app.use(session(access), profile(access), screens(access), oidc(access))
  app.use(compression())
  app.use(records(desk, access), feeds(desk, access), imports(desk, access), administration(access), documents(access))
  app.use(
    figures(access),
    whatIf(access),
    walls(access),
    tasks(access),
    urgings(access),
    campaigns(access),
    briefings(access),
    heldPicture(access),
    calling(access),
    open311(desk, access),
    exportsOf(access),
  )
  app.get('/api/openapi.json', (_request, response) => void response.json(openapi(desk.version)))
  if (options.client !== null) {
    app.use(statics(options.client))
    app.use((_request, response) => refuse(response, 404, '没有这个页面。'))
  }
  app.use(refusals((error, path) => log.error({ err: error, path }, '请求处理出错')))

  const http = options.http ?? createServer()
  // A line that a proxy or a client keeps is not closed under its next question; proxies let go after a minute.
  http.keepAliveTimeout = KEEP_ALIVE_MS
  if (options.mount) options.mount(app)
  else http.on('request', app)
  const addressOf = (request: IncomingMessage) => addressBehind(request, options.proxies ?? 0)
  const live = openLive(http, desk, access, { addressOf, ...(options.engine && { engine: options.engine }) })
  options.attach?.(live.io)

  return {
    http,
    live,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        http.once('error', (error: NodeJS.ErrnoException) =>
          reject(
            error.code === 'EADDRINUSE' ? new Error(`${host}:${port} 已被占用，请用 PORT 指定另一个端口。`) : error,
          ),
        )
        http.listen({ port, host, backlog: 4_096 }, () => {
          const address = http.address()
          const real = typeof address === 'object' && address ? address.port : port
          resolve(`http://${host.includes(':') ? `[${host}]` : host}:${real}`)
        })
      }),
    async close() {
      await live.close()
      http.closeAllConnections()
    },
  }
}

/** The asker's address as Express reckons it: `hops` proxies are believed, whatever stands before them is not. */
function addressBehind(request: IncomingMessage, hops: number): string {
  const said = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
    .reverse()
  const known = [request.socket.remoteAddress ?? '', ...said]
  return known[Math.min(hops, known.length - 1)] ?? ''
}

/** Log lines carry no headers and no query: keys and what people searched for do not belong there. */
const quiet = {
  req: (request: { method: string; url: string; id: unknown }) => ({
    id: request.id,
    method: request.method,
    path: request.url.split('?')[0],
  }),
  res: (response: { statusCode: number }) => ({ status: response.statusCode }),
}
