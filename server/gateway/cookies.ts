import type { Request, Response } from 'express'
import { OIDC_COOKIE, PAIRING_COOKIE, SCREEN_COOKIE, SESSION_COOKIE } from './asking.ts'

const DAY_MS = 86_400_000
/** Browsers keep a cookie 400 days at most; a wall that is on renews it long before. */
const SCREEN_MS = 399 * DAY_MS

const base = (request: Request) => ({ httpOnly: true, secure: request.secure })

/** The session lives in the browser until it is closed; how long it is good the server alone decides. */
export const giveSession = (request: Request, response: Response, token: string) =>
  void response.cookie(SESSION_COOKIE, token, { ...base(request), sameSite: 'lax', path: '/' })
export const dropSession = (request: Request, response: Response) =>
  void response.clearCookie(SESSION_COOKIE, { ...base(request), sameSite: 'lax', path: '/' })

export const giveScreen = (request: Request, response: Response, token: string) =>
  void response.cookie(SCREEN_COOKIE, token, {
    ...base(request),
    sameSite: 'strict',
    path: '/api/v1/screens',
    maxAge: SCREEN_MS,
  })
export const givePairing = (request: Request, response: Response, secret: string) =>
  void response.cookie(PAIRING_COOKIE, secret, {
    ...base(request),
    sameSite: 'strict',
    path: '/api/v1/screens',
    maxAge: 3_600_000,
  })
export const dropPairing = (request: Request, response: Response) =>
  void response.clearCookie(PAIRING_COOKIE, { ...base(request), sameSite: 'strict', path: '/api/v1/screens' })

/** The provider sends the browser back by a link from its own site: lax, or the cookie would stay at home. */
export const giveOidc = (request: Request, response: Response, pending: string) =>
  void response.cookie(OIDC_COOKIE, pending, {
    ...base(request),
    sameSite: 'lax',
    path: '/auth/oidc',
    maxAge: 600_000,
  })
export const dropOidc = (request: Request, response: Response) =>
  void response.clearCookie(OIDC_COOKIE, { ...base(request), sameSite: 'lax', path: '/auth/oidc' })
