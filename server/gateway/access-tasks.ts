import type { Readable } from 'node:stream'
import type { output } from 'zod'
import type {
  CampaignAsked,
  CampaignPlanned,
  CampaignRow,
  CampaignShown,
  CampaignSite,
  SitesOf,
} from '../contract/campaign.ts'
import type { League } from '../contract/league.ts'
import type { UrgingDetail, UrgingRowShown } from '../contract/urging.ts'
import type { ResponseTold } from '../contract/response.ts'
import type { positionTold, Recommended, TaskDetail, TaskKind, TaskRowShown } from '../contract/task.ts'
import type { tourAsked, TourPlanned } from '../contract/tour.ts'
import type { LeagueQuery, UrgingsQuery } from './queries-urgings.ts'
import type { Refusal, Who } from './access.ts'
import type { ResponseQuery, ResponseRecordsQuery } from './queries.ts'

/** What the doors ask about tasks, slips, campaigns and the field. */
export interface TaskDoors {
  /** Tasks that the asker may see; `handler` `me`: his own. Throws BadCursor. */
  tasks(
    query: {
      limit: number
      cursor?: string | undefined
      state?: readonly string[] | undefined
      handler?: string | undefined
      unit?: string | undefined
      open?: boolean | undefined
      campaign?: string | undefined
    },
    who: Who,
  ): Promise<{ items: readonly TaskRowShown[]; next: string | null; total: number }>
  /** One task with its whole way; null: none, or not his. */
  task(id: string, who: Who): Promise<TaskDetail | null>
  /** How quickly what is urgent is answered; epoch ms, absent: the last 24 hours. */
  response(query: ResponseQuery, who: Who): Promise<ResponseTold | Refusal>
  /** The records behind a number of it, as facts. Throws BadCursor. */
  responseRecords(
    query: ResponseRecordsQuery,
    who: Who,
  ): Promise<{ readonly items: readonly object[]; readonly next: string | null; readonly total: number } | Refusal>
  /** Urging slips that the asker may see. Throws BadCursor. */
  urgings(
    query: UrgingsQuery,
    who: Who,
  ): Promise<{ items: readonly UrgingRowShown[]; next: string | null; total: number }>
  /** One slip with its whole way; null: none, or not his. */
  urging(id: string, who: Who): Promise<UrgingDetail | null>
  /** How units answer what they are urged for, at a version; who answers for a part gets its rows with their places alone. */
  league(query: LeagueQuery, who: Who): Promise<League | Refusal>
  /** A tour in the order that the house would take, nothing written. */
  tour(asked: output<typeof tourAsked>): Promise<TourPlanned | Refusal>
  /** What a campaign would come to, nothing written. */
  planned(asked: CampaignAsked): Promise<CampaignPlanned | Refusal>
  campaigns(who: Who): Promise<readonly CampaignRow[] | Refusal>
  campaign(id: string, who: Who): Promise<CampaignShown | Refusal | null>
  campaignSites(
    id: string,
    query: { of: SitesOf; limit: number; cursor?: string | undefined },
  ): Promise<{
    readonly items: readonly CampaignSite[]
    readonly next: string | null
    readonly total: number
  } | null>
  /** Whom to send to a site or a place, the fittest first. */
  recommended(query: {
    kind: TaskKind
    siteId?: string | undefined
    unit?: string | undefined
    lng?: number | undefined
    lat?: number | undefined
  }): Promise<readonly Recommended[] | Refusal>
  readonly evidence: {
    /** Reads no more of the file than it must. */
    keep(
      query: {
        taskId: string
        lng?: number | undefined
        lat?: number | undefined
        /** By the device’s clock, epoch ms. */
        at?: number | undefined
        sentAt?: number | undefined
      },
      from: Readable,
      who: Who,
    ): Promise<{ readonly hash: string; readonly size: number; readonly type: string } | Refusal>
    read(
      hash: string,
      who: Who,
    ): Promise<{
      readonly stream: Readable
      readonly type: string
      readonly size: number
      readonly name: string
    } | null>
  }
  /** Where the asker is while on duty; null: kept. */
  position(told: output<typeof positionTold>, who: Who): Promise<Refusal | null>
}
