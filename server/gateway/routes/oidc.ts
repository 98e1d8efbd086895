import { Router } from 'express'
import { isRefusal, type AccessDesk } from '../access.ts'
import { cookieOf, fromOf, OIDC_COOKIE } from '../asking.ts'
import { dropOidc, giveOidc, giveSession } from '../cookies.ts'

/** Signing in through the bureau's own identity provider. A refusal goes back to the sign-in page with its sentence. */
export function oidc(access: AccessDesk): Router {
  const router = Router()
  const back = (sentence: string) => `/sign-in?refused=${encodeURIComponent(sentence)}`
  router.get('/auth/oidc/start', async (_request, response) => {
    const begun = await access.oidcStart()
    if (isRefusal(begun)) return response.redirect(303, back(begun.refused))
    giveOidc(_request, response, begun.pending)
    response.redirect(303, begun.url)
  })
  router.get('/auth/oidc/callback', async (request, response) => {
    const pending = cookieOf(request, OIDC_COOKIE)
    dropOidc(request, response)
    if (pending === null) return response.redirect(303, back('登录已超时，请重新开始。'))
    const url = new URL(request.originalUrl, 'http://callback.invalid')
    const opened = await access.oidcFinish(url, pending, fromOf(request))
    if (isRefusal(opened)) return response.redirect(303, back(opened.refused))
    giveSession(request, response, opened.token)
    response.redirect(303, '/')
  })
  return router
}
