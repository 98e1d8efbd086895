import type { Recommended, TaskDetail, TaskKind, TaskRowShown } from '@contract/task.ts'
import type { SiteKind } from '@contract/fact.ts'
import type { WallsAnswer } from '@contract/wall.ts'
import { openAsking, Refused } from '../orders/asking.ts'
import { orderGiver, type Order } from '../orders/give.ts'
import { urgingQuestions } from '../urging/ask.ts'
import { campaignQuestions } from './ask-campaigns.ts'

/** One line of an alarm’s thread, in order of time: it was raised or returned, somebody acted, a task of it stepped. */
export interface ThreadLine {
  readonly at: number
  readonly kind: 'alarm.raised' | 'alarm.returned' | 'alarm.acted' | 'task.stepped'
  readonly act?: string
  readonly byRole?: string | null
  readonly byName?: string | null
  readonly note?: string
  readonly next?: string
  /** Of a task’s step. */
  readonly taskId?: string
  readonly what?: string
}
export interface TasksAnswer {
  readonly items: readonly TaskRowShown[]
  readonly next: string | null
  readonly total: number
}

/** A campaign of two thousand tasks is carried out in seconds, not in one. */
const MANY: ReadonlySet<string> = new Set(['task.openMany', 'task.cancelMany'])
const MANY_WITHIN_MS = 60_000

/** The commander's questions and orders to the server; an empty `base` is the page's own origin. */
export function openConsole(base: string, signedOut: () => void) {
  const asking = openAsking(base, signedOut)
  const { json } = asking
  const [single, many] = [orderGiver(asking), orderGiver(asking, MANY_WITHIN_MS)]
  const one = (id: string) => encodeURIComponent(id)
  return {
    give: (id: string, order: Order) => (MANY.has(order.verb) ? many(id, order) : single(id, order)),
    ...urgingQuestions(asking),
    ...campaignQuestions(asking),
    task: (id: string) => json<TaskDetail>(`/api/v1/tasks/${one(id)}`),
    ended: (cursor: string | null) =>
      json<TasksAnswer>(`/api/v1/tasks?open=false&limit=50${cursor === null ? '' : `&cursor=${one(cursor)}`}`),
    /** Whom to send to a site, or where none is named to a place; a task has the one or the other. `unit`: of that station only. */
    recommend: (
      kind: TaskKind,
      {
        siteId,
        lng,
        lat,
      }: { readonly siteId: string | null; readonly lng: number | null; readonly lat: number | null },
      unit: string | null = null,
    ) => {
      const query = new URLSearchParams({ kind, ...(unit !== null && { unit }) })
      if (siteId !== null) query.set('siteId', siteId)
      else if (lng !== null && lat !== null) {
        query.set('lng', String(lng))
        query.set('lat', String(lat))
      }
      return json<{ readonly items: readonly Recommended[] }>(`/api/v1/tasks/recommend?${query}`)
    },
    /** What a site is called; null when it cannot be asked for now. */
    async site(id: string): Promise<{ readonly name: string; readonly kind: SiteKind } | null> {
      try {
        return await json<{ readonly name: string; readonly kind: SiteKind }>(`/api/v1/sites/${one(id)}`)
      } catch (error) {
        if (error instanceof Refused) return null
        throw error
      }
    },
    thread: (alarmId: string) =>
      json<{ readonly items: readonly ThreadLine[] }>(`/api/v1/alarms/${one(alarmId)}/thread`),
    walls: () => json<WallsAnswer>('/api/v1/walls'),
    evidence: (hash: string) => `${base}/api/v1/evidence/${hash}`,
  }
}
export type ConsoleDesk = ReturnType<typeof openConsole>
