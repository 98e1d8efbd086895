import type { District } from '../contract/district.ts'
import type { Alarm, FeedHealth } from '../contract/picture.ts'
import type { Told } from '../contract/fact.ts'
import type { Role } from '../contract/identity.ts'
import type { Positions } from '../cache/positions.ts'
import type { AddressRules } from '../calling/address.ts'
import type { PushDesk } from '../calling/push.ts'
import type { EvidenceStore } from '../evidence/store.ts'
import type { LimitName } from '../gateway/access.ts'
import type { GovernanceModel } from '../interception/model.ts'
import type { Sealer } from '../journal/sealer.ts'
import type { Database, Statement } from '../journal/statement.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import type { Telling } from '../contract/telling.ts'
import type { Admitted } from '../intake/admit.ts'
import type { Sign } from '../likeness/article17-factors.ts'
import type { Oidc } from '../oidc/oidc.ts'
import type { Roads } from '../routing/roads.ts'
import type { Walls } from './walls.ts'

export interface DemoPerson {
  readonly user: string
  readonly name: string
  readonly role: Role
}

/** What the access room is joined from. Time and the journal are inputs. */
export interface AccessParts {
  readonly db: Database
  readonly sealer: Sealer
  readonly district: District
  /** Journals one fact with what follows from it for the tables, in one transaction; the verdict says whether it was new. */
  readonly record: (
    told: Told | readonly Told[],
    effects?: readonly Statement[],
  ) => Promise<{ readonly seq: number; readonly fresh: boolean }>
  /** The intake's whole check of one telling, nothing stored. */
  readonly admit: (telling: Telling) => Admitted
  /** An open alarm as the picture has it. */
  readonly alarm: (id: string) => Pick<Alarm, 'raisedAt' | 'siteId'> | null
  readonly feeds: () => ReadonlyMap<string, FeedHealth>
  /** Which walls are linked, and what each has open by order. */
  readonly walls: Walls
  readonly evidence: EvidenceStore
  readonly positions: Positions
  /** Where papers that people take out lie for a day, and the whole address that is written on them (null: none is set). */
  readonly exports: { readonly folder: string; readonly publicUrl: string | null }
  /** Times by road, or null where nobody says. */
  readonly roads: Roads
  /** Whom the house may call outside, and how devices of the field are called; `push` null: switched off. */
  readonly calling: { readonly rules: AddressRules; readonly link: boolean; readonly push: PushDesk | null }
  /** Lanes as data: which governance model is in force. */
  readonly model: () => Promise<GovernanceModel>
  /** Signs of Art. 17 that are looked for: those of the regulation, and what the city's bureau added under item 5. */
  readonly signs: readonly Sign[]
  /** Working days as they are officially known now. */
  readonly calendar: () => Promise<Calendar>
  /** One statement by itself: what is no news for the journal. */
  run(statement: Statement): Promise<unknown>
  /** HKDF keys out of SESSION_SECRET. */
  readonly keys: { readonly csrf: Buffer; readonly challenge: Buffer }
  readonly demo: readonly DemoPerson[] | null
  /** `name=key` of the environment. */
  readonly feedKeys: ReadonlyMap<string, string>
  /** `grants`: its claims say which role somebody has; otherwise the security administrator does. */
  readonly oidc: (Oidc & { readonly grants: boolean }) | null
  readonly idleMs: number
  readonly passwordDays: number
  readonly passwordHistory: number
  readonly take: (
    limit: LimitName,
    key: string,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly retryAfterS: number }>
  /** Sign-ins of one address: each is counted when it begins, and a right one forgets them, so that side by side is no way round. */
  readonly attempts: {
    take(address: string): Promise<{ readonly ok: true } | { readonly ok: false; readonly retryAfterS: number }>
    forget(address: string): Promise<void>
  }
  readonly now: () => number
}
