import { z } from 'zod'
import { role, type Role, roles } from '../contract/identity.ts'

/** One line of the map: whoever's claim holds `value` gets `role`. */
export interface RoleMapping {
  readonly value: string
  readonly role: Role
}

/** How this house is registered with the provider, and what it makes of the provider's claims. */
export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  /** Null: a public client, which only PKCE speaks for. */
  readonly clientSecret: string | null
  /** On the button of the sign-in page. */
  readonly title: string
  readonly scope: string
  /** Name of a claim, dotted when it lies inside another (`realm_access.roles`). */
  readonly roleClaim: string
  /** In order: the first that fits decides. */
  readonly roleMap: readonly RoleMapping[]
  readonly redirectUri: string
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

const absolute = (example: string) =>
  z.string(`没有设置，请填写形如 ${example} 的完整地址`).refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null
    return url !== null && /^https?:$/.test(url.protocol) && !/[?#]/.test(text) && url.username === ''
  }, `应是形如 ${example} 的完整地址，不带问号和井号之后的部分`)

const roleMap = z
  .string()
  .default('')
  .transform((text, context) => {
    const found: RoleMapping[] = []
    for (const pair of text.split(',').map((each) => each.trim())) {
      if (pair === '') continue
      // The last equals sign: a claim value may contain one, a role does not.
      const at = pair.lastIndexOf('=')
      const named = role.safeParse(pair.slice(at + 1).trim())
      const value = pair.slice(0, Math.max(at, 0)).trim()
      if (value === '') context.addIssue(`应写成 声明值=角色，以逗号分隔；“${pair.slice(0, 40)}”不是`)
      else if (!named.success)
        context.addIssue(`中“${pair.slice(0, 60)}”的角色不存在，可用的角色有 ${roles.join('、')}`)
      else if (found.some((each) => each.value === value)) context.addIssue(`中“${value.slice(0, 40)}”写了两次`)
      else found.push({ value, role: named.data })
    }
    return found
  })

const environment = z.object({
  OIDC_ISSUER: absolute('https://sso.example.cn').refine(
    (text) => /^https:/i.test(text) || (URL.canParse(text) && LOOPBACK.has(new URL(text).hostname)),
    '必须以 https:// 开头（只有本机地址可用 http://）',
  ),
  OIDC_CLIENT_ID: z.string('没有设置，请填写本系统在统一身份认证登记的客户端编号').trim().min(1).max(200),
  OIDC_CLIENT_SECRET: z.string().max(1_000).optional(),
  OIDC_TITLE: z.string().trim().min(1).max(30, '最多 30 个字').default('单位统一身份认证'),
  OIDC_SCOPE: z
    .string()
    .trim()
    .refine((text) => text.split(/\s+/).includes('openid'), '必须包含 openid')
    .default('openid profile'),
  OIDC_ROLE_CLAIM: z.string().trim().min(1).max(200, '最多 200 个字符').default('roles'),
  OIDC_ROLE_MAP: roleMap,
  OIDC_REDIRECT_URI: absolute('https://qianshao.example.cn/auth/oidc/callback'),
})

/**
 * Reads OIDC_… of the environment (OpenID Connect Core 1.0; RFC 6749). Null without OIDC_ISSUER; throws one sentence that
 * names the variable when something is missing or not usable. No sentence ever holds the secret.
 */
export function readOidc(env: Readonly<Record<string, string | undefined>>): OidcSettings | null {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  if (given['OIDC_ISSUER'] === undefined) return null
  const read = environment.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new Error(`环境变量 ${String(issue?.path[0])} ${issue?.message}。`)
  }
  const set = read.data
  return {
    issuer: set.OIDC_ISSUER,
    clientId: set.OIDC_CLIENT_ID,
    clientSecret: set.OIDC_CLIENT_SECRET ?? null,
    title: set.OIDC_TITLE,
    scope: set.OIDC_SCOPE,
    roleClaim: set.OIDC_ROLE_CLAIM,
    roleMap: set.OIDC_ROLE_MAP,
    redirectUri: set.OIDC_REDIRECT_URI,
  }
}
