import type { SkillHeld } from '../contract/attributes.ts'
import type { SiteKind } from '../contract/site-kind.ts'
import type { ReasonShown, TaskKind } from '../contract/task.ts'
import { rest, skill } from './fitness.ts'
import type { OnRoster } from './roster.ts'
import { DETOUR, metresBetween, travelMinutes } from './travel.ts'

/** What is to be done, and where. */
export interface Need {
  readonly kind: TaskKind
  readonly siteKind: SiteKind | null
  readonly lng: number | null
  readonly lat: number | null
  /** Station and street in whose area it lies, where they are known. */
  readonly station: string | null
  readonly streetCode: string | null
}

/** Somebody who may be sent; what is not known of him is null. */
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly stations: readonly string[]
  readonly streets: readonly string[]
  /** Licences and trainings; null: nobody has written them down. */
  readonly skills: readonly SkillHeld[] | null
  readonly position: {
    readonly lng: number
    readonly lat: number
    readonly at: number
    readonly accuracyM: number
  } | null
  /** By road to the task, where a routing service says so. */
  readonly road?: { readonly metres: number | null; readonly minutes: number } | null
  /** Unfinished tasks. */
  readonly open: number
  /** Tasks that were given to him in his shift (the last 12 hours where no roster says when it began) and in the last seven days. */
  readonly given: { readonly shift: number; readonly week: number }
  readonly busyWith: string | null
  /** Null: no roster on record. */
  readonly roster: OnRoster | null
}

export interface Ranked {
  readonly id: string
  readonly score: number
  readonly reasons: readonly ReasonShown[]
  readonly cautions: readonly ReasonShown[]
  readonly travelMin: number | null
}

/** A position older than this is said and not trusted. */
export const FRESH_MS = 10 * 60_000
/** Of what the score is made; the reasons are what a commander reads. */
const POINTS = { area: 30, near: 30, open: -5, busy: -25, week: -2 }
/** At this many minutes on the way nothing is gained by being near. */
const FAR_MIN = 60
const MOST_OPEN = 4
const MOST_WEEK = 5
const COARSE_M = 1_000

const say = (code: string, zh: string, en: string, value: ReasonShown['value'] = null): ReasonShown => ({
  ...{ code, zh, en, value },
})

export interface Part {
  readonly points: number
  readonly reason?: ReasonShown
  readonly caution?: ReasonShown
}

function area({ station, streetCode }: Need, { stations, streets }: Candidate): Part {
  if (station !== null && stations.includes(station))
    return { points: POINTS.area, reason: say('area', '属其监管所辖区', 'In the area of his station', station) }
  if (streetCode !== null && streets.includes(streetCode))
    return { points: POINTS.area, reason: say('area', '属其负责街道', 'In his street', streetCode) }
  return { points: 0, caution: say('otherArea', '不在其辖区', 'Outside his area') }
}

function near(
  { kind, lng, lat }: Need,
  { position, road }: Candidate,
  now: number,
): Part & { travelMin: number | null } {
  const unknown = (caution: ReasonShown) => ({ points: 0, caution, travelMin: null })
  if (position === null) return unknown(say('noPosition', '位置不详', 'Position unknown'))
  const age = Math.floor((now - position.at) / 60_000)
  if (now - position.at > FRESH_MS)
    return unknown(
      say(
        'stalePosition',
        `位置是 ${age} 分钟前的，不作距离依据`,
        `Position is ${age} min old: distance not trusted`,
        age,
      ),
    )
  if (lng === null || lat === null) return unknown(say('placeUnknown', '任务地点不详', 'Place of the task unknown'))
  const metres = metresBetween(position, { lng, lat })
  const minutes = road?.minutes ?? travelMinutes(metres, kind)
  const [km, min] = [(metres / 1_000).toFixed(1), Math.max(1, Math.round(minutes))]
  return {
    points: POINTS.near * (1 - Math.min(minutes, FAR_MIN) / FAR_MIN),
    travelMin: min,
    reason: road ? byRoad(road.metres, km, min) : byLine(km, min),
    ...(position.accuracyM > COARSE_M && {
      caution: say('coarsePosition', '定位误差超过 1 公里', 'Position is off by more than 1 km', position.accuracyM),
    }),
  }
}

/** By the straight line × the factor, and said so: an estimate. */
const byLine = (km: string, min: number) =>
  say(
    'near',
    `直线 ${km} 公里，估计 ${min} 分钟（按直线距离×${DETOUR} 估算）`,
    `${km} km straight, about ${min} min (straight line × ${DETOUR})`,
    min,
  )
/** By the roads, as the routing service says; where it says no length the straight one stands. */
const byRoad = (metres: number | null, straightKm: string, min: number) => {
  const km = metres === null ? straightKm : (metres / 1_000).toFixed(1)
  const [zh, en] = metres === null ? ['直线', 'straight'] : ['路程', 'by road']
  return say('near', `${zh} ${km} 公里，约 ${min} 分钟（按路网）`, `${km} km ${en}, about ${min} min (by road)`, min)
}

function load({ open, busyWith }: Candidate): Part {
  if (open === 0) return { points: 0, reason: say('free', '手上没有任务', 'Has no task', 0) }
  const points = POINTS.open * Math.min(open, MOST_OPEN) + (busyWith === null ? 0 : POINTS.busy)
  const caution =
    busyWith === null
      ? say('open', `手上有 ${open} 项任务`, `Has ${open} tasks`, open)
      : say('busy', `正在办理 ${busyWith}，手上共 ${open} 项`, `On ${busyWith}, ${open} in all`, busyWith)
  return { points, caution }
}

function fair({ given: { shift, week }, roster }: Candidate, least: number): Part {
  const points = POINTS.week * Math.min(week - least, MOST_WEEK)
  const reason = say(
    'fairness',
    `${roster?.on ? '本班' : '近 12 小时'} ${shift} 项、近 7 天 ${week} 项`,
    `${shift} ${roster?.on ? 'this shift' : 'in 12 h'}, ${week} in 7 days`,
    week,
  )
  return { points, reason }
}

/**
 * Whom to send, the fittest first, each with what speaks for and against him. Nothing is invented: what is not known is said and
 * gives no points. Distances in metres and minutes are estimates; `now`: epoch ms.
 */
export function recommend(need: Need, candidates: readonly Candidate[], now: number): Ranked[] {
  const least = Math.min(...candidates.map(({ given }) => given.week))
  return candidates
    .map((candidate) => {
      const way = near(need, candidate, now)
      const parts: readonly Part[] = [
        ...[area(need, candidate), ...skill(need, candidate, now), way],
        ...[load(candidate), fair(candidate, least), ...rest(candidate, now)],
      ]
      return {
        id: candidate.id,
        score: Math.round(parts.reduce((sum, { points }) => sum + points, 0)),
        reasons: parts.flatMap(({ reason }) => reason ?? []),
        cautions: parts.flatMap(({ caution }) => caution ?? []),
        travelMin: way.travelMin,
      }
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}
