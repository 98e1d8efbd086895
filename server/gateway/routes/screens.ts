import express, { Router } from 'express'
import { isRefusal, type AccessDesk } from '../access.ts'
import { cookieOf, fromOf, PAIRING_COOKIE, SCREEN_COOKIE, SESSION_COOKIE } from '../asking.ts'
import { bodies } from '../bodies.ts'
import { dropPairing, givePairing, giveScreen, giveSession } from '../cookies.ts'
import { refuse } from '../refusals.ts'
import { refused } from './session.ts'

/** How a wall gets its identity, and proves every quarter of an hour that it is still the device it was. */
export function screens(access: AccessDesk): Router {
  const router = Router()
  const json = express.json({ limit: '16kb' })
  router.post('/api/v1/screens/pairing', json, async (request, response) => {
    const { jwk } = bodies.pairing.parse(request.body ?? {})
    const begun = await access.pair(jwk, fromOf(request))
    if (isRefusal(begun)) return refused(response, begun)
    givePairing(request, response, begun.secret)
    response.status(201).json(begun.pairing)
  })
  router.post('/api/v1/screens/pairing/claim', async (request, response) => {
    const secret = cookieOf(request, PAIRING_COOKIE)
    if (secret === null) return void response.json({ state: 'expired' })
    const { pairing, token } = await access.claim(secret, fromOf(request))
    if (token !== undefined) giveScreen(request, response, token)
    if (pairing.state !== 'waiting') dropPairing(request, response)
    response.json(pairing)
  })
  router.post('/api/v1/screens/challenge', async (request, response) => {
    const token = cookieOf(request, SCREEN_COOKIE)
    const challenge = token === null ? null : await access.challenge(token)
    if (!challenge) return refuse(response, 401, '这块屏还没有配对，或已被撤销。')
    response.set('Cache-Control', 'no-store').json(challenge)
  })
  router.post('/api/v1/screens/session', json, async (request, response) => {
    const token = cookieOf(request, SCREEN_COOKIE)
    if (token === null) return refuse(response, 401, '这块屏还没有配对，或已被撤销。')
    const opened = await access.openScreen(
      token,
      bodies.proof.parse(request.body),
      fromOf(request),
      cookieOf(request, SESSION_COOKIE),
    )
    if (isRefusal(opened)) return refused(response, opened)
    giveScreen(request, response, token) // renewed, so that a wall that hangs for years never runs out
    giveSession(request, response, opened.token)
    response.status(204).end()
  })
  return router
}
