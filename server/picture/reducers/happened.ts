import type { Fact } from '../../contract/fact.ts'
import { awaitSite, drop, put, type Stage } from '../stage.ts'

/** Sentences of “what just happened” kept on the picture. */
const KEPT = 40
/** Something told this long after it happened is history, not news. */
const NEWS_MS = 6 * 3_600_000

/** Notes a line for “what just happened”; names the site by what the register knows. */
export function happened(
  stage: Stage,
  fact: Fact,
  seq: number,
  line: {
    siteId: string | null
    streetCode?: string | null
    station?: string | undefined
    values: Readonly<Record<string, string | number | boolean | null>>
  },
): void {
  if (fact.at < stage.state.clock - NEWS_MS) return
  const site = line.siteId === null ? undefined : stage.state.sites.get(line.siteId)
  put(stage, 'happenings', String(seq), {
    seq,
    at: fact.at,
    kind: fact.kind,
    siteId: line.siteId,
    siteName: site?.name ?? null,
    streetCode: line.streetCode ?? site?.streetCode ?? null,
    ...(line.station !== undefined && { station: line.station }),
    values: line.values,
    fact: `${fact.source}#${fact.id}`,
  })
  if (line.siteId !== null && !site) awaitSite(stage, line.siteId, `happenings|${seq}`)
  const { happenings } = stage.state.shelves
  while (happenings.size > KEPT) {
    const oldest = happenings.keys().next().value
    if (oldest === undefined) break
    drop(stage, 'happenings', oldest)
  }
}
