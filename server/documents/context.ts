import { guardArticles } from '../interception/articles.ts'
import type { Matter } from '../interception/matter.ts'
import type { Step } from '../interception/step.ts'
import type { Procedure } from '../law/procedure.ts'
import { procedures } from '../law/procedures/index.ts'

/** Everything a paper may be filled in from. Of persons it holds only which particulars were told, never the particulars. */
export interface Context {
  readonly matter: Matter
  /** Every step of the matter, in order. */
  readonly steps: readonly Step[]
  /** What the submission said beside its person; free words scrubbed. */
  readonly complaint: {
    readonly channel: string
    readonly problemClass: string | null
    readonly respondentName: string | null
    /** Yuan. */
    readonly amount: number | null
  }
  /** Names of the particulars that are kept: `name`, `phone`, `text`, … */
  readonly personal: ReadonlySet<string>
  /** Who issues the paper. */
  readonly unit: string
  /** How its papers are marked before their year (发文机关代字); may be empty. */
  readonly mark: string
  /** False: the district names nobody, and the centre stands in. */
  readonly issuerNamed: boolean
  /** Name of a station by its id, or null. */
  readonly stationName: (id: string) => string | null
}

/** Steps since the last reopening: what a reopening undid is on file, and is not issued again. */
const thisRound = ({ steps }: Context) => steps.slice(steps.findLastIndex(({ what }) => what === 'reopened') + 1)

/** The last step of a kind in the matter's present round, or null. */
export function latest<W extends Step['what']>(context: Context, what: W): (Step & { readonly what: W }) | null {
  const found = thisRound(context).findLast((each) => each.what === what)
  return (found as (Step & { readonly what: W }) | undefined) ?? null
}

/** The procedure that the matter fell under at its receipt. */
export const procedureOf = ({ matter }: Pick<Context, 'matter'>): Procedure => procedures[matter.procedure]
export const guardsOf = ({ matter }: Pick<Context, 'matter'>) => guardArticles[matter.procedure]

/** Article of a limit; null where the procedure has no such limit. */
export function articleOf(procedure: Procedure, kind: keyof Procedure['limits']): string | null {
  const limit = procedure.limits[kind]
  return 'none' in limit ? null : limit.article
}
