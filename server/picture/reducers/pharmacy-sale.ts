import { tally } from '../stage.ts'
import { happened } from './happened.ts'
import type { Reducer } from './reducer.ts'

/** Sales are counted by the piece sold once; only an unrecorded one is worth a sentence. */
export const pharmacySale: Reducer<'pharmacy.sale'> = (stage, fact, seq) => {
  const { siteId, drug, quantity, recorded } = fact.body
  tally(stage, 'sale', fact.at)
  if (recorded) return
  tally(stage, 'sale.unrecorded', fact.at)
  happened(stage, fact, seq, { siteId, values: { drug, quantity, recorded } })
}
