import { z } from 'zod'
import type { FigureGroup, FigureTold } from './indicator.ts'
import { siteKind } from './site-kind.ts'
import { planItem, taskKind, taskState, type TaskKind } from './task.ts'
import type { TaskState } from './task-words.ts'
import type { LeftOut, TourEstimate } from './tour.ts'
import { STOPS_LEAST, STOPS_MOST, type StopState } from './tour-words.ts'

/*
 * Campaigns (专项行动): one order opens tasks for many sites, each with its own station, as single visits or as tours. A campaign is
 * known by its number, ZX20261127-0001; its tasks name it among their causes.
 */

const id = z.string().min(1).max(200)
const text = (max: number) => z.string().trim().max(max, `最多 ${max} 个字。`)

/** Sites of one campaign at most. */
export const SITES_MOST = 2_000

/** Which sites, as the register has them when the order is decided: all conditions hold. */
export const campaignWhere = z.strictObject({
  kind: siteKind.optional(),
  /** Nine-digit street codes. */
  streets: z.array(z.string().min(1).max(20)).min(1).max(50).optional(),
  /** Corners (lng, lat, WGS-84) of a drawn area. */
  ring: z
    .array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]))
    .min(3, '圈选的范围至少要三个角。')
    .max(500, '圈选的范围太复杂，请画得简单些。')
    .optional(),
})
export type CampaignWhere = z.infer<typeof campaignWhere>

const asked = {
  campaign: z.strictObject({ title: text(80).min(2, '请写专项行动名称（至少 2 个字）。') }),
  kind: taskKind,
  priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  sites: z.array(id).min(1).max(SITES_MOST, `一次最多 ${SITES_MOST} 个监管对象，请分批派发。`).optional(),
  where: campaignWhere.optional(),
  /** A task for each site, or tours of neighbours. */
  per: z.enum(['site', 'tour']),
  stopsPerTour: z.int().min(STOPS_LEAST).max(STOPS_MOST).default(20),
  /** Each site’s own station by its street, or one unit for all. */
  to: z.union([z.literal('station'), z.strictObject({ unit: id })]),
  plan: z.array(planItem).max(40, '检查项最多 40 条。').default([]),
  dueAt: z.number().optional(),
  unannounced: z.boolean().default(false),
  note: text(1_000).optional(),
  /** Sites that have an open task of this kind or of a campaign of this name already are taken all the same. */
  again: z.boolean().default(false),
}
/** POST /api/v1/tasks/plan: what the order would come to; nothing is written. */
export const campaignAsked = z.strictObject(asked)
export type CampaignAsked = z.infer<typeof campaignAsked>

/** Orders about a whole campaign. */
export const campaignOrders = {
  'task.openMany': z.strictObject({
    ...asked,
    /** Sent out at once; false: kept as drafts. */
    issue: z.boolean(),
    /** How many tasks the preview showed: another number now is refused, and the preview is made anew. */
    expects: z.int().min(0).optional(),
  }),
  /** Cancels what nobody has begun. */
  'task.cancelMany': z.strictObject({ campaign: id, reason: text(500).min(4, '请写明理由（至少 4 个字）。') }),
} as const
export const campaignNeeds = { 'task.openMany': 'task.command', 'task.cancelMany': 'task.command' } as const

/** Fact `campaign.stepped`: a campaign was ordered, or what nobody had begun of it was cancelled. */
export const campaignStepped = z.looseObject({
  campaignId: id,
  what: z.enum(['opened', 'cancelled']),
  title: z.string().max(80),
  tasks: z.int(),
  sites: z.int(),
})

/** Why a site is not taken (`left`), or is taken with something said (`noPlace` alone). */
export const leftWhys = ['unknown', 'twice', 'noStation', 'already', 'noPlace'] as const
export type LeftWhy = (typeof leftWhys)[number]
export interface SiteLeft extends LeftOut {
  readonly code: LeftWhy
}

export interface PlannedTour {
  readonly unit: string
  readonly title: string
  readonly stops: number
  readonly estimate: TourEstimate
  /** lng, lat of its stops in their order. */
  readonly line: readonly (readonly [number, number])[]
}
export interface CampaignPlanned {
  /** Sites asked for, and those taken. */
  readonly asked: number
  readonly sites: number
  readonly tasks: number
  readonly units: readonly {
    readonly unit: string
    readonly name: string
    readonly tasks: number
    readonly sites: number
  }[]
  /** How many were left out for which reason; of each with its sentence the first `left.length`. */
  readonly leftCounts: Readonly<Partial<Record<LeftWhy, number>>>
  readonly left: readonly SiteLeft[]
  /** Taken, but without a place: nobody can be led there. */
  readonly noPlace: number
  readonly tours: readonly PlannedTour[]
}

/** Of one campaign or unit, with the address of each: visited of those to be visited, and passed over. */
export interface CampaignParts {
  readonly covered: FigureGroup
  readonly skipped: FigureGroup
}
/** A row of GET /api/v1/campaigns, its numbers those of the figures, all at one version. `should`: sites to be visited, those of cancelled tasks not counted. */
export interface CampaignRow {
  readonly id: string
  readonly title: string
  readonly kind: TaskKind
  readonly openedAt: number
  readonly dueAt: number | null
  readonly tasks: number
  readonly should: number
  readonly done: number
  readonly skipped: number
  readonly figures: CampaignParts
}
/** The figures of a campaign, all at one version: by unit (`covered`, `skipped`), by state of task (`tasks`), by day (`finished`). */
export const campaignFigures = [
  'sites',
  'covered',
  'skipped',
  'open',
  'cancelled',
  'tasks',
  'unbegun',
  'finished',
] as const
export interface CampaignDay {
  /** District day, 2026-11-27. */
  readonly day: string
  readonly done: number
  readonly skipped: number
  readonly cancelled: number
  /** Sites still to be visited at the end of the day. */
  readonly left: number
}
/** GET /api/v1/campaigns/{id}. The sites behind each number stand at the address beside its name in `records`. */
export interface CampaignShown extends Omit<CampaignRow, 'figures'> {
  readonly figures: Readonly<Record<(typeof campaignFigures)[number], FigureTold>>
  readonly byName: string | null
  readonly per: 'site' | 'tour'
  /** Sites that were asked for, and why some were not taken. */
  readonly population: number
  readonly leftCounts: CampaignPlanned['leftCounts']
  readonly left: readonly SiteLeft[]
  readonly states: Readonly<Partial<Record<TaskState, number>>>
  readonly cancelledSites: number
  /** Tasks that nobody has begun: what task.cancelMany would cancel. */
  readonly unbegun: number
  readonly units: readonly {
    readonly unit: string
    readonly name: string
    readonly should: number
    readonly done: number
    readonly skipped: number
    readonly figures: CampaignParts
  }[]
  readonly days: readonly CampaignDay[]
  readonly records: Readonly<Record<'tasks' | 'should' | 'done' | 'skipped' | 'open' | 'cancelled', string>>
}
/** Figures of which the sites can be asked for. */
export const sitesOf = ['should', 'done', 'skipped', 'open', 'cancelled'] as const
export type SitesOf = (typeof sitesOf)[number]
/** A row of GET /api/v1/campaigns/{id}/sites. */
export const campaignSite = z.object({
  siteId: id,
  siteName: z.string(),
  taskId: id,
  taskState,
  unit: id.nullable(),
  state: z.string(),
  at: z.number().nullable(),
})
export type CampaignSite = z.infer<typeof campaignSite> & { readonly state: StopState }
