import type { WhatIfLaneOffer, WhatIfOffer } from '../contract/what-if.ts'
import { districtDay } from '../contract/time.ts'
import type { GovernanceModel, Lane } from '../interception/model.ts'
import { conditionWords } from './condition-words.ts'
import { lastDayOver, RULE_CHANGE } from './period.ts'
import { MOST_RECORDS, RUNS } from './simulate.ts'

const laneOffer = ({ code, title, actorRole, limit, entry, results }: Lane): WhatIfLaneOffer => ({
  ...{ code, title, actorRole, results },
  limit: { amount: limit.amount, unit: limit.unit },
  entry: entry.map((condition) => ({ condition, words: conditionWords(condition) })),
})
const modelOffer = ({ code, title, lanes }: GovernanceModel) => ({ code, title, lanes: lanes.map(laneOffer) })

/** What can be asked: the rules in force with each condition in words, lanes that can be added, and the bounds. Times in epoch ms. */
export function offerOf(
  model: GovernanceModel,
  presets: readonly GovernanceModel[],
  earliest: number | null,
  now: number,
): WhatIfOffer {
  return {
    simulation: true,
    model: modelOffer(model),
    presets: presets.filter(({ code }) => code !== model.code).map(modelOffer),
    earliest: earliest === null ? null : districtDay(earliest),
    latest: lastDayOver(now),
    ruleChange: RULE_CHANGE,
    mostRecords: MOST_RECORDS,
    runs: RUNS,
  }
}
