import type { Hotspot, Priority, SiteKind } from './fact.ts'
import type { IndicatorNow } from './indicator.ts'
import type { UnknownPlace } from './place.ts'
import type { OfficerMark, TaskMark } from './task.ts'
import type { UrgingMark } from './urging.ts'

/** A complaint as the map and the curve need it: no person, no words of a person. */
export interface ComplaintMark {
  readonly id: string
  readonly at: number
  readonly kind: 'complaint' | 'tipOff' | 'consult' | 'mixed'
  readonly problemClass: string | null
  readonly channel: string
  readonly siteId: string | null
  readonly streetCode: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly unknown?: UnknownPlace
  /** When its next deadline is over, epoch ms, while anything of it is open; absent: none runs, or none is known. */
  readonly dueAt?: number
  /** Which deadline that is: `acceptance`, `lane`, `interceptionWindow`, `mediation`, … */
  readonly dueKind?: string
}

export interface Alarm {
  readonly id: string
  readonly condition: string
  readonly priority: Priority
  /** First time the condition was true, epoch ms. */
  readonly raisedAt: number
  readonly lastAt: number
  /** How often the condition was told while open. */
  readonly times: number
  readonly siteId: string | null
  readonly siteName: string | null
  readonly siteKind: SiteKind | null
  readonly streetCode: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly values: Readonly<Record<string, string | number | boolean>>
  /** Ids (`source#id`) of the facts behind it, newest last, at most 20. */
  readonly causes: readonly string[]
  /** Who took notice of it and when (epoch ms); null: nobody yet, or nobody since it became more urgent. */
  readonly ack: { readonly at: number; readonly byRole: string } | null
  /** When the people shut in were spoken to, epoch ms. */
  readonly contactedAt: number | null
  /** When somebody was first known to be hurt, epoch ms. */
  readonly injuryAt: number | null
  /** Ids of the tasks that were opened for it. */
  readonly tasks: readonly string[]
  /** Back to normal since (epoch ms), and watched until `endsAt` whether it stays so. Absent: the condition holds. */
  readonly normalSince?: number
  readonly endsAt?: number
  /** It came and went three times within a minute in this episode. */
  readonly chattering?: true
}

export type FeedState = 'fresh' | 'ageing' | 'stale' | 'never'

/** Health of one feed. Not journalled: silence and recovery are. */
export interface FeedHealth {
  readonly feed: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly nature: 'periodic' | 'eventDriven'
  readonly everyMs: number
  readonly staleAfterMs: number
  /** Last good answer, epoch ms; null when there never was one. */
  readonly heardAt: number | null
  readonly state: FeedState
  /** What went wrong last, in a sentence, or null. */
  readonly fault: string | null
  readonly circuit: 'closed' | 'open' | 'halfOpen'
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: number
}

/** One line of “what just happened”. The screen makes the sentence in its own language. */
export interface Happening {
  readonly seq: number
  readonly at: number
  readonly kind: string
  readonly siteId: string | null
  readonly siteName: string | null
  readonly streetCode: string | null
  /** Station a complaint would go to, where one is known. */
  readonly station?: string
  readonly values: Readonly<Record<string, string | number | boolean | null>>
  /** `source#id` of the fact: opens the record. */
  readonly fact: string
}

/** Last evaluation of a market, for the ranking. */
export interface MarketScore {
  readonly siteId: string
  readonly name: string
  readonly streetCode: string | null
  readonly issue: number
  readonly score: number
  readonly at: number
  readonly previous: number | null
}

/** Deadlines of open matters: `[when it is over (epoch ms, whole minutes), how many]`, the earliest first; all that are over stand first, as one. */
export type Dues = readonly (readonly [at: number, count: number])[]

/** One lane of the front end, or the desk itself, as it stands now. Null: withheld. */
export interface LaneLoad {
  readonly code: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly colour: string
  /** Place in the model; the desk comes first. */
  readonly rank: number
  readonly is: 'desk' | 'lane'
  /** No longer in the model, but still holding something. */
  readonly retired?: true
  readonly open: number | null
  readonly dues: Dues | null
  /** Told to us only after its deadline was over: what was done with it in time is not known, so it is not called overdue. */
  readonly lateTold: number | null
}

/** What one station would have had of the half-year’s receipts, and what it has. Null: withheld. */
export interface StationLoad {
  readonly station: string
  readonly name: string
  /** Beginning of the half-year that is counted, epoch ms; what was received before is in `open` and `dues` only. */
  readonly from: number
  /** Received in the half-year, and by the routing rule of receipt this station’s: its part of D. */
  readonly wouldBe: number | null
  /** Received in the half-year and sent to this station, not handed back. */
  readonly actual: number | null
  /** Its part of N: ended before any station. */
  readonly avoided: number | null
  /** On its desk now, whenever received. */
  readonly open: number | null
  readonly dues: Dues | null
}

/** What the picture must know of the governance model in force: names and colours of the desk and of any number of lanes. */
export interface LaneModel {
  readonly core: {
    readonly code: string
    readonly title: { readonly zh: string; readonly en: string }
    readonly colour: string
  }
  readonly lanes: readonly {
    readonly code: string
    readonly title: { readonly zh: string; readonly en: string }
    readonly colour: string
  }[]
}

/** The deadline that stands next for an open matter. `late`: told to us only after its day, and by nobody touched since. */
export interface MatterDue {
  readonly kind: string
  readonly at: number
  readonly late?: true
}

/** A complaint as the server keeps it: who was complained about stays in, because screens draw places, not names. */
export interface ComplaintKept extends ComplaintMark {
  /** When we learned of it, epoch ms. */
  readonly seenAt: number
  /** Open matters of it that somebody has worked on, by number, each with its next deadline. Absent: nobody touched it. */
  readonly matters?: Readonly<Record<string, MatterDue | null>>
  /** Site id, credit code or name, whatever is known first. */
  readonly respondent: string
  /** Station it would go to, or null: decides which station officer may see it. */
  readonly station: string | null
}

/** A task as the server keeps it: with every station that had it, so that it leaves the copies of those who have it no more. */
export interface TaskKept extends TaskMark {
  readonly units: readonly string[]
}

/** Where somebody is as the server keeps it; `secret`: busy with nothing that his own unit may know of yet. */
export interface OfficerKept extends OfficerMark {
  readonly secret?: true
}

/** How many sites of a kind the register holds, and how many of them cannot be drawn. */
export interface SiteCount {
  readonly kind: SiteKind
  readonly total: number
  readonly unplaced: number
}

/** What changes: sent in frames. Keys are stable; a value replaces the one before. */
export interface Shelves {
  complaints: ComplaintMark
  alarms: Alarm
  /** Open tasks, and those that ended within 24 hours. */
  tasks: TaskMark
  /** Open urging slips, and those that ended within 24 hours. */
  urgings: UrgingMark
  /** Where field officers on duty were last, coarse; live, not history. */
  officers: OfficerMark
  hotspots: Hotspot & { readonly at: number }
  feeds: FeedHealth
  happenings: Happening
  markets: MarketScore
  siteCounts: SiteCount
  /** Key: code of the lane, `@desk` for the desk itself. */
  lanes: LaneLoad
  /** Key: id of the station. */
  stationLoads: StationLoad
  /**
   * Counts per district hour, key `name|2026-11-23T09`. Names: `complaint`, `elevator.alarm`, `entrapment`,
   * `quickTest`, `quickTest.positive`, `sale`, `sale.unrecorded`, `complaint.unplaced`; of the
   * funnel `matter.<flow>` and `matter.<flow>/<lane>` with the flows of contract/fact.ts, by the hour of the step.
   */
  tallies: number
  /** Figures of now: key `id` of the indicator, or `id|dimension=value`. Live, not history: of a past moment they are counted from the record. */
  indicators: IndicatorNow
  /** Few single values, key → number: `sitesVersion` (register to fetch), `journalSeq`, `firstFactAt`, `lastFactAt`, `complaintsTotal`,
   * `hotspotsAt` (when hotspots were last computed; live, not history), `indicatorsAt` and `indicatorsSeq` (until when figures are counted). */
  marks: number
}
export type ShelfName = keyof Shelves
export const shelfNames: readonly ShelfName[] = [
  'complaints',
  'alarms',
  'tasks',
  'urgings',
  'officers',
  'hotspots',
  'feeds',
  'happenings',
  'markets',
  'siteCounts',
  'lanes',
  'stationLoads',
  'tallies',
  'indicators',
  'marks',
]

/** GET /api/v1/picture */
export interface Snapshot {
  /** New at each start of the server: versions of two epochs do not compare. */
  readonly epoch: string
  readonly version: number
  /** Server time when it was made, epoch ms. */
  readonly at: number
  readonly shelves: { readonly [Name in ShelfName]: Readonly<Record<string, Shelves[Name]>> }
}

/** The step of the picture from one version to a later one. `from === to` is a heartbeat: the link lives, nothing changed. */
export interface Frame {
  readonly epoch: string
  readonly from: number
  readonly to: number
  readonly at: number
  readonly put: { readonly [Name in ShelfName]?: Readonly<Record<string, Shelves[Name]>> }
  readonly drop: { readonly [Name in ShelfName]?: readonly string[] }
}

/** GET /api/v1/sites?format=columns: the register for the map, one array per field, row i everywhere the same site. */
export interface SiteColumns {
  readonly version: number
  readonly kinds: readonly SiteKind[]
  readonly id: readonly string[]
  /** Index into `kinds`. */
  readonly kind: readonly number[]
  /** WGS-84 degrees × 1e5, rounded (about 1 m). Sites whose position is unknown are not in here: see siteCounts. */
  readonly x: readonly number[]
  readonly y: readonly number[]
}
/** Which of the picture an asker may see. A redaction class, not a person. */
export const audiences = ['public', 'wall', 'desk', 'officer'] as const
export type Audience = (typeof audiences)[number]

/** The part of the district that one asker may see cases of. */
export interface Part {
  readonly audience: Audience
  readonly stations: readonly string[]
  /** Nine-digit codes, those of the stations included. */
  readonly streets: readonly string[]
}
/** What an asker gets of the picture: everything his audience may see, or a part of the district. */
export type View = Audience | Part
export const audienceOf = (view: View): Audience => (typeof view === 'string' ? view : view.audience)
/** Equal views have equal names: frames are made once per name. */
export const viewName = (view: View): string =>
  typeof view === 'string'
    ? view
    : `${view.audience}|${[...view.stations].sort().join(',')}|${[...view.streets].sort().join(',')}`
