/** Server sentence → key under `account.said`; first match wins. The one number in a sentence becomes `n`. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^密码至少 (\d+) 个字符/, 'short'],
  [/^密码最多 (\d+) 个字符/, 'long'],
  [/^密码要含/, 'kinds'],
  [/^密码里不能有账号或姓名/, 'own'],
  [/^密码不能由同一段/, 'repeated'],
  [/^密码不能是字母、数字或键盘/, 'row'],
  [/^这是常见的密码/, 'common'],
  [/^不能使用最近用过的密码/, 'used'],
  [/^当前密码不正确/, 'current'],
  [/^演示账号的密码不能修改/, 'demo'],
  [/^验证码不正确/, 'otp'],
  [/^请先扫描新的二维码/, 'scan'],
  [/^这个账号已有人使用/, 'taken'],
  [/^账号用 2–40/, 'user'],
  [/^您没有这个会话/, 'session'],
  [/暂时连接不上/, 'oidcAway'],
  [/^(?:这次登录已超过|登录已超时|登录凭据已用过)/, 'oidcLate'],
  [/^这次登录不是从本浏览器/, 'oidcElsewhere'],
  [/取消了登录/, 'oidcDenied'],
  [/^账号 .+ 已在本系统使用/, 'oidcTaken'],
  [/^此账号已停用/, 'disabled'],
  [/^此处没有启用统一身份认证/, 'oidcNone'],
]

export interface Said {
  readonly key: string
  readonly named: { readonly n: string }
}

/** What a sentence of the server says, as a key of the message files; null when it is not one that is known. */
export function saidOf(sentence: string): Said | null {
  for (const [pattern, name] of PHRASES) {
    const found = pattern.exec(sentence)
    if (found) return { key: `account.said.${name}`, named: { n: found[1] ?? '' } }
  }
  return null
}

/**
 * The same for a sentence that stands in the address (`?refused=`, where a sign-in elsewhere comes back to): anyone can
 * write an address, so that only our own words are ever shown for it, never its own.
 */
export function refusedOf(query: unknown): Said | null {
  if (typeof query !== 'string') return null
  return saidOf(query) ?? { key: 'account.said.oidcFault', named: { n: '' } }
}
