/** The server refused, with its sentence; `status` 0 when it did not answer at all. */
export class Refused extends Error {
  readonly status: number

  constructor(status: number, sentence: string) {
    super(sentence)
    this.name = 'Refused'
    this.status = status
  }
}

const ANSWER_WITHIN_MS = 20_000

/** The sentence that a refusal carries as `{error}`, or null when it carries none: then a proxy may have answered, not the server. */
export function sentenceIn(text: string): string | null {
  try {
    const said: unknown = JSON.parse(text)
    if (typeof said === 'object' && said !== null && 'error' in said && typeof said.error === 'string')
      return said.error
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return null
}

const refusalOf = async (response: Response) =>
  new Refused(response.status, sentenceIn(await response.text()) ?? `HTTP ${response.status}`)

/** The way every question to the server goes: who is asking stands in the session's cookie, which the browser keeps. */
export function openAsking(base: string, signedOut: () => void) {
  async function send(path: string, init: RequestInit, within: number | null): Promise<Response> {
    const headers = new Headers(init.headers)
    if (!headers.has('accept')) headers.set('accept', 'application/json')
    const limits = [within === null ? [] : [AbortSignal.timeout(within)], init.signal ? [init.signal] : []].flat()
    try {
      const response = await fetch(base + path, {
        ...init,
        headers,
        cache: 'no-store',
        signal: AbortSignal.any(limits),
      })
      if (response.status === 401) signedOut()
      return response
    } catch (error) {
      if (init.signal?.aborted) throw error
      throw new Refused(0, '')
    }
  }
  async function json<Answer>(
    path: string,
    init: RequestInit = {},
    within: number | null = ANSWER_WITHIN_MS,
  ): Promise<Answer> {
    const response = await send(path, init, within)
    if (!response.ok) throw await refusalOf(response)
    return (await response.json()) as Answer
  }
  async function done(path: string, method: string): Promise<void> {
    const response = await send(path, { method }, ANSWER_WITHIN_MS)
    if (!response.ok) throw await refusalOf(response)
  }
  async function file(path: string): Promise<Blob> {
    const response = await send(path, { headers: { accept: 'text/csv, application/json' } }, null)
    if (!response.ok) throw await refusalOf(response)
    return response.blob()
  }
  /** Posts JSON; statuses in `answers` are answers to the question, not failures to ask it. */
  async function post<Answer>(path: string, body: unknown, answers: readonly number[]): Promise<Answer> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await send(path, init, ANSWER_WITHIN_MS)
    if (!response.ok && !answers.includes(response.status)) throw await refusalOf(response)
    return (await response.json()) as Answer
  }
  return { send, json, done, file, post }
}
export type Asking = ReturnType<typeof openAsking>
