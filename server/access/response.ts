import { responseNames, type ResponseName, type ResponseTold } from '../contract/response.ts'
import type { TaskMark } from '../contract/task.ts'
import { measureOf, tookMs } from '../dispatch/response.ts'
import type { AccessDesk, Who } from '../gateway/access.ts'
import { decodeCursor, encodeCursor } from '../journal/cursor.ts'
import { answerable } from '../journal/read-response.ts'
import type { AccessParts } from './parts.ts'
import { markFor, sightOf } from './task-work.ts'

const DAY_MS = 86_400_000
/** Longest period that is measured. */
const MOST_DAYS = 100

interface Period {
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** How quickly what is urgent is answered, and the records behind each number. */
export function openResponse(parts: AccessParts): Pick<AccessDesk, 'response' | 'responseRecords'> {
  const { db, now } = parts
  const periodOf = ({ from, to }: Period) => {
    const end = to ?? now()
    return { from: from ?? end - DAY_MS, to: end }
  }
  const wrong = ({ from, to }: { readonly from: number; readonly to: number }) =>
    from >= to
      ? { status: 422, refused: '起始时间应早于截止时间，请重填。' }
      : to - from > MOST_DAYS * DAY_MS
        ? { status: 422, refused: `一次最多统计 ${MOST_DAYS} 天，请缩短时段。` }
        : null
  /** The field has its own tasks and no sums. */
  const NOTHING = { stations: [], streets: [] }
  function rowsOf(name: ResponseName, { from, to }: { from: number; to: number }, who: Who) {
    const sight = sightOf(who, parts)
    return answerable(db, name, from, to, sight?.own ? NOTHING : sight)
  }

  return {
    async response(asked, who) {
      const period = periodOf(asked)
      const refused = wrong(period)
      if (refused) return refused
      const at = now()
      const measures = await Promise.all(
        responseNames.map(async (name) => measureOf(name, await rowsOf(name, period, who), at)),
      )
      return { ...period, at, measures } satisfies ResponseTold
    },

    async responseRecords({ name, within, limit, cursor, ...asked }, who) {
      const period = periodOf(asked)
      const refused = wrong(period)
      if (refused) return refused
      const at = now()
      const all = (await rowsOf(name, period, who))
        .map((row) => ({ row, took: tookMs(name, row, at) }))
        .filter(({ took }) => took !== null && (within === undefined || took <= within))
      const after = decodeCursor(cursor)
      const begin = after === null ? 0 : after[0]
      const items = all.slice(begin, begin + limit).map(({ row, took }) => {
        const { body, source, id, from, doneAt, endedAt: _, ...rest } = row
        const told = JSON.parse(body) as Record<string, unknown> & { taskId?: string; stands?: TaskMark }
        const tookS = took === Infinity ? null : Math.round(took! / 100) / 10
        // What people wrote of a task is not for walls, and its steps are read with the task.
        const { taskId, what, stands } = told
        return {
          ...rest,
          source,
          ref: `${source}#${id}`,
          ...(taskId !== undefined && { path: `/api/v1/tasks/${encodeURIComponent(taskId)}` }),
          body: {
            ...(taskId === undefined ? told : { taskId, what, ...(stands && markFor(stands, who)) }),
            from,
            doneAt,
            tookS,
          },
        }
      })
      const more = begin + limit < all.length
      return { items, next: more ? encodeCursor([begin + limit, '']) : null, total: all.length }
    },
  }
}
