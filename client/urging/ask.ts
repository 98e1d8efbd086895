import type { FiguresNow } from '@contract/indicator.ts'
import type { League } from '@contract/league.ts'
import type { UrgingDetail, UrgingRowShown } from '@contract/urging.ts'
import type { Asking } from '../orders/asking.ts'
import type { Give } from '../orders/give.ts'

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
  readonly total: number
}
/** District days, both included; null: the half-year to date. */
export type Days = { readonly from: string; readonly to: string } | null

const after = (cursor: string | null) => (cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`)

/** Questions about urging slips and the league of units. */
export const urgingQuestions = ({ json }: Pick<Asking, 'json'>) => ({
  urgings: (query: Readonly<Record<string, string>>, cursor: string | null) =>
    json<Page<UrgingRowShown>>(`/api/v1/urgings?${new URLSearchParams({ limit: '50', ...query })}${after(cursor)}`),
  urging: (id: string) => json<UrgingDetail>(`/api/v1/urgings/${encodeURIComponent(id)}`),
  league: (days: Days) => json<League>(`/api/v1/units/league?${new URLSearchParams({ ...days })}`),
  /** How many slips are open now, of the asker's part: a figure of the house. */
  openNow: () => json<FiguresNow>('/api/v1/figures?ids=urging.open'),
})
export type UrgingDesk = ReturnType<typeof urgingQuestions> & { readonly give: Give }
