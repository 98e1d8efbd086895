import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client'

/** Why a sign-in by the provider was not accepted. */
export type RefusedFor =
  'expired' | 'state' | 'denied' | 'code' | 'nonce' | 'issuer' | 'signature' | 'registration' | 'answer'

/** The provider or the person said no, or said something that cannot be believed; the message is for the sign-in page. */
export class OidcRefused extends Error {
  override readonly name = 'OidcRefused'
  readonly why: RefusedFor
  constructor(why: RefusedFor, sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.why = why
  }
}

/** The provider cannot be reached now; the message is for the sign-in page. */
export class OidcAway extends Error {
  override readonly name = 'OidcAway'
  constructor(title: string, cause?: unknown) {
    super(`${title}暂时连接不上，请稍后再试，或用本系统的账号登录。`, { cause })
  }
}

/** One refusal in words; every one says what to do. */
export function refused(why: RefusedFor, title: string, cause?: unknown): OidcRefused {
  const sentences: Readonly<Record<RefusedFor, string>> = {
    expired: '这次登录已超过 10 分钟，请重新登录。',
    state: '这次登录不是从本浏览器发起的，请回到登录页重新登录。',
    denied: `您在${title}取消了登录，或未获准使用本系统；需要时请重新登录。`,
    code: '登录凭据已用过或已失效，请重新登录。',
    nonce: `${title}的答复不属于这次登录，请重新登录。`,
    issuer: `答复不是 OIDC_ISSUER 所指的${title}发出的，请联系系统管理员。`,
    signature: `${title}的签名验证不通过，请稍后重新登录；仍不行请联系系统管理员。`,
    registration: `${title}不认可本系统的登记，请系统管理员核对 OIDC_CLIENT_ID 和 OIDC_CLIENT_SECRET。`,
    answer: `${title}的答复不合规范，请联系系统管理员。`,
  }
  return new OidcRefused(why, sentences[why], cause)
}

/** Whether the wire broke before any answer came. */
export const brokeOff = (error: unknown) => error instanceof TypeError && codeOf(error) === undefined

/** What an error of the protocol means to the person at the sign-in page; an error of our own making stays what it is. */
export function refusalOf(error: unknown, title: string): unknown {
  if (error instanceof OidcRefused || error instanceof OidcAway) return error
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    const status = error instanceof ResponseBodyError ? error.status : 0
    return status >= 500 || AWAY.has(error.error)
      ? new OidcAway(title, error)
      : refused(MEANING[error.error] ?? 'answer', title, error)
  }
  if (error instanceof WWWAuthenticateChallengeError) return refused('registration', title, error)
  if (brokeOff(error)) return new OidcAway(title, error)
  const detail = detailOf(error)
  switch (codeOf(error)) {
    case 'OAUTH_TIMEOUT':
    case 'OAUTH_ABORT':
      return new OidcAway(title, error)
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
      return detail instanceof Response && (detail.status >= 500 || detail.status === 429)
        ? new OidcAway(title, error)
        : refused('answer', title, error)
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
      if (field(detail, 'claim') === 'nonce') return refused('nonce', title, error)
      return refused(
        [field(detail, 'claim'), field(detail, 'attribute')].some(isIssuer) ? 'issuer' : 'answer',
        title,
        error,
      )
    case 'OAUTH_KEY_SELECTION_FAILED':
      return refused('signature', title, error)
    case 'OAUTH_INVALID_RESPONSE':
      return refused(field(detail, 'signature') === undefined ? 'answer' : 'signature', title, error)
    default:
      return codeOf(error)?.startsWith('OAUTH_') ? refused('answer', title, error) : error
  }
}

const AWAY = new Set(['temporarily_unavailable', 'server_error'])
/** Error codes of RFC 6749, 4.1.2.1 and 5.2. */
const MEANING: Readonly<Record<string, RefusedFor>> = {
  access_denied: 'denied',
  invalid_grant: 'code',
  invalid_client: 'registration',
  unauthorized_client: 'registration',
}
const isIssuer = (name: unknown) => name === 'iss' || name === 'issuer'

function field(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null ? (from as Readonly<Record<string, unknown>>)[name] : undefined
}
function codeOf(error: unknown): string | undefined {
  const code = field(error, 'code')
  return typeof code === 'string' ? code : undefined
}
/** The library wraps its own errors once more: what was compared with what lies innermost. */
function detailOf(error: unknown): unknown {
  const cause = field(error, 'cause')
  return cause instanceof Error ? cause.cause : cause
}
