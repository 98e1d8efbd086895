import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server, type ServerOptions, type Socket } from 'socket.io'
import { z } from 'zod'
import { viewName, type Frame, type View } from '../contract/picture.ts'
import type { ClientToServer, Following, ServerToClient } from '../contract/socket.ts'
import type { AccessDesk, From, Who } from './access.ts'
import { cookieOf, sameOrigin, SESSION_COOKIE } from './asking.ts'
import type { Desk } from './desk.ts'
import { bucket } from './flood.ts'

const following = z.object({ epoch: z.string().max(100), version: z.number().int().min(0) })
const orderOf = z.looseObject({ id: z.string() })
const roomOf = (name: string) => `view:${name}`
const wallRoom = (id: string) => `wall:${id}`

interface Seat {
  readonly who: Who
  /** Null: may give orders, sees no picture. */
  readonly view: View | null
  /** It is a wall: a screen, or a person's page that says so. */
  readonly wall: boolean
}
interface Sitting extends From {
  readonly seat: Seat
  /** Whom its token belongs to at this moment; null when its session is over. */
  readonly find: () => Promise<Who | null>
}
type Sits = Socket<ClientToServer, ServerToClient, Record<string, never>, Sitting>

export type Live = ReturnType<typeof openLive>

/**
 * The door to the screens. Who is asking is decided at the handshake, by the cookie or a bearer token; frames are encoded once
 * per view and sent to its room; a screen that lags asks for what it missed.
 */
export function openLive(
  http: HttpServer,
  desk: Desk,
  access: AccessDesk,
  options: { readonly engine?: Partial<ServerOptions>; readonly addressOf: (request: IncomingMessage) => string },
) {
  const io = new Server<ClientToServer, ServerToClient, Record<string, never>, Sits['data']>(http, {
    serveClient: false,
    // A screen sends next to nothing; a large message from one is a mistake or an attack.
    maxHttpBufferSize: 100_000,
    // A page of another site may not open a socket with our cookie.
    allowRequest: (request, decide) => decide(null, sameOrigin(request) !== false),
    ...options.engine,
  })
  /** Views somebody listens as: frames are made for these only. */
  const views = new Map<string, { view: View; sockets: number }>()

  io.use((socket, next) => {
    const request = socket.request
    const from = {
      address: options.addressOf(request),
      agent: (request.headers['user-agent'] ?? '').slice(0, 400),
    }
    const { token } = socket.handshake.auth as { token?: unknown }
    const given = typeof token === 'string' && token.length <= 300 ? token : cookieOf(request, SESSION_COOKIE)
    const find = async () => (given === null ? access.anonymous : access.whoBySession(given, from))
    find().then(
      (who) => {
        if (!who || (who.kind === 'person' && who.pending.length > 0)) return next(new Error('请先登录。'))
        const view = access.may(who, 'picture.read') ? access.viewOf(who) : null
        const asked = (socket.handshake.auth as { audience?: unknown }).audience === 'public' && view ? 'public' : view
        const wall = (socket.handshake.auth as { wall?: unknown }).wall === true || who.kind === 'screen'
        socket.data = { seat: { who, view: asked, wall }, find, ...from }
        next()
      },
      () => next(new Error('暂时不能确认身份，请稍后再连。')),
    )
  })

  io.on('connection', (socket: Sits) => {
    const { seat, find, address, agent } = socket.data
    const flooding = bucket()
    socket.use((_event, next) => {
      if (flooding.take(Date.now())) return next()
      socket.disconnect(true)
    })
    socket.on('picture:follow', (at: unknown, reply: unknown) => {
      if (typeof reply !== 'function') return
      ;(reply as (following: Following) => void)(answer(at, seat.view))
    })
    socket.on('order:give', (given: unknown, reply: unknown) => {
      if (typeof reply !== 'function') return
      const said = reply as (outcome: unknown) => void
      if (!orderOf.safeParse(given).success) return said({ state: 'refused', reason: '指令需要 {id, order}。' })
      const carryOut = async () => {
        const who = await find()
        if (!who) return { state: 'refused', reason: '登录已失效，请重新登录。' }
        return (await access.order(given, who, { address, agent })).outcome
      }
      carryOut().then(said, () => said({ state: 'refused', reason: '指令没有写入，请稍后用同一编号再试。' }))
    })
    if (seat.view === null) return
    const { view } = seat
    const name = viewName(view)
    const listening = views.get(name) ?? { view, sockets: 0 }
    listening.sockets += 1
    views.set(name, listening)
    socket.on('disconnect', () => {
      listening.sockets -= 1
      if (listening.sockets === 0) views.delete(name)
    })
    void socket.join(roomOf(name))
    if (!seat.wall) return
    const { id } = seat.who
    socket.on('disconnect', access.walls.arrive(id))
    void socket.join(wallRoom(id))
    socket.emit('wall:direct', { verb: 'point', pointing: access.walls.standing(id) })
  })

  function answer(at: unknown, view: View | null): Following {
    const read = following.safeParse(at)
    if (view === null) return { state: 'refused', reason: '此身份没有态势画面。' }
    if (!read.success) return { state: 'refused', reason: 'picture:follow 需要 {epoch, version}。' }
    if (read.data.epoch !== desk.epoch) return { state: 'snapshot' }
    const frame = desk.missed(read.data.version, view)
    return frame ? { state: 'frame', frame } : { state: 'snapshot' }
  }

  return {
    io,
    wanted: (): View[] => [...views.values()].map(({ view }) => view),
    screens: () => io.of('/').sockets.size,
    /**
     * Volatile: a screen whose line is not drained does not get a queue that grows, it misses the frame, sees the gap at the
     * next one and asks for the latest values of everything it missed.
     */
    tell: (view: View, frame: Frame) => void io.to(roomOf(viewName(view))).volatile.emit('picture:frame', frame),
    /** Tells a wall, on whichever lines it has, what it has open by order now. */
    direct: (id: string) =>
      void io.to(wallRoom(id)).emit('wall:direct', { verb: 'point', pointing: access.walls.standing(id) }),
    /** Sends away everyone whose session is over, revoked or idle: at once after an order, and by the clock. */
    async recheck(): Promise<void> {
      const live = await access.liveSessions()
      for (const socket of io.of('/').sockets.values()) {
        const { who } = socket.data.seat
        const session = who.kind === 'key' ? null : who.sessionId
        if (session !== null && !live.has(session)) socket.disconnect(true)
      }
    },
    close: () => io.close(),
  }
}
