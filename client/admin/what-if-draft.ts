import type { WhatIfLaneOffer, WhatIfLimit, WhatIfOffer } from '@contract/what-if.ts'

/** A lane as somebody would have it. Empty text: not limited, nothing assumed. */
export interface LaneDraft {
  readonly offer: WhatIfLaneOffer
  /** Code of the reading it was added from; null: it is of the rules in force. */
  readonly preset: string | null
  removed: boolean
  amount: number
  unit: WhatIfLimit['unit']
  /** Most at once. */
  open: number | ''
  /** One per condition of the offer, in its order. */
  entry: { asked: boolean; yuan: number | null }[]
  settles: number | ''
  hours: number | ''
}

/** The yuan of a condition about the amount, which can be changed; null for every other. */
function yuanOf(condition: unknown): number | null {
  const yuan = (condition as { yuan?: unknown }).yuan
  return typeof yuan === 'number' ? yuan : null
}

/** A lane as it is. */
export const draftOf = (offer: WhatIfLaneOffer, preset: string | null): LaneDraft => ({
  ...{ offer, preset, removed: false, open: '', settles: '', hours: '' },
  ...{ amount: offer.limit.amount, unit: offer.limit.unit },
  entry: offer.entry.map(({ condition }) => ({ asked: true, yuan: yuanOf(condition) })),
})

export const draftsOf = ({ model }: WhatIfOffer): LaneDraft[] => model.lanes.map((each) => draftOf(each, null))

/** Conditions of a draft as they are sent. */
const entryOf = ({ offer, entry }: LaneDraft) =>
  offer.entry.flatMap(({ condition }, at) => {
    const { asked, yuan } = entry[at]!
    if (!asked) return []
    return [yuan === null || yuan === yuanOf(condition) ? condition : { ...(condition as object), yuan }]
  })

/** What a draft changes, in the order in which the server makes the changes. */
function changesOf(draft: LaneDraft): object[] {
  const { offer, preset, removed, amount, unit, open, settles, hours } = draft
  const lane = offer.code
  if (removed) return preset === null ? [{ change: 'remove', lane }] : []
  const assumed = settles === '' || hours === '' ? null : { settles: settles / 100, hours }
  const entry = entryOf(draft)
  return [
    ...(preset === null
      ? assumed
        ? [{ change: 'assume', lane, assumed }]
        : []
      : [{ change: 'add', preset, lane, ...(assumed && { assumed }) }]),
    ...(amount !== offer.limit.amount || unit !== offer.limit.unit ? [{ change: 'limit', lane, amount, unit }] : []),
    ...(open === '' ? [] : [{ change: 'capacity', lane, open }]),
    ...(JSON.stringify(entry) === JSON.stringify(offer.entry.map(({ condition }) => condition))
      ? []
      : [{ change: 'entry', lane, entry }]),
  ]
}

/** Everything that is otherwise. `longer`: per cent of what time ended that more time would have closed. */
export const allChanges = (drafts: readonly LaneDraft[], longer: number | ''): object[] => [
  ...drafts.flatMap(changesOf),
  ...(longer === '' || longer === 0 ? [] : [{ change: 'afterLimit', share: longer / 100 }]),
]

/** Whether a draft differs from what is in force. */
export const isChanged = (draft: LaneDraft): boolean => draft.preset !== null || changesOf(draft).length > 0
