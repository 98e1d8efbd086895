import type { ErrorRequestHandler, Response } from 'express'
import { ZodError } from 'zod'

/** How a standard that has an error body of its own says the same; set before the guard sees the request. */
export type Voice = (status: number, error: string) => void
export const speak = (response: Response, voice: Voice) => void (response.locals.voice = voice)

/** Every refusal reads the same: what happened and what to do about it, in one sentence. */
export function refuse(response: Response, status: number, error: string, retryAfterS?: number): void {
  if (retryAfterS !== undefined) response.set('Retry-After', String(retryAfterS))
  const voice = response.locals.voice as Voice | undefined
  if (voice) return voice(status, error)
  response.status(status).json({ error })
}

/** Turns whatever a route threw into an answer; unknown faults are told to `onFault` and never to the asker in detail. */
export function refusals(onFault: (error: unknown, path: string) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const { name, message, status, type } = error as { name?: string; message?: string; status?: number; type?: string }
    if (name === 'StoreBusy') return refuse(response, 429, message ?? '', 1)
    if (name === 'StoreAway' || name === 'EvidenceAway') return refuse(response, 503, message ?? '', 5)
    if (name === 'BadCursor') return refuse(response, 400, message ?? '')
    if (error instanceof ZodError) {
      const [issue] = error.issues
      return refuse(response, 400, `参数 ${issue?.path.join('.') || '（整体）'}：${issue?.message ?? ''}`)
    }
    if (type === 'entity.too.large') return refuse(response, 413, '内容超过 8 MB，请分成几批。')
    if (type === 'request.aborted') return refuse(response, 400, '内容没有传完，连接已断。')
    if (status !== undefined && status >= 400 && status < 500)
      return refuse(response, status, message ?? '请求不可用。')
    onFault(error, request.path)
    refuse(response, 500, '服务器内部错误，已记入日志；请稍后再试。')
  }
}
