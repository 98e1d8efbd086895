import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import compression from 'compression'
import express, { type Request, type Response } from 'express'
import { chance } from '../district/chance.ts'
import { openWorld } from '../district/day/world.ts'
import { ordinaryDay } from '../scripts/ordinary-day.script.ts'
import { scriptNamed } from '../scripts/index.ts'
import type { Fault, Script, Stage } from '../scripts/script.ts'
import { openClock } from './clock.ts'
import { BadCursor } from './cursor.ts'
import { BadQuery, pathsOf } from './paths.ts'

export interface UpstreamWish {
  readonly seed?: string | number
  /** 1 is about 32,000 sites. */
  readonly size?: number
  /** Mock time per real time, until the mock's clock has caught up with the real one. */
  readonly speed?: number
  /** Name of a script, or one of your own. */
  readonly script?: string | Script
  readonly startAt?: number
  /** The real clock, epoch ms. */
  readonly now?: () => number
  readonly port?: number
}

export interface Upstream {
  readonly url: string
  /** The mock's clock, epoch ms. */
  now(): number
  close(): Promise<void>
}

const HANG_MS = 60_000
const JSON_TYPE = 'application/json; charset=utf-8'

function hang(response: Response): void {
  const giveUp = setTimeout(() => response.destroy(), HANG_MS)
  response.on('close', () => clearTimeout(giveUp))
}

/** Express would not say 304 to a request that carries `cache-control: no-cache`, as every fetch with an ETag does. */
function unchanged(request: Request, etag: string): boolean {
  const known = request.headers['if-none-match']
  return known !== undefined && known.split(',').some((each) => each.trim() === etag)
}

function send(request: Request, response: Response, body: unknown, fault: Fault | null): void {
  const text = JSON.stringify(body)
  const spoilt = fault?.kind === 'spoilt' ? fault : null
  const bytes = Buffer.from(spoilt ? spoilt.spoil(text) : text)
  // Of the bytes as sent: a broken answer never vouches for the whole one. Weak, because it may travel compressed.
  const etag = `W/"${createHash('sha1').update(bytes).digest('base64url')}"`
  response.setHeader('etag', etag)
  if (unchanged(request, etag)) return void response.status(304).end()
  response.setHeader('content-type', spoilt?.contentType ?? JSON_TYPE)
  response.end(bytes)
}

const word = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

function appOf(script: Script, stage: Stage, now: () => number) {
  const app = express().disable('x-powered-by')
  app.use(compression())
  const asked = new Map<string, number>()
  for (const [path, answer] of Object.entries(pathsOf(script, stage))) {
    app.get(path, (request, response) => {
      const at = now()
      const nth = asked.get(path) ?? 0
      asked.set(path, nth + 1)
      const fault = script.answer?.({ path, nth, at }, stage) ?? null
      if (fault?.kind === 'hang') return hang(response)
      if (fault?.kind === 'status')
        return void response.status(fault.status).json({ error: 'the upstream cannot answer now' })
      try {
        send(
          request,
          response,
          answer({ since: word(request.query.since), limit: word(request.query.limit) }, at),
          fault,
        )
      } catch (error) {
        if (!(error instanceof BadCursor || error instanceof BadQuery)) throw error
        response.status(400).json({ error: error.message })
      }
    })
  }
  app.use((request, response) => {
    response.status(404).json({ error: `this upstream has no ${request.path}` })
  })
  return app
}

/** Opens the city's systems as invented, on 127.0.0.1: same paths and shapes, same faults if a script asks for them. */
export async function openUpstream(wish: UpstreamWish = {}): Promise<Upstream> {
  const { seed = 1, size = 1, speed = 1, script: chosen = ordinaryDay, startAt, now = Date.now, port = 0 } = wish
  const script = typeof chosen === 'string' ? scriptNamed(chosen) : chosen
  const clock = openClock({ speed, startAt, now })
  const world = openWorld({ seed, size })
  const stage: Stage = { world, startAt: clock.startAt, luck: (...key) => chance(seed, script.name, ...key) }
  const server = createServer(appOf(script, stage, clock.now))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${bound}`,
    now: clock.now,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}
