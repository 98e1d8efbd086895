import { put, tally } from '../stage.ts'
import { happened } from './happened.ts'
import type { Reducer } from './reducer.ts'

/** Every test counts, a retest too; positives are counted beside. A clean first test is the ordinary case, not news. */
export const marketQuickTest: Reducer<'market.quickTest'> = (stage, fact, seq) => {
  const { siteId, product, item, positive, retest } = fact.body
  tally(stage, 'quickTest', fact.at)
  if (positive) tally(stage, 'quickTest.positive', fact.at)
  if (positive || retest !== undefined)
    happened(stage, fact, seq, { siteId, values: { product, item, positive, retest: retest !== undefined } })
}

/** The latest issue of the evaluation is the market's score; the issue before it stays for the comparison. */
export const marketEvaluated: Reducer<'market.evaluated'> = (stage, fact, seq) => {
  const { siteId, issue, score } = fact.body
  const before = stage.state.shelves.markets.get(siteId)
  if (before && (before.issue > issue || (before.issue === issue && before.at > fact.at))) {
    if (before.issue - 1 === issue) put(stage, 'markets', siteId, { ...before, previous: score })
    return
  }
  const site = stage.state.sites.get(siteId)
  const previous = before ? (before.issue === issue ? before.previous : before.score) : null
  put(stage, 'markets', siteId, {
    siteId,
    name: site?.name ?? siteId,
    streetCode: site?.streetCode ?? null,
    issue,
    score,
    at: fact.at,
    previous,
  })
  happened(stage, fact, seq, { siteId, values: { issue, score } })
}
