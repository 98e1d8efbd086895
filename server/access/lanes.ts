import type { AccessDesk } from '../gateway/access.ts'
import { governanceModel, type GovernanceModel } from '../interception/model.ts'
import { models } from '../interception/models/index.ts'
import { searchAudit } from '../journal/audit.ts'
import type { AccessParts } from './parts.ts'

/** A preset by its code; undefined: there is none. */
export const presetNamed = (code: string): GovernanceModel | undefined => models.find((each) => each.code === code)

/** The reading of “1+5” that an order named or brought along; null for one that no longer reads. */
function chosen(detail: Readonly<Record<string, unknown>>): GovernanceModel | null {
  const read = governanceModel.safeParse(detail.model)
  return read.success ? read.data : null
}

export interface Lanes extends Pick<AccessDesk, 'lanes'> {
  /** The model in force: that of the last order, otherwise the one the settings name. It stands in the journal whole. */
  now(): Promise<GovernanceModel>
}

/** Which reading of “1+5” is in force. `initial`: by the settings, until somebody chooses. */
export function openLanes({ db }: Pick<AccessParts, 'db'>, initial: GovernanceModel): Lanes {
  async function last() {
    const { items } = await searchAudit(db, { verb: 'lanes.choose', outcome: 'accepted', limit: 1 })
    const [item] = items
    const model = item ? chosen(item.detail) : null
    return item && model ? { model, at: item.at, by: item.by?.id ?? null } : { model: initial, at: null, by: null }
  }
  return {
    now: async () => (await last()).model,
    async lanes() {
      const { model, at, by } = await last()
      const own = presetNamed(model.code) === undefined ? [model] : []
      return { current: model, chosenAt: at, chosenBy: by, offered: [...models, ...own] }
    },
  }
}
