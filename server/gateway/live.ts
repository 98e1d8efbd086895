import type { Server as HttpServer } from 'node:http'
import { Server, type ServerOptions } from 'socket.io'
import { z } from 'zod'
import type { Audience, Frame } from '../contract/picture.ts'
import type { ClientToServer, Following, ServerToClient } from '../contract/socket.ts'
import type { Desk } from './desk.ts'
import { audienceOf } from './routes/picture.ts'

const following = z.object({ epoch: z.string().max(100), version: z.number().int().min(0) })
const roomOf = (audience: Audience) => `audience:${audience}`

export type Live = ReturnType<typeof openLive>

/** The door to the screens. Frames are encoded once per audience and sent to its room; a screen that lags asks for what it missed. */
export function openLive(http: HttpServer, desk: Desk, engine: Partial<ServerOptions> = {}) {
  const io = new Server<ClientToServer, ServerToClient>(http, {
    serveClient: false,
    // A screen sends next to nothing; a large message from one is a mistake or an attack.
    maxHttpBufferSize: 100_000,
    ...engine,
  })

  io.on('connection', (socket) => {
    const audience = audienceOf((socket.handshake.auth as Record<string, unknown>).audience)
    socket.on('picture:follow', (at: unknown, reply: unknown) => {
      if (typeof reply !== 'function') return
      ;(reply as (following: Following) => void)(answer(at, audience))
    })
    void socket.join(roomOf(audience))
  })

  function answer(at: unknown, audience: Audience): Following {
    const read = following.safeParse(at)
    if (!read.success) return { state: 'refused', reason: 'picture:follow 需要 {epoch, version}。' }
    if (read.data.epoch !== desk.epoch) return { state: 'snapshot' }
    const frame = desk.missed(read.data.version, audience)
    return frame ? { state: 'frame', frame } : { state: 'snapshot' }
  }

  return {
    io,
    /** Audiences somebody listens as: frames are made for these only. */
    wanted: (): Audience[] =>
      (['public', 'wall', 'desk', 'officer'] as const).filter(
        (audience) => (io.of('/').adapter.rooms.get(roomOf(audience))?.size ?? 0) > 0,
      ),
    screens: () => io.of('/').sockets.size,
    /**
     * Volatile: a screen whose line is not drained does not get a queue that grows, it misses the frame, sees the gap at the
     * next one and asks for the latest values of everything it missed.
     */
    tell: (audience: Audience, frame: Frame) => void io.to(roomOf(audience)).volatile.emit('picture:frame', frame),
    close: () => io.close(),
  }
}
