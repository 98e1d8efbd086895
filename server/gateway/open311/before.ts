import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { speak } from '../refusals.ts'
import { answerErrors } from './answer.ts'
import { codes } from './errors.ts'

/** Most bytes of a form: 4,000 characters, each up to twelve bytes when escaped, and the rest. */
const MOST_BYTES = 128 * 1024
/** The standard says 400 for whatever is neither a key nor a missing thing; being too often and being away stay what they are. */
const AS_400: ReadonlySet<number> = new Set([413, 415, 422])

/** Whoever sends a body that is none is told so; what he sent is not said back. */
const unread: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const { status, type } = error as { status?: number; type?: string }
  if (status === undefined || status >= 500) return next(error)
  const description =
    type === 'entity.too.large'
      ? `正文超过 ${MOST_BYTES / 1024} KB，请缩短。`
      : '正文不能读取：请用 application/x-www-form-urlencoded; charset=utf-8 提交，参数不超过 200 个。'
  answerErrors(request, response, 400, [{ code: codes.parameterUnfit, description }])
}

const speaks: RequestHandler = (request, response, next) => {
  response.set('Cache-Control', 'private, no-store')
  speak(response, (told, error) => {
    const status = AS_400.has(told) ? 400 : told
    answerErrors(request, response, status, [{ code: status, description: error }])
  })
  next()
}

/** What comes before the guard: errors in the standard's own shape, and the form, in which the key may stand. */
export const beforeOpen311 = (): (RequestHandler | ErrorRequestHandler)[] => [
  speaks,
  express.urlencoded({ extended: true, limit: MOST_BYTES, parameterLimit: 200 }),
  express.json({ limit: MOST_BYTES }),
  unread,
]
