import type { FiguresNow, IndicatorNow } from '../../contract/indicator.ts'
import { districtIso } from '../../contract/time.ts'
import type { Who } from '../../gateway/access.ts'
import { aboutOf } from '../../indicators/indicator.ts'
import { indicators } from '../../indicators/index.ts'
import { mattersOpen } from '../../indicators/matters-open.indicator.ts'
import { figureOf } from '../../indicators/value.ts'
import { windowOf } from '../../indicators/window.ts'
import { countFigure } from '../../journal/figures/count.ts'
import { nextDues } from '../../journal/figures/next-due.ts'
import type { AccessParts } from '../parts.ts'
import { keptAnswers } from '../shared-work.ts'
import type { Part } from './asked.ts'
import { partOf, type openHolding } from './holding.ts'

/** An answer is good for so long: whoever watches a part of the district asks again and again. */
const GOOD_MS = 10_000
const KEPT = 200
/** Relations that tell nothing of a case and are everybody's, of the whole district: an area reaches over a border. */
export const SHARED: ReadonlySet<string> = new Set(['feed', 'silence', 'device', 'hotspot'])

/** The figures of now for the asker's own part of the district, by the keys of the shelf: what those get whose picture is a part. */
export function openPartNow(parts: AccessParts, holding: ReturnType<typeof openHolding>) {
  const { db, now } = parts
  const answers = keptAnswers<{ readonly at: number; readonly told: FiguresNow }>(KEPT)

  async function counted(part: Part, ids: ReadonlySet<string> | null): Promise<FiguresNow> {
    const found = await holding.hold({}, part)
    if ('refused' in found) throw new Error(found.refused)
    const { held } = found
    const lists = await holding.lists()
    const values: Record<string, IndicatorNow> = {}
    let dues: FiguresNow['dues'] = {}
    for (const indicator of indicators) {
      const { defined, columns, partOnly, live } = indicator
      if (ids !== null && !ids.has(defined.id)) continue
      const mine = { ...held, part: SHARED.has(defined.query.over) ? null : part }
      const period = windowOf(defined.now, held.asOf)
      const asked = { query: defined.query, measure: defined.measure, columns, partOnly, lists, where: {}, period }
      if (defined.id === mattersOpen.defined.id) dues = await nextDues(db, { ...asked, by: [] }, mine)
      const from = defined.now === 'last24h' ? null : (period?.from ?? null)
      const told = (group: { readonly n: number; readonly d: number; readonly value: number | null } | undefined) => ({
        ...figureOf(defined.measure, defined.unit, group ?? { n: 0, d: 0, value: null }),
        from,
      })
      const [whole] = await countFigure(db, { ...asked, by: [] }, mine)
      values[defined.id] = { ...told(whole), ...aboutOf(defined) }
      for (const name of live)
        for (const group of await countFigure(db, { ...asked, by: [name] }, mine))
          if (group.key[0] !== null) values[`${defined.id}|${name}=${String(group.key[0])}`] = told(group)
    }
    return { asOf: districtIso(held.asOf), at: held.asOf, version: held.version, scope: part, values, dues }
  }

  return async (ids: readonly string[], who: Who): Promise<FiguresNow> => {
    const part = partOf(who, parts.district)
    const asked = ids.length === 0 ? null : new Set(ids)
    const key = JSON.stringify([part, [...(asked ?? [])].sort()])
    const { told } = await answers(
      key,
      ({ at }) => now() - at < GOOD_MS,
      async () => ({ at: now(), told: await counted(part, asked) }),
    )
    return told
  }
}
