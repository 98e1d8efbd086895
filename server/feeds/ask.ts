import { type Dispatcher, request } from 'undici'
import { AskFault, networkFault, statusFault } from './ask-fault.ts'
import { parseJson } from './json-text.ts'

/** What the last good answer to the same question said of itself. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

export interface Question extends AskLimits {
  readonly url: string
  /** Null asks for the whole answer. */
  readonly known: Validators | null
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly dispatcher: Dispatcher
  readonly signal: AbortSignal
  readonly now: () => number
}

export interface AskLimits {
  /** From the question to the last byte of the answer. */
  readonly timeoutMs: number
  readonly maxBytes: number
}

export type Answered =
  | { readonly state: 'unchanged' }
  | ({ readonly state: 'fresh'; readonly text: string; readonly json: unknown } & Validators)

/** Asks once over HTTP. Throws AskFault with a sentence for the operator, or the signal's reason when told to stop. */
export async function ask(question: Question): Promise<Answered> {
  const { signal, timeoutMs } = question
  signal.throwIfAborted()
  const deadline = AbortSignal.timeout(timeoutMs)
  try {
    return await exchange(question, AbortSignal.any([signal, deadline]))
  } catch (error) {
    signal.throwIfAborted()
    if (deadline.aborted) throw new AskFault(`上游 ${timeoutMs / 1_000} 秒内没有应答`, { again: true })
    throw error instanceof AskFault ? error : networkFault(error)
  }
}

async function exchange({ url, known, headers, dispatcher, maxBytes, now }: Question, signal: AbortSignal) {
  const {
    statusCode,
    headers: told,
    body,
  } = await request(url, {
    dispatcher,
    signal,
    headers: { accept: 'application/json', ...headers, ...conditions(known) },
  })
  if (statusCode !== 200) {
    // The rest is read off, within reason, so that the connection can be used again.
    await body.dump({ limit: 65_536 })
    if (statusCode === 304 && known) return { state: 'unchanged' } as const
    throw statusFault(statusCode, headerOf(told['retry-after']), now())
  }
  const { text, json } = parseJson(await readAtMost(body, maxBytes))
  const etag = headerOf(told.etag) ?? null
  return { state: 'fresh', text, json, etag, lastModified: headerOf(told['last-modified']) ?? null } as const
}

function conditions(known: Validators | null): Record<string, string> {
  if (known?.etag) return { 'if-none-match': known.etag }
  return known?.lastModified ? { 'if-modified-since': known.lastModified } : {}
}

async function readAtMost(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    // Leaving the loop destroys the body, and with it the connection.
    if (size > maxBytes) throw new AskFault(`回答超过 ${Math.round(maxBytes / 1_048_576)} MB 的上限`, { again: false })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const headerOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
