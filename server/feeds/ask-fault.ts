/** Why an upstream gave no good answer, in a sentence for the operator. */
export class AskFault extends Error {
  override readonly name = 'AskFault'
  /** Whether asking again at once may help: a stumble of the network may pass, a 404 will not. */
  readonly again: boolean
  /** How long the upstream asked us to leave it alone. */
  readonly restMs: number

  constructor(sentence: string, { again, restMs = 0 }: { again: boolean; restMs?: number }) {
    super(sentence)
    this.again = again
    this.restMs = restMs
  }
}

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: '上游拒绝连接（服务没有启动，或端口不对）',
  ENOTFOUND: '找不到上游的主机名',
  EAI_AGAIN: '域名解析暂时失败',
  EHOSTUNREACH: '到上游的网络不通',
  ENETUNREACH: '到上游的网络不通',
  ECONNRESET: '上游中途断开了连接',
  EPIPE: '上游中途断开了连接',
  UND_ERR_SOCKET: '上游中途断开了连接',
  UND_ERR_CONNECT_TIMEOUT: '连不上上游（连接超时）',
  ETIMEDOUT: '连不上上游（连接超时）',
}

/** What undici, the socket or TLS said, as a fault; the code stays in the sentence for those who look it up. */
export function networkFault(error: unknown): AskFault {
  const code = codeOf(error)
  const known = sentences[code]
  if (known) return new AskFault(known, { again: true })
  if (/CERT|TLS|SSL|SELF_SIGNED|ISSUER/.test(code)) return new AskFault(`上游的证书不可信（${code}）`, { again: false })
  if (code.startsWith('HPE_') || code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH')
    return new AskFault(`上游的回答不合 HTTP 规范（${code}）`, { again: true })
  return new AskFault(`网络错误（${code || (error instanceof Error ? error.message : String(error))}）`, {
    again: true,
  })
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return typeof code === 'string' ? code : codeOf(cause)
}

/** A status that is neither 200 nor 304. */
export function statusFault(status: number, retryAfter: string | undefined, now: number): AskFault {
  const restMs = restOf(retryAfter, now)
  const again = restMs === 0 && (status >= 500 || status === 408 || status === 429)
  return new AskFault(`HTTP ${status}${meaning(status)}`, { again, restMs })
}

function meaning(status: number): string {
  if (status === 401 || status === 403) return '：上游不接受我们的凭据'
  if (status === 404) return '：上游没有这个地址'
  if (status === 410) return '：上游已不再保留这个游标之后的记录'
  if (status === 429) return '：上游嫌我们问得太勤'
  if (status >= 300 && status < 400 && status !== 304) return '：上游要我们改问别处，请核对地址'
  return status >= 500 ? '：上游出错' : ''
}

const LONGEST_REST_MS = 300_000

/** Retry-After is seconds or an HTTP date; at most five minutes are granted, so that nobody can silence a feed. */
function restOf(retryAfter: string | undefined, now: number): number {
  if (retryAfter === undefined) return 0
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_REST_MS) : 0
}
