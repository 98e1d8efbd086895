import type { District } from '../contract/district.ts'
import type { FeedHealth, Frame, Snapshot, SiteColumns, View } from '../contract/picture.ts'
import type { Intake, Reading, Rejection, Telling } from '../contract/telling.ts'
import type { Registry } from 'prom-client'
import type { ImportRowsQuery } from './queries.ts'

/** Everything the doors need from the house. The gateway knows no rules: it asks the desk. */
export interface Desk {
  readonly demo: boolean
  /** Name of the built client; a screen that runs another one reloads itself. */
  readonly build: string
  readonly version: string
  readonly district: District
  tell(
    teller: string,
    tellings: readonly { index: number; telling: Telling }[],
    refused: readonly { rejection: Rejection; raw: unknown }[],
  ): Promise<Intake>

  readonly epoch: string
  pictureVersion(): number
  snapshot(view: View): Snapshot
  missed(since: number, view: View): Frame | null
  registerVersion(): number
  register(view: View): SiteColumns

  /** Lists hold what the view may see: the whole district, or a part of it. */
  complaints(query: Query, view: View): Promise<unknown>
  facts(query: Query, view: View): Promise<unknown>
  fact(ref: string, view: View): Promise<unknown>
  journalAfter(after: number, limit: number): Promise<unknown>
  sites(query: Query, view: View): Promise<unknown>
  site(id: string, view: View): Promise<unknown>
  alarms(view: View): unknown
  readings(siteId: string, view: View): Promise<readonly Reading[] | null>

  feeds(): { feeds: readonly FeedHealth[]; cache: string; journal: { state: string; fault: string | null } }
  rejected(query: Query): Promise<unknown>
  replayRejected(
    id: string,
    raw: unknown,
  ): Promise<{ state: 'accepted' } | { state: 'refused'; pointer: string; message: string } | null>
  discardRejected(id: string): Promise<boolean>

  readonly imports: ImportDesk
  /** Why the house is not ready, in sentences; empty when it is. */
  unready(): readonly string[]
  readonly metrics: Registry
}

export type Query = Readonly<Record<string, unknown>>

export interface ImportDesk {
  start(upload: {
    path: string
    kind: string
    name: string
    dryRun: boolean
    mapping: unknown
    source?: string | undefined
  }): { id: string } | { refused: string }
  /** What may be imported and into which fields. */
  kinds(): unknown
  list(): readonly unknown[]
  one(id: string): unknown
  cancel(id: string): boolean
  refusedFile(id: string): string | null
  /** What became of its rows, page by page; null: there is no such import, or it has not ended. */
  rows(id: string, query: ImportRowsQuery): Promise<object | null>
  /** Where uploads are written before they are read. */
  readonly folder: string
}
