import type { output } from 'zod'
import type {
  AuditRow,
  CalendarYear,
  KeyRow,
  Outcome,
  Pairing,
  Pending,
  Permission,
  PersonRow,
  PersonSessions,
  Role,
  Scope,
  ScreenAudience,
  ScreenRow,
  Session,
  SessionRow,
  SignInOptions,
} from '../contract/identity.ts'
import type { HeldPicture, HeldPictureQuery } from '../contract/held-picture.ts'
import type { BriefingListed, BriefingTold, EditionsTold } from '../contract/briefing.ts'
import type { CountedPage, CountPart, Dimension, InterceptionTold } from '../contract/counting.ts'
import type { DocumentAnswer, DocumentsAnswer } from '../contract/documents.ts'
import type { View } from '../contract/picture.ts'
import type { ThreadTold } from '../contract/thread.ts'
import type { PushAnswer, pushSubscription } from '../contract/push.ts'
import type { Pointing, WallsAnswer } from '../contract/wall.ts'
import type { WebhooksAnswer } from '../contract/webhook.ts'
import type { WhatIfJob, WhatIfOffer } from '../contract/what-if.ts'
import type { FigureDoors } from './access-figures.ts'
import type { ExportDoor } from './access-exports.ts'
import type { TaskDoors } from './access-tasks.ts'
import type { Query } from './desk.ts'
import type { AlarmsQuery } from './queries.ts'
import type { OpenPage, OpenQuery } from './open311/request.ts'

/** Whoever the server takes an asker for. */
export type Who =
  | {
      readonly kind: 'person'
      readonly id: string
      readonly user: string
      readonly name: string
      readonly role: Role | null
      readonly scope: Scope
      readonly sessionId: string
      readonly pending: readonly Pending[]
      readonly enrolled: boolean
    }
  | {
      readonly kind: 'screen'
      readonly id: string
      readonly name: string
      readonly place: string
      readonly audience: ScreenAudience
      /** Null: the demo's wall, which needs no session. */
      readonly sessionId: string | null
    }
  | {
      readonly kind: 'key'
      readonly id: string
      readonly name: string
      readonly kinds: readonly string[] | null
      readonly sources: readonly string[] | null
    }

/** What may be asked of the count: district days, both ends included. Of a filter null stands for “not told”, of a lane for the desk. */
export interface CountQuery {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly by: readonly Dimension[]
  readonly filter: Readonly<Partial<Record<'street' | 'class' | 'station' | 'channel' | 'lane', string | null>>>
}

/** Which briefing: absent, its usual period, the present moment, the last edition. Times are epoch ms. */
export interface BriefingQuery {
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly at?: number | undefined
  readonly version?: number | undefined
  readonly edition?: number | undefined
}

/** Where a question comes from. */
export interface From {
  readonly address: string
  /** What the browser calls itself. */
  readonly agent: string
}

export interface Refusal {
  readonly refused: string
  readonly status: number
  readonly code?: string
  readonly retryAfterS?: number
}
export const isRefusal = (answer: object | null): answer is Refusal => answer !== null && 'refused' in answer

/** A session's token as the browser keeps it; never stored, never logged. */
export interface Opened {
  readonly token: string
}

/** Kinds of limits that the doors ask for; how many and how fast stands in one table of the access room. */
export type LimitName = 'anonymous' | 'asker' | 'pairing' | 'pairingCode' | 'signIn' | 'unmask' | 'ingest'

/** Everything the doors need to know who is asking and what he may do. The gateway knows no rules beyond its table of routes. */
export interface AccessDesk extends TaskDoors, FigureDoors {
  whoBySession(token: string, from: From): Promise<Who | null>
  whoByKey(key: string): Promise<Who | null>
  /** Whom an asker without a name is taken for: in the demo the demo's wall, elsewhere nobody. */
  readonly anonymous: Who | null
  may(who: Who | null, permission: Permission): boolean
  /** What of the picture he gets; null: none. */
  viewOf(who: Who): View | null
  sessionOf(who: Who): Session | null
  csrfOf(token: string): string
  take(
    limit: LimitName,
    key: string,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly retryAfterS: number }>

  options(known: boolean): SignInOptions
  signIn(given: { user: string; password: string; otp?: string | undefined }, from: From): Promise<Opened | Refusal>
  signOut(who: Who, from: From): Promise<void>
  touch(who: Who): Promise<void>
  secondFactor(who: Who, otp: string, from: From): Promise<null | Refusal>
  oidcStart(): Promise<{ readonly url: string; readonly pending: string } | Refusal>
  oidcFinish(url: URL, pending: string, from: From): Promise<Opened | Refusal>

  setPassword(who: Who, current: string, next: string, from: From): Promise<null | Refusal>
  beginSecondFactor(who: Who, password: string): Promise<{ readonly secret: string; readonly uri: string } | Refusal>
  confirmSecondFactor(
    who: Who,
    otp: string,
    from: From,
  ): Promise<{ readonly recoveryCodes: readonly string[] } | Refusal>
  sessions(who: Who): Promise<readonly SessionRow[]>
  endSession(who: Who, id: string, from: From): Promise<boolean>

  lookInvitation(token: string): Promise<{ first: boolean; user: string | null; name: string | null } | null>
  acceptInvitation(
    given: { token: string; password: string; user?: string | undefined; name?: string | undefined },
    from: From,
  ): Promise<Opened | Refusal>

  pair(jwk: unknown, from: From): Promise<{ readonly secret: string; readonly pairing: Pairing } | Refusal>
  /** `token`: the screen's own, given once. */
  claim(secret: string, from: From): Promise<{ readonly pairing: Pairing; readonly token?: string }>
  challenge(token: string): Promise<{ readonly challenge: string; readonly bound: 'key' | 'browser' } | null>
  openScreen(
    token: string,
    proof: { challenge: string; signature?: string | undefined },
    from: From,
    /** Token of the session that it comes with, to be renewed; or null. */
    current: string | null,
  ): Promise<Opened | Refusal>

  /** Walls that can be pointed at. */
  readonly walls: {
    /** A wall of this id (a screen's, or of the person who opened it) opened its line; gives back what says that it is gone. */
    arrive(id: string): () => void
    /** What it has open by order. */
    standing(id: string): Pointing | null
    list(who: Who): Promise<WallsAnswer>
  }

  people(): Promise<readonly PersonRow[]>
  /** Null: there is no such person. */
  personSessions(id: string): Promise<PersonSessions | null>
  screens(): Promise<readonly ScreenRow[]>
  keys(): Promise<readonly KeyRow[]>
  audit(query: Query, who: Who, from: From): Promise<{ items: readonly AuditRow[]; next: string | null; total: number }>
  auditCsv(query: Query, who: Who, from: From): Promise<string>
  calendar(): Promise<readonly CalendarYear[]>
  /** The reading of “1+5” in force, since when and by whose order, and those that may be chosen. */
  lanes(): Promise<unknown>
  matters(
    query: {
      limit: number
      states?: readonly string[] | undefined
      number?: string | undefined
      kind?: 'complaint' | 'tipOff' | undefined
    },
    who: Who,
  ): Promise<unknown>
  /** Episodes of alarms, the latest raised first, of what the view may see. */
  alarms(query: AlarmsQuery, view: View, who: Who): Promise<unknown>
  /** What was told and done about one episode of an alarm, in order of time; null: none that the view may see. */
  alarmThread(
    id: string,
    query: { episode?: number | undefined; limit: number },
    view: View,
    who: Who,
  ): Promise<unknown>
  /** Which papers and replies a matter has; null: none in the asker's scope. */
  documents(id: string, who: Who): Promise<DocumentsAnswer | null>
  document(id: string, name: string, who: Who, from: From): Promise<DocumentAnswer | Refusal>
  /** What became of a submission: its matter, its halves, each with its steps. */
  course(complaintId: string): Promise<readonly unknown[]>
  interception(query: CountQuery, who: Who): Promise<InterceptionTold | Refusal>
  /** The rows that one figure of the count counted. */
  interceptionRecords(
    query: CountQuery & { part: CountPart; limit: number; cursor?: string | undefined },
    who: Who,
  ): Promise<CountedPage | Refusal>
  /** What may be the same as a matter, and signs of Art. 17: reasons with a score, for a person to judge. Null: none, or not his. */
  likeness(id: string, who: Who): Promise<object | null>
  /** 推演: a past period under other rules, computed beside the record. `ask` reads the body itself; ZodError for one that is none. */
  readonly whatIf: {
    offer(): Promise<WhatIfOffer>
    ask(given: unknown, who: Who): Promise<{ readonly id: string } | Refusal>
    one(id: string): WhatIfJob | null
    cancel(id: string): boolean
  }
  /** Briefings as papers, figures as tables. */
  readonly exports: ExportDoor
  /** The asker’s own devices that are called when a task comes for him. */
  readonly push: {
    look(who: Who): Promise<PushAnswer>
    /** Null: it will be called. */
    keep(device: output<typeof pushSubscription>, who: Who): Promise<Refusal | null>
    end(endpoint: string, who: Who): Promise<void>
  }
  /** The map as it stood at an earlier version, as the asker may see it. */
  heldPicture(query: HeldPictureQuery, who: Who): Promise<HeldPicture | Refusal>
  readonly briefings: {
    /** What the house composes, then what people did and the asker may see. */
    list(who: Who): Promise<readonly BriefingListed[]>
    /** Times are epoch ms. Null: there is none, or not for him. */
    one(id: string, query: BriefingQuery, who: Who): Promise<BriefingTold | Refusal | null>
    /** Editions of a composed one, the newest first, older than `before`. Null: there is none, or not for him. */
    editions(id: string, before: number | undefined, who: Who): Promise<EditionsTold | Refusal | null>
  }
  /** Receivers outside, what waits for them and what did not arrive. */
  webhooks(): Promise<WebhooksAnswer>
  complaint(id: string, who: Who, from: From): Promise<unknown>
  /** How a submission went its way, with the tasks that were opened for it; null: none, or not his. */
  complaintThread(id: string, who: Who): Promise<ThreadTold | null>
  /** Submissions as Open311 may show them to this asker, newest first; tip-offs are none. */
  openRequests(query: OpenQuery, who: Who): Promise<OpenPage>
  /** Whether a submission of this number was told by this source. */
  openTold(number: string, source: string): Promise<boolean>
  /** What whoever submits now is told: by when what is decided, with the articles. */
  openNotice(kind: string, complete: boolean): Promise<string>
  order(given: unknown, who: Who, from: From): Promise<{ readonly status: number; readonly outcome: Outcome }>
  /** Something done through a door that is no order: an import begun, a record mended, a file taken out. */
  note(
    act: 'importStarted' | 'recordMended' | 'recordDiscarded' | 'exported',
    who: Who,
    on: string,
    from: From,
  ): Promise<void>
  /** Ids of all sessions that are still good: whoever's is not among them is sent away. */
  liveSessions(): Promise<ReadonlySet<string>>
}
