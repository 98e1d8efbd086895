import express, { Router, type Response } from 'express'
import { isRefusal, type AccessDesk, type Refusal } from '../access.ts'
import { cookieOf, fromOf, named, SESSION_COOKIE, whoOf } from '../asking.ts'
import { bodies } from '../bodies.ts'
import { dropSession, giveSession } from '../cookies.ts'

/** A refusal of the access desk as an answer. */
export function refused(response: Response, refusal: Refusal): void {
  if (refusal.retryAfterS !== undefined) response.set('Retry-After', String(refusal.retryAfterS))
  response
    .status(refusal.status)
    .json({ error: refusal.refused, ...(refusal.code !== undefined && { code: refusal.code }) })
}

/** Signing in and out, and who the server takes the asker for. */
export function session(access: AccessDesk): Router {
  const router = Router()
  const json = express.json({ limit: '16kb' })

  router.get('/api/v1/session', (request, response) => {
    response.set('Cache-Control', 'no-store')
    const who = whoOf(request)
    const said = who && access.sessionOf(who)
    if (!said) return refused(response, { refused: '尚未登录。', status: 401 })
    const token = cookieOf(request, SESSION_COOKIE)
    if (token !== null) response.set('x-csrf-token', access.csrfOf(token))
    response.json(said)
  })
  router.get('/api/v1/session/options', (request, response) => {
    const who = whoOf(request)
    const known = who !== null && access.sessionOf(who) !== null
    // A page that begins asks this first: with a session that is over it begins as nobody.
    if (who === null && cookieOf(request, SESSION_COOKIE) !== null) dropSession(request, response)
    response.set('Cache-Control', 'no-store').json(access.options(known))
  })
  router.post('/api/v1/session', json, async (request, response) => {
    const given = bodies.signIn.parse(request.body)
    const before = whoOf(request)
    const from = fromOf(request)
    const opened = await access.signIn(given, from)
    if (isRefusal(opened)) return refused(response, opened)
    // Whatever session the browser came with ends here: nobody goes on under a token that somebody else may have set.
    if (before?.kind === 'person') await access.signOut(before, from)
    giveSession(request, response, opened.token)
    response.status(204).end()
  })
  router.delete('/api/v1/session', async (request, response) => {
    await access.signOut(named(request), fromOf(request))
    dropSession(request, response)
    response.status(204).end()
  })
  router.post('/api/v1/session/touch', async (request, response) => {
    await access.touch(named(request))
    response.status(204).end()
  })
  router.post('/api/v1/session/second-factor', json, async (request, response) => {
    const { otp } = bodies.otp.parse(request.body)
    const refusal = await access.secondFactor(named(request), otp, fromOf(request))
    if (refusal) return refused(response, refusal)
    response.status(204).end()
  })

  router.post('/api/v1/invitations/look', json, async (request, response) => {
    const found = await access.lookInvitation(bodies.token.parse(request.body).token)
    if (!found) return refused(response, { refused: '邀请链接无效或已过期，请向系统管理员再要一个。', status: 404 })
    response.json(found)
  })
  router.post('/api/v1/invitations/accept', json, async (request, response) => {
    const opened = await access.acceptInvitation(bodies.accept.parse(request.body), fromOf(request))
    if (isRefusal(opened)) return refused(response, opened)
    giveSession(request, response, opened.token)
    response.status(204).end()
  })
  return router
}
