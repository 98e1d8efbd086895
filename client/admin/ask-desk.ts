import type { IntakeSource } from '@contract/registration-words.ts'
import type { FiguresNow } from '@contract/indicator.ts'
import type { Asking } from '../orders/asking.ts'

interface Wording {
  readonly zh: string
  readonly en: string
}
export interface Suggestion {
  readonly lane: string
  readonly fits: boolean
  readonly reasons: readonly { readonly met: boolean | 'unknown'; readonly why: Wording }[]
  readonly load: { readonly open: number }
}
export interface LaneOffer {
  readonly code: string
  readonly title: Wording
  readonly colour: string
  readonly results: readonly string[]
}
/** One complaint or report half as it waits. */
export interface QueueItem {
  readonly id: string
  readonly complaintId: string
  readonly kind: string
  readonly state: string
  readonly lane: string | null
  /** As it was called when the matter was routed; another model may be in force by now. */
  readonly laneTitle: string | null
  readonly receivedAt: number
  readonly problemClass: string | null
  readonly respondentName: string | null
  /** Number of steps it had when it was read; its receipt is the first. */
  readonly version: number
  /** Number of the other half of a submission that was parted (Art. 9); null: it came whole. */
  readonly otherHalf?: string | null
  readonly due: { readonly kind: string; readonly at: number | null; readonly day: string } | null
  /** What whoever looks may try on it. */
  readonly verbs: readonly string[]
  readonly suggestions: readonly Suggestion[]
  /** Order of the State Administration it falls under. */
  readonly procedure: string
  /** Reasons for the lane that holds it to hand it back; a person decides. */
  readonly escalations: readonly Wording[]
}
/** One item of the article by which a complaint is declined or mediation ended. */
export interface Ground {
  readonly item: number
  readonly article: string
  readonly zh: string
}
export type Grounds = Readonly<Record<'notAccept' | 'terminate', readonly Ground[]>>
export interface MattersAnswer {
  readonly items: readonly QueueItem[]
  readonly counts: readonly { readonly state: string; readonly lane: string | null; readonly count: number }[]
  /** By the order they stand in. */
  readonly grounds: Readonly<Record<string, Grounds>>
  /** Sources that whoever asks may register; none: he registers nothing. */
  readonly registers?: readonly IntakeSource[]
  readonly model: { readonly code: string; readonly title: Wording; readonly lanes: readonly LaneOffer[] }
}

/** How long a lane may take, and by which rule. */
interface Limit {
  readonly amount: number
  readonly unit: 'workingDays' | 'workingHours' | 'sameDay'
}
export interface Model {
  readonly code: string
  readonly title: Wording
  readonly core: { readonly title: Wording }
  readonly lanes: readonly {
    readonly code: string
    readonly title: Wording
    readonly actorRole: string
    readonly limit: Limit
    readonly firstContact: Limit | null
    readonly colour: string
  }[]
}
export interface LanesAnswer {
  readonly current: Model
  /** When somebody chose it, and who; null: the settings did. */
  readonly chosenAt: number | null
  readonly chosenBy: string | null
  readonly offered: readonly Model[]
}

/** A site of the register, as a search by name gives it. */
export interface SiteFound {
  readonly siteId: string
  readonly name: string
  readonly address: string | null
}

/** Questions about what waits to be handled. */
export const deskQuestions = (asking: Asking) => ({
  lanes: () => asking.json<LanesAnswer>('/api/v1/lanes'),
  /** What waits for the asker; of one kind, or one submission by its number whatever its state. */
  matters: ({ number, kind, limit }: { readonly number: string; readonly kind: string; readonly limit: number }) => {
    const query = new URLSearchParams({ limit: String(limit), ...(number && { number }), ...(kind && { kind }) })
    return asking.json<MattersAnswer>(`/api/v1/matters?${query.toString()}`)
  },
  /** How many matters are open now, of the asker's part, and in which lane: figures of the house. */
  mattersOpen: () => asking.json<FiguresNow>('/api/v1/figures?ids=matters.open'),
  sitesNamed: (name: string) =>
    asking.json<{ readonly items: readonly SiteFound[] }>(`/api/v1/sites?${new URLSearchParams({ name, limit: '8' })}`),
})
