/** The server answered, but not with what was asked for. */
export class AskError extends Error {
  readonly status: number

  constructor(path: string, status: number) {
    super(`${path} → ${status}`)
    this.name = 'AskError'
    this.status = status
  }
}

/** An answer that takes longer than this is given up, and asked for again by whoever persists. */
const ANSWER_WITHIN_MS = 20_000

/** Asks the server for JSON. `no-cache` lets the browser answer from its cache only after the server said 304. */
export async function ask<Answer>(base: string, path: string, signal?: AbortSignal): Promise<Answer> {
  const limit = AbortSignal.timeout(ANSWER_WITHIN_MS)
  const response = await fetch(base + path, {
    cache: 'no-cache',
    headers: { accept: 'application/json' },
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
  })
  if (!response.ok) throw new AskError(path, response.status)
  return (await response.json()) as Answer
}
