/** The legal clocks of a complaint or a tip-off, and the one of the house (`interceptionWindow`). */
export const clockKinds = [
  'acceptance',
  'mediation',
  'terminationNotice',
  'clueVerification',
  'reportVerification',
  'caseDecision',
  'realNameNotice',
  'interceptionWindow',
  'jurisdictionDispute',
] as const
export type ClockKind = (typeof clockKinds)[number]

export interface Wording {
  readonly zh: string
  readonly en: string
}

export const pauseCauses = ['appraisal', 'recusal', 'hearing', 'announcement', 'suspension'] as const
/** What time may be left out of a limit: tests and appraisal, a recusal to decide, a hearing, a public notice, a formal suspension. */
export type PauseCause = (typeof pauseCauses)[number]

/** `head`: 部门负责人批准. `collective`: 负责人集体讨论决定. */
export type ApproverRank = 'head' | 'collective'

/** One permitted extension; a limit's extensions are used once each, in their order. */
export interface Extension {
  readonly article: string
  readonly by: ApproverRank
  /** In the limit's own unit; null where the law leaves the length to the decision. */
  readonly atMost: number | null
}

export interface PauseRule {
  readonly cause: PauseCause
  readonly article: string
}

export interface Limit {
  readonly kind: ClockKind
  /** Number of the order and the article that sets the limit. */
  readonly article: string
  readonly title: Wording
  /** The moment the limit runs from. */
  readonly from: Wording
  readonly days: number
  readonly unit: 'working' | 'calendar'
  readonly extensions: readonly Extension[]
  readonly pauses: readonly PauseRule[]
  /** Set by the house and not by law; the article is the one that bounds it. */
  readonly ownRule?: true
  /** False where the number of the limit's own article or item was not read in the official text and a lawyer should check it before it is printed. */
  readonly confirmed: boolean
}

/** A clock that a procedure does not know, and the article that says so. */
export interface NoLimit {
  readonly kind: ClockKind
  readonly none: string
}
