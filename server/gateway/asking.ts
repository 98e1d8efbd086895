import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { parse } from 'cookie'
import type { Request, RequestHandler, Response } from 'express'
import type { AccessDesk, From, Who } from './access.ts'
import { KEY_SENTENCE } from './open311/errors.ts'
import { apiKeyOf, mayReadOpen, mayTellOpen } from './open311/key.ts'
import { refuse } from './refusals.ts'
import { isDoor, needOf, type Need } from './rules.ts'

export const SESSION_COOKIE = 'qs_session'
export const SCREEN_COOKIE = 'qs_screen'
export const PAIRING_COOKIE = 'qs_pairing'
export const OIDC_COOKIE = 'qs_oidc'

/** The key of an `Authorization: Bearer` header, or null. */
export const bearerOf = (request: IncomingMessage) =>
  /^Bearer\s+(\S{1,300})\s*$/i.exec(request.headers.authorization ?? '')?.[1] ?? null

/** A cookie of ours, or null. */
export const cookieOf = (request: IncomingMessage, name: string): string | null => {
  const value = parse(request.headers.cookie ?? '')[name]
  return value && value.length <= 4_000 ? value : null
}

export const fromOf = (request: Request): From => ({
  address: request.ip ?? '',
  agent: (request.headers['user-agent'] ?? '').slice(0, 400),
})

interface Asking {
  readonly who: Who | null
  /** Came by cookie, which a browser sends by itself: a change then needs proof that our own page asked. */
  readonly cookie: string | null
}
const askings = new WeakMap<Request, Asking>()

/** Who is asking, after the guard. Throws when a route is reached that the guard did not pass. */
export function whoOf(request: Request): Who | null {
  const asking = askings.get(request)
  if (!asking) throw new Error('a route was reached past the guard')
  return asking.who
}
/** The same where the rules let nobody through without a name. */
export function named(request: Request): Who {
  const who = whoOf(request)
  if (!who) throw new Error('a route that needs a name was reached without one')
  return who
}

async function askingOf(request: Request, access: AccessDesk): Promise<Asking> {
  const from = fromOf(request)
  const key = bearerOf(request)
  if (key !== null) {
    const who = (await access.whoByKey(key)) ?? (await access.whoBySession(key, from))
    if (who?.kind === 'person') await access.touch(who)
    return { who, cookie: null }
  }
  const apiKey = apiKeyOf(request)
  if (apiKey !== null) return { who: await access.whoByKey(apiKey), cookie: null }
  const cookie = cookieOf(request, SESSION_COOKIE)
  // Whoever comes with a session that is over is told so; only who comes without any is taken for the demo's wall.
  if (cookie === null) return { who: access.anonymous, cookie: null }
  const who = await access.whoBySession(cookie, from)
  return { who, cookie: who && cookie }
}

/** Whether a page of this site sent it: a browser says where a change comes from. */
export function sameOrigin(request: IncomingMessage): boolean | null {
  const { origin, host } = request.headers
  if (origin === undefined) return null
  return URL.canParse(origin) && new URL(origin).host === host
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

function forged(request: Request, cookie: string | null, access: AccessDesk): boolean {
  if (SAFE.has(request.method)) return false
  const same = sameOrigin(request)
  if (same === false) return true
  if (cookie === null || same === true) return false
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''))
  const right = Buffer.from(access.csrfOf(cookie))
  return given.length !== right.length || !timingSafeEqual(given, right)
}

function satisfied(need: Need, who: Who | null, access: AccessDesk): boolean {
  if (need === 'anyone') return true
  if (need === 'feedKey') return who?.kind === 'key'
  if (need === 'open311Key') return mayTellOpen(who)
  if (need === 'open311Reader') return mayReadOpen(who) || access.may(who, 'records.read')
  if (need === 'named') return who !== null
  if (need === 'person') return who?.kind === 'person'
  return access.may(who, need)
}

function turnAway(response: Response, need: Need, who: Who | null) {
  if (need === 'open311Reader' || need === 'open311Key') return refuse(response, 403, KEY_SENTENCE)
  if (need === 'feedKey')
    return refuse(response.set('WWW-Authenticate', 'Bearer'), 401, '需要数据源密钥：Authorization: Bearer <feed key>。')
  if (who === null || (who.kind === 'screen' && who.sessionId === null))
    return refuse(response.set('WWW-Authenticate', 'Bearer'), 401, '请先登录。')
  if (who.kind === 'person' && who.pending.length > 0)
    return void response
      .status(403)
      .json({ error: '请先在“我的账号”完成密码、二次验证或角色的设置。', code: 'pending' })
  refuse(response, 403, who.kind === 'person' ? '您的角色不能查看或操作这里。' : '此身份不能查看或操作这里。')
}

/** The one guard before every door: who is asking, did our own page ask, may he, and not too often. */
export function guard(access: AccessDesk): RequestHandler {
  return (request, response, next) => {
    if (!isDoor(request.path)) return next()
    const need = needOf(request.method, request.path)
    if (need === null) {
      response.set('Cache-Control', 'no-store')
      return refuse(response, 404, `没有 ${request.method} ${request.path}；接口目录见 /api/openapi.json。`)
    }
    const pass = async () => {
      const asking = await askingOf(request, access)
      askings.set(request, asking)
      if (forged(request, asking.cookie, access)) return refuse(response, 403, '只接受来自本站页面的操作。')
      if (!satisfied(need, asking.who, access)) return turnAway(response, need, asking.who)
      const limit = limitOf(request, need, asking.who)
      const taken = limit === null ? ({ ok: true } as const) : await access.take(...limit)
      if (!taken.ok) return refuse(response, 429, `请求过于频繁，请 ${taken.retryAfterS} 秒后再试。`, taken.retryAfterS)
      if (asking.cookie !== null && asking.who?.kind === 'person' && !SAFE.has(request.method))
        await access.touch(asking.who)
      next()
    }
    pass().catch(next)
  }
}

/** What nobody's name is on is counted by address; everything else by who asks. Probes, and the demo's one wall for all, are not counted. */
function limitOf(request: Request, need: Need, who: Who | null): Parameters<AccessDesk['take']> | null {
  if (need === 'anyone' && !/^\/(api|auth|open311)\//.test(request.path)) return null
  if (who?.kind === 'screen' && who.sessionId === null) return null
  if (need === 'feedKey') return ['ingest', who?.kind === 'key' ? who.id : '']
  if (who === null) return ['anonymous', request.ip ?? '']
  return ['asker', who.kind === 'screen' ? `screen/${who.id}` : `${who.kind}/${who.id}`]
}
