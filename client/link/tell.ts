import { Refused } from '../picture/session.ts'

/** An answer that takes longer than this counts as none. */
const ANSWER_WITHIN_MS = 20_000

async function refusalOf(response: Response): Promise<Refused> {
  const said = await response.text()
  const after = Number(response.headers.get('retry-after') ?? NaN)
  const retryAfterS = Number.isFinite(after) ? after : null
  const { error, code } = fieldsOf(said)
  return new Refused(
    response.status,
    typeof error === 'string' ? error : '',
    typeof code === 'string' ? code : null,
    retryAfterS,
  )
}

/** What stands in front may answer in HTML: then there is no sentence, only the status. */
function fieldsOf(text: string): { readonly error?: unknown; readonly code?: unknown } {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null ? said : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

/**
 * Sends one question or wish and waits for its answer. Every change is sent as JSON, which no form of another site can
 * do. Throws `Refused` for every answer but 2xx, and with status 0 when there was none; an abort is thrown as it is.
 */
export async function send(base: string, line: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const [method = 'GET', path = ''] = line.split(' ')
  const limit = AbortSignal.timeout(ANSWER_WITHIN_MS)
  const posts = method === 'POST'
  let response: Response
  try {
    response = await fetch(base + path, {
      method,
      cache: 'no-store',
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(posts && { 'content-type': 'application/json' }) },
      ...(posts && { body: JSON.stringify(body ?? {}) }),
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Refused(0, error instanceof Error ? error.message : String(error))
  }
  if (!response.ok) throw await refusalOf(response)
  return response
}

/** The same, for its JSON. */
export async function tell<Answer>(base: string, line: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
  return (await (await send(base, line, body, signal)).json()) as Answer
}
