import { lookup } from 'node:dns'
import { isIP } from 'node:net'
import { Agent, buildConnector, request } from 'undici'
import type { CallFault } from '../contract/webhook-words.ts'
import { scrub } from '../identity/scrub.ts'
import { hostOf, isInside, type AddressRules } from './address.ts'
import type { Format, Outgoing } from './format.ts'
import { restOf, type Tried } from './schedule.ts'

/** Bytes of an answer that are read; characters that are kept. */
const READ_BYTES = 4_096
const KEPT = 300

/** An address that must not be called. */
class Inside extends Error {
  override readonly name = 'Inside'
}

export interface Sender {
  send(outgoing: Outgoing, judge: Format['judge'], timeoutMs: number): Promise<Tried>
  close(): Promise<void>
}

/** Calls out over HTTP: follows no redirect, reads little, and connects to no address inside unless the rules say so. */
export function openSender(rules: AddressRules, now: () => number = Date.now): Sender {
  // What a name resolves to is looked at where the connection is made, so that no second answer can lead elsewhere.
  const guarded: typeof lookup = ((name: string, options: object, done: (...answer: unknown[]) => void) =>
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error)
      const open = rules.inside ? found : found.filter(({ address }) => !isInside(address))
      if (open.length === 0) return done(new Inside(`${name} 解析到内网地址`))
      if ('all' in options && options.all === true) return done(null, open)
      done(null, open[0]!.address, open[0]!.family)
    })) as typeof lookup
  const connect = buildConnector({ lookup: guarded, timeout: 5_000 })
  const agent = new Agent({
    connections: 2,
    pipelining: 1,
    keepAliveTimeout: 10_000,
    connect(options, done) {
      const host = options.hostname.replace(/^\[|\]$/g, '')
      if (isIP(host) !== 0 && !rules.inside && isInside(host)) return done(new Inside(host), null)
      connect(options, done)
    },
  })

  async function exchange(
    { url, headers, body }: Outgoing,
    judge: Format['judge'],
    signal: AbortSignal,
  ): Promise<Tried> {
    const answer = await request(url, {
      method: 'POST',
      headers: { 'user-agent': 'qianshao', ...headers },
      body,
      dispatcher: agent,
      signal,
    })
    const status = answer.statusCode
    const raw = await beginning(answer.body)
    const text = shown(raw)
    const asked = answer.headers['retry-after']
    const restMs = restOf(Array.isArray(asked) ? (asked[0] ?? null) : (asked ?? null), now())
    const said = (fault: CallFault | null, more: Partial<Tried> = {}): Tried => ({
      fault,
      status,
      text,
      restMs,
      ...more,
    })
    if (status === 410) return said('gone')
    if (status >= 300 && status < 400) return said('redirect')
    if (status < 200 || status >= 300) return said('status')
    const no = judge?.(raw) ?? null
    return no === null ? said(null) : said('answer', { text: shown(no.why), restMs: no.restMs ?? restMs })
  }

  return {
    async send(outgoing, judge, timeoutMs) {
      const failed = (fault: CallFault, text = ''): Tried => ({ fault, status: null, text: shown(text), restMs: null })
      const url = new URL(outgoing.url)
      if (url.protocol !== 'https:' && !rules.plain) return failed('insecure')
      const deadline = AbortSignal.timeout(timeoutMs)
      try {
        return await exchange(outgoing, judge, deadline)
      } catch (error) {
        if (deadline.aborted) return failed('timeout')
        const fault = faultOf(error)
        // The message of a fault may hold the address with its key: what is kept is its code.
        return failed(fault, fault === 'private' ? hostOf(url) : codeOf(error))
      }
    },
    close: () => agent.destroy(),
  }
}

/** What is kept of an answer: one line, nothing that a person could be called by. */
const shown = (text: string) => scrub(text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()).slice(0, KEPT)

async function beginning(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of body) {
    pieces.push(piece)
    size += piece.length
    if (size >= READ_BYTES) break
  }
  return Buffer.concat(pieces).subarray(0, READ_BYTES).toString()
}

const causes = (error: unknown): Error[] => {
  const found: Error[] = []
  for (let each = error; each instanceof Error && found.length < 5; each = each.cause) {
    found.push(each)
    if (each instanceof AggregateError) found.push(...each.errors.filter((one) => one instanceof Error).slice(0, 3))
  }
  return found
}
const codeOf = (error: unknown) =>
  causes(error)
    .map((each) => (each as NodeJS.ErrnoException).code ?? '')
    .find((code) => code !== '') ?? 'UNKNOWN'

function faultOf(error: unknown): CallFault {
  if (causes(error).some((each) => each.name === 'Inside')) return 'private'
  const code = codeOf(error)
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return 'timeout'
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return 'certificate'
  return 'unreachable'
}
