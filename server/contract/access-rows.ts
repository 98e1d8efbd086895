import type { Attributes } from './attributes.ts'
import type { Permission, Role, Scope, ScreenAudience } from './identity.ts'

/* Rows and answers about who is asking, as they cross the wire. Types only. */

/** What a session still owes before it may do anything else. */
export type Pending = 'password' | 'secondFactor' | 'role'

/** GET /api/v1/session: who the server takes the asker for. */
export type Session =
  | {
      readonly is: 'person'
      readonly id: string
      readonly user: string
      readonly name: string
      readonly role: Role | null
      readonly scope: Scope
      readonly may: readonly Permission[]
      readonly home: string
      readonly pending: readonly Pending[]
      readonly secondFactor: boolean
      readonly idleMs: number
      readonly demo: boolean
    }
  | {
      readonly is: 'screen'
      readonly id: string
      readonly name: string
      readonly place: string
      readonly audience: ScreenAudience
      readonly may: readonly Permission[]
      readonly demo: boolean
    }

/** GET /api/v1/session/options, for whoever is not signed in. */
export interface SignInOptions {
  /** Whether the asker is somebody already: then GET /api/v1/session says who. */
  readonly known: boolean
  readonly demo: readonly { readonly user: string; readonly name: string; readonly role: Role }[] | null
  readonly oidc: { readonly title: string } | null
}

/** Why a sign-in was refused, for the page: `secondFactor` asks for the six digits. */
export type SignInCode = 'wrong' | 'locked' | 'secondFactor' | 'disabled'

/** GET /api/v1/people */
export interface PersonRow {
  readonly id: string
  readonly user: string
  readonly name: string
  readonly role: Role | null
  readonly scope: Scope
  /** `invited`: has not yet set a password. */
  readonly state: 'invited' | 'active' | 'disabled'
  readonly secondFactor: boolean
  readonly lockedUntil: number | null
  readonly lastSignInAt: number | null
  readonly madeAt: number
  readonly sessions: number
  /** Licences and shifts; null inside: not on record. */
  readonly attributes: Attributes
}

/** GET /api/v1/profile/sessions */
export interface SessionRow {
  readonly id: string
  readonly madeAt: number
  readonly lastAt: number
  /** What the browser calls itself, cut to 120 characters. */
  readonly agent: string
  readonly own: boolean
}

/** GET /api/v1/people/{id}/sessions: open sessions of one person, the last used first. */
export interface PersonSessions {
  readonly items: readonly PersonSession[]
  /** How many there are; the list ends after `PERSON_SESSIONS_MOST`. */
  readonly total: number
}
export interface PersonSession {
  readonly id: string
  readonly madeAt: number
  readonly lastAt: number
  /** When it ends by itself if nothing is done in it. */
  readonly expiresAt: number
  /** Browser and system by the names people know them by; null: of another kind. Where it came from is not told. */
  readonly browser: string | null
  /** Whether the second factor was proved in it; by code or recovery code is not kept. */
  readonly secondFactor: boolean
}
export const PERSON_SESSIONS_MOST = 200

/** GET /api/v1/screens */
export interface ScreenRow {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly audience: ScreenAudience
  /** `key`: proves a key that cannot leave the device; `browser`: plain HTTP gave it none, only its browser's name is checked. */
  readonly bound: 'key' | 'browser'
  readonly pairedAt: number
  readonly lastAt: number | null
  readonly revokedAt: number | null
}

/** GET /api/v1/keys. `environment`: set by FEED_KEYS, changed only there. */
export interface KeyRow {
  readonly id: string
  readonly name: string
  readonly origin: 'environment' | 'made'
  /** Fact kinds it may tell; null: any. */
  readonly kinds: readonly string[] | null
  /** Sources it may speak for; null: any. */
  readonly sources: readonly string[] | null
  readonly madeAt: number | null
  readonly lastAt: number | null
  readonly revokedAt: number | null
}

/** POST /api/v1/screens/pairing and …/claim */
export type Pairing =
  | { readonly state: 'waiting'; readonly code: string; readonly expiresAt: number }
  | { readonly state: 'paired' }
  | { readonly state: 'expired' }

/** GET /api/v1/calendar: a year whose holidays are known; every other year yields 暂定. */
export interface CalendarYear {
  readonly year: number
  readonly source: string
  /** `built-in`: came with the program; `loaded`: by an administrator, and then this one counts. */
  readonly origin: 'built-in' | 'loaded'
  readonly off: readonly string[]
  readonly work: readonly string[]
}

/** A legal deadline of one complaint, reckoned from its receipt. Days are the district's, `YYYY-MM-DD`. */
export interface ClockRow {
  readonly kind: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly article: string
  readonly dueDay: string
  /** The last day before it was rolled over days off. */
  readonly warnDay: string
  /** 暂定: rests on a year whose holidays are not published. */
  readonly provisional: boolean
  /** False where the number of the article was not read in the official text and is to be checked before it is printed. */
  readonly confirmed: boolean
}

/** GET /api/v1/audit */
export interface AuditRow {
  readonly seq: number
  readonly at: number
  /** `order` for orders, otherwise the act. */
  readonly act: string
  /** Verb of an order. */
  readonly verb: string | null
  readonly by: {
    readonly id: string
    readonly name: string
    readonly kind: string
    readonly role: string | null
  } | null
  /** What it was about: a person, a screen, a complaint. */
  readonly on: string | null
  readonly outcome: 'accepted' | 'refused'
  readonly reason: string | null
  readonly detail: Readonly<Record<string, unknown>>
  readonly address: string | null
}
