import type { FigureTold } from '../../contract/indicator.ts'
import type { Who } from '../../gateway/access.ts'
import { indicatorOf } from '../../indicators/index.ts'
import { permissionsOf } from '../who.ts'
import type { FigureQuery, Refused } from './figures.ts'

const HOUR_MS = 3_600_000
/** What stands on a public wall is at most so old when somebody touches it. */
const SHOWN_MS = HOUR_MS
/** Curves of a wall reach back for so long, ms. */
const CURVES_MS = 25 * HOUR_MS

const refused = (sentence: string): Refused => ({ refused: sentence, status: 403 })

/** Why the public may not ask this: only for what its own walls show, and nothing that a single case could be found by. Null: it may. */
function whyNot(query: FigureQuery, now: number): Refused | null {
  const indicator = indicatorOf.get(query.id)
  if (indicator === undefined) return null
  if (indicator.defined.publicly !== 'open') return refused('这个数字不对公众公开。')
  const narrowed = Object.keys(query.where ?? {})
  if (narrowed.some((name) => !indicator.live.some((live) => live === name)) || (query.by ?? []).length > 0)
    return refused('公开大屏只打开屏上的数字，不再细分。')
  if (query.at !== undefined && query.at < now - SHOWN_MS) return refused('公开大屏只打开当前的数字。')
  const from = query.from === undefined ? null : Date.parse(query.from)
  const to = query.to === undefined ? null : Date.parse(query.to)
  // By whole hours, as its curves are drawn; the last one runs.
  const cut = from !== null && (from % HOUR_MS !== 0 || from < now - CURVES_MS)
  const ends = to !== null && to % HOUR_MS !== 0 && to < now - SHOWN_MS
  return cut || ends ? refused('公开大屏只按整点打开近一天的数字。') : null
}

/** The door of one figure: for the bureau whole; for whoever may read no records only what is open to all, and without its records. */
export const inPublic =
  (figure: (query: FigureQuery, who: Who) => Promise<FigureTold | Refused>, now: () => number) =>
  async (query: FigureQuery, who: Who): Promise<FigureTold | Refused> => {
    if (permissionsOf(who).includes('records.read')) return figure(query, who)
    const no = whyNot(query, now())
    if (no !== null) return no
    const told = await figure(query, who)
    return 'refused' in told ? told : { ...told, records: null, recordsOf: null }
  }
