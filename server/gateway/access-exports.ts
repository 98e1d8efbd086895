import type { ExportJob } from '../contract/briefing.ts'
import type { FigureAsked } from '../contract/indicator.ts'
import type { From, Refusal, Who } from './access.ts'

/** Where a figure or a briefing is held: at a moment (ISO 8601), or at a version; neither: now. */
export interface Held {
  readonly at?: string | undefined
  readonly version?: number | undefined
}
/** Which briefing, over which time. */
export interface BriefingAsked extends Held {
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Of a composed one; absent: its last. */
  readonly edition?: number | undefined
}
export interface ExportAsked extends BriefingAsked {
  readonly briefing: string
  readonly format: 'pdf' | 'docx'
  readonly lang: 'zh' | 'en'
}

/** Papers and tables taken out of the house. A person has his own exports and nobody else's. */
export interface ExportDoor {
  /** The job that makes it, or the one that already does. */
  ask(asked: ExportAsked, who: Who, from: From): Promise<ExportJob | Refusal>
  list(who: Who): Promise<readonly ExportJob[]>
  one(id: string, who: Who): Promise<ExportJob | null>
  /** Calls it off, or throws its file away; false: there is none. */
  remove(id: string, who: Who): Promise<boolean>
  /** Where its file is, and as what it is handed out. */
  file(id: string, who: Who): Promise<{ readonly path: string; readonly name: string } | Refusal>
  /** A figure with its definition and its records, line by line. */
  csv(
    asked: FigureAsked,
    held: Held,
    who: Who,
    from: From,
  ): Promise<{ readonly name: string; readonly lines: AsyncIterable<string> } | Refusal>
}
