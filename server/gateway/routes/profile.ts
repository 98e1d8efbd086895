import express, { Router } from 'express'
import { isRefusal, type AccessDesk } from '../access.ts'
import { fromOf, named } from '../asking.ts'
import { bodies } from '../bodies.ts'
import { refuse } from '../refusals.ts'
import { refused } from './session.ts'

/** What a person does about himself: password, second factor, the places he is signed in at. */
export function profile(access: AccessDesk): Router {
  const router = Router()
  const json = express.json({ limit: '16kb' })
  router.post('/api/v1/profile/password', json, async (request, response) => {
    const { current, next } = bodies.password.parse(request.body)
    const refusal = await access.setPassword(named(request), current, next, fromOf(request))
    if (refusal) return refused(response, refusal)
    response.status(204).end()
  })
  router.post('/api/v1/profile/second-factor', json, async (request, response) => {
    const begun = await access.beginSecondFactor(named(request), bodies.confirmPassword.parse(request.body).password)
    if (isRefusal(begun)) return refused(response, begun)
    response.set('Cache-Control', 'no-store').json(begun)
  })
  router.post('/api/v1/profile/second-factor/confirm', json, async (request, response) => {
    const done = await access.confirmSecondFactor(named(request), bodies.otp.parse(request.body).otp, fromOf(request))
    if (isRefusal(done)) return refused(response, done)
    response.set('Cache-Control', 'no-store').json(done)
  })
  router.get(
    '/api/v1/profile/sessions',
    async (request, response) => void response.json({ sessions: await access.sessions(named(request)) }),
  )
  router.delete('/api/v1/profile/sessions/:id', async (request, response) => {
    if (!(await access.endSession(named(request), String(request.params.id), fromOf(request))))
      return refuse(response, 404, '您没有这个会话，或它已结束。')
    response.status(204).end()
  })
  return router
}
