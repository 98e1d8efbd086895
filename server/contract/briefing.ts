import type { Wording } from './counting.ts'
import type { Annotation, FigureAsked, FigureTold, UsualBand } from './indicator.ts'

/* Briefings (汇报): pages and documents for leaders, held still at one version. */

/** A part of a sentence: words, or a figure in it that opens its page. */
export interface Piece {
  readonly text: string
  /** Path of the figure's page. */
  readonly figure?: string
}
/** One sentence in both languages, made of the same figures. */
export interface Sentence {
  readonly zh: readonly Piece[]
  readonly en: readonly Piece[]
}

/** A curve or bars of one figure: its groups are the points. */
export interface BriefingChart {
  readonly is: 'curve' | 'bars' | 'multiples'
  readonly title: Wording
  /** Asked with `by`: a span for a curve, a grouping for bars, a grouping and a span for small multiples. */
  readonly figure: FigureTold
  readonly usual: UsualBand | null
  readonly annotations: readonly Annotation[]
}

/** One full-screen page: headline, figure, comparison, cause, ask. Lists may be empty: what is not worth saying is not said. */
export interface BriefingPage {
  readonly id: string
  readonly kicker: Wording
  readonly headline: Sentence
  readonly figure: FigureTold | null
  /** Beside the main one, each with its own page. */
  readonly beside: readonly FigureTold[]
  readonly comparison: readonly Sentence[]
  readonly cause: readonly Sentence[]
  readonly ask: readonly Sentence[]
  /** What is withheld, missing, or to be minded, plainly. */
  readonly minded: readonly Sentence[]
  readonly chart: BriefingChart | null
  /** A view of the map: what is shown and where. */
  readonly map: BriefingMap | null
  /** Text somebody wrote, paragraph by paragraph, plain; with who and when. */
  readonly text: { readonly paragraphs: readonly string[]; readonly by: string; readonly at: number } | null
}

export interface BriefingMap {
  readonly title: Wording
  readonly layers: readonly ('sites' | 'complaints' | 'hotspots' | 'alarms' | 'tasks' | 'stations')[]
  readonly lng: number
  readonly lat: number
  readonly zoom: number
}

/** GET /api/v1/briefings/:id: a briefing at one version. */
export interface BriefingTold {
  readonly id: string
  readonly title: Wording
  /** ISO 8601, district time, `to` exclusive. */
  readonly from: string
  readonly to: string
  readonly asOf: string
  readonly version: number
  /** Whose part it tells of, in words; null: the whole district. */
  readonly scope: Wording | null
  /** Name of the bureau, as its papers begin. */
  readonly bureau: string
  readonly pages: readonly BriefingPage[]
  /** Path that opens the same briefing at the same version. */
  readonly address: string
  /** Of a composed one: its edition, counted from 1. */
  readonly edition: number | null
  /** Of a composed one: what it was written from, for whoever edits it. */
  readonly composed?: {
    readonly seenBy: 'me' | 'leaders' | 'all'
    readonly blocks: readonly BriefingBlock[]
    readonly mayEdit: boolean
    /** Who wrote this edition, and when (epoch ms). */
    readonly by?: string
    readonly at?: number
    /** The last edition: of an older one, where to find what holds now. */
    readonly newest?: number
    /** Withdrawn since: its author alone still opens it. */
    readonly withdrawn?: boolean
  }
}

/** What one edition changed of the one before it: blocks by number, and whether title or readers are others. */
export interface EditionChange {
  readonly added: number
  readonly removed: number
  readonly changed: number
  readonly moved: number
  readonly title: boolean
  readonly seenBy: boolean
}

/** A row of GET /api/v1/briefings/:id/editions. */
export interface EditionTold {
  readonly edition: number
  readonly state: 'standing' | 'withdrawn'
  readonly title: string
  readonly seenBy: 'me' | 'leaders' | 'all'
  /** Who wrote it, and when (epoch ms). */
  readonly by: string
  readonly at: number
  readonly blocks: number
  /** Null: it is the first, or a withdrawal. */
  readonly change: EditionChange | null
  /** The earlier edition with the same words and blocks, where there is one: it was taken up again. */
  readonly sameAs: number | null
}

/** GET /api/v1/briefings/:id/editions: how a composed briefing came to be as it is, the newest first. */
export interface EditionsTold {
  readonly id: string
  readonly title: string
  readonly newest: number
  readonly state: 'standing' | 'withdrawn'
  /** Whether the asker may write its next edition, and with it take up an older one; of a withdrawn one its author alone. */
  readonly mayEdit: boolean
  readonly items: readonly EditionTold[]
  /** Older ones follow when asked `before` this edition; null: these are all. */
  readonly next: number | null
}

/** A row of GET /api/v1/briefings. */
export interface BriefingListed {
  readonly id: string
  readonly title: Wording
  /** One sentence: what it tells of and over which time. */
  readonly about: Wording
  readonly builtIn: boolean
  readonly edition: number | null
  readonly editedAt: number | null
  readonly mayEdit: boolean
  /** The asker's own, withdrawn: only its editions are left to open. */
  readonly withdrawn?: boolean
}

/** A block of a composed briefing; each becomes a page or a part of one. */
export type BriefingBlock =
  | { readonly is: 'page'; readonly title: string }
  | { readonly is: 'figure'; readonly asked: FigureAsked }
  | { readonly is: 'chart'; readonly chart: 'curve' | 'bars' | 'multiples'; readonly asked: FigureAsked }
  | { readonly is: 'map'; readonly map: Omit<BriefingMap, 'title'>; readonly title: string }
  | { readonly is: 'text'; readonly text: string }

/** GET /api/v1/exports/:id: a file being made. */
export interface ExportJob {
  readonly id: string
  readonly of: string
  readonly format: 'pdf' | 'docx'
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  /** 0–1. */
  readonly progress: number
  readonly askedAt: number
  readonly fault: string | null
  /** Path of the file once it is done. */
  readonly file: string | null
  readonly fileName: string
}
