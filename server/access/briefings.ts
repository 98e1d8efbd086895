import { asksOf } from '../briefing/asked.ts'
import { asksOfBlocks, composeBlocks } from '../briefing/composed.ts'
import { compose, withoutBlank } from '../briefing/compose.ts'
import { plans } from '../briefing/index.ts'
import { periodAsked } from '../briefing/periods.ts'
import type { Plan } from '../briefing/plan.ts'
import type { BriefingBlock, BriefingListed, BriefingTold } from '../contract/briefing.ts'
import { districtIso } from '../contract/time.ts'
import { isRefusal, type AccessDesk, type BriefingQuery, type Refusal, type Who } from '../gateway/access.ts'
import {
  briefingEdition,
  lastBriefing,
  listBriefings,
  withdrawnOf,
  type BriefingEdition,
} from '../journal/briefings.ts'
import { namesOf } from '../journal/tasks.ts'
import { briefingAddress, extentOf, figuresAt, scopeOf } from './briefing-figures.ts'
import { editionsOf, withdrawnSentence } from './briefing-editions.ts'
import { briefingsSeenBy, isAuthor, mayWrite, seesBriefing } from './briefings-seen.ts'
import type { FigureDesk, Held } from './figures-asked.ts'
import type { AccessParts } from './parts.ts'

const MOST_LISTED = 500
const SEEN_BY = {
  me: { zh: '仅自己可见', en: 'seen by its author alone' },
  leaders: { zh: '领导可见', en: 'seen by leaders' },
  all: { zh: '有权查看记录的人员可见', en: 'seen by whoever reads records' },
} as const
type SeenBy = keyof typeof SEEN_BY

const heldBy = ({ version, at }: BriefingQuery): Held => ({ version, at })

/** Briefings of the house and of people, each with all its figures at one version and one moment. */
export function openBriefings(
  parts: Pick<AccessParts, 'db' | 'district' | 'model'> & { readonly figures: FigureDesk },
): AccessDesk['briefings'] {
  const { db, district } = parts
  const bureau = district.papers?.issuer ?? district.centreName ?? district.name

  async function planned(
    plan: Plan,
    query: BriefingQuery,
    desk: FigureDesk,
    who: Who,
  ): Promise<BriefingTold | Refusal> {
    const moment = await desk.figures([], heldBy(query), who)
    if (isRefusal(moment)) return moment
    const { version, at } = moment
    const period = periodAsked(plan.periodOf(at), query, at)
    if ('refused' in period) return { ...period, status: 422 }
    const held = { version, at }
    const asks = plan.pages.map((page) => asksOf(page, period))
    const found = await figuresAt(
      parts,
      desk,
      {
        asked: asks.flat(),
        // The figure of a page’s chart is the last that it asks for.
        usual: plan.pages.flatMap(({ chart }, page) =>
          asks[page]!.map((_each, place, all) => chart !== undefined && place === all.length - 1),
        ),
        held,
      },
      who,
    )
    if (isRefusal(found)) return found
    let from = 0
    const pages = plan.pages.flatMap((page, at) => {
      const end = from + asks[at]!.length
      const last = { usual: found.usual[end - 1] ?? null, annotations: found.annotations[end - 1] ?? [] }
      const own = { figures: found.figures.slice(from, end), ...last }
      from = end
      return compose(page, own, found.names) ?? []
    })
    const titles = new Map(plan.pages.map(({ id, title }) => [id, title]))
    return {
      ...{ id: plan.id, title: plan.title, version, bureau, edition: null },
      pages: withoutBlank(pages, titles),
      ...{ from: districtIso(period.from), to: districtIso(period.to), asOf: districtIso(at) },
      scope: scopeOf(found.figures, found.names),
      address: briefingAddress(plan.id, { ...period, ...held }),
    }
  }

  async function composed(row: BriefingEdition, last: BriefingEdition, query: BriefingQuery, who: Who) {
    const desk = parts.figures
    const blocks = JSON.parse(row.blocks) as BriefingBlock[]
    const asked = asksOfBlocks(blocks)
    const charts = blocks.flatMap(({ is }) => (is === 'figure' || is === 'chart' ? [is === 'chart'] : []))
    const found = await figuresAt(parts, desk, { asked, usual: charts, held: heldBy(query) }, who)
    if (isRefusal(found)) return found
    const { version, at } = found
    const by = who.kind === 'person' ? (await namesOf(db, [row.by])).get(row.by) : undefined
    const pages = composeBlocks(blocks, found, found.names, { title: row.title, by: by ?? bureau, at: row.at })
    const { from, to } = extentOf(found.figures, at)
    return {
      ...{ id: row.id, title: { zh: row.title, en: row.title }, version, bureau, pages, edition: row.edition },
      ...{ from: districtIso(from), to: districtIso(to), asOf: districtIso(at) },
      scope: scopeOf(found.figures, found.names),
      address: briefingAddress(row.id, { version, at, edition: row.edition }),
      composed: {
        ...{
          seenBy: row.seenBy as SeenBy,
          blocks,
          mayEdit: mayWrite(who),
          at: row.at,
          ...(by !== undefined && { by }),
        },
        ...{ newest: last.edition, withdrawn: last.state !== 'standing' },
      },
    } satisfies BriefingTold
  }

  return {
    async list(who) {
      const own = { id: who.kind === 'person' ? who.id : '', seenBy: briefingsSeenBy(who) }
      const rows = await listBriefings(db, own, MOST_LISTED)
      const over = await withdrawnOf(db, own.id, MOST_LISTED)
      const builtIn = { builtIn: true, edition: null, editedAt: null, mayEdit: false }
      return [
        ...plans.map(({ id, title, about }): BriefingListed => ({ id, title, about, ...builtIn })),
        ...rows.map(({ id, title, seenBy, edition, at }): BriefingListed => {
          const seen = SEEN_BY[seenBy as SeenBy]
          const about = {
            zh: `编写的汇报，第 ${edition} 版，${seen.zh}。`,
            en: `Composed, edition ${edition}, ${seen.en}.`,
          }
          return {
            id,
            title: { zh: title, en: title },
            about,
            builtIn: false,
            edition,
            editedAt: at,
            mayEdit: mayWrite(who),
          }
        }),
        ...over.map(({ id, title, edition, at }): BriefingListed => ({
          ...{ id, title: { zh: title, en: title }, builtIn: false, edition, editedAt: at },
          about: { zh: '已撤回，可在各版历史中重新取用。', en: 'Withdrawn; can be taken up again from its editions.' },
          ...{ mayEdit: false, withdrawn: true },
        })),
      ]
    },

    async one(id, query, who) {
      const plan = plans.find((each) => each.id === id)
      if (plan) return planned(plan, query, parts.figures, who)
      // Who may see it is what its last edition says, for the earlier ones too.
      const last = await lastBriefing(db, id)
      if (!last || !seesBriefing(last, who)) return null
      const row = query.edition === undefined ? last : await briefingEdition(db, id, query.edition)
      // Whoever had the link is told; its author still opens what was written, to take it up again.
      if (last.state !== 'standing' && (row?.state !== 'standing' || !isAuthor(last, who)))
        return { refused: await withdrawnSentence(db, last), status: 410 }
      // What was written for fewer readers stays with them.
      return row?.state === 'standing' && seesBriefing(row, who) ? composed(row, last, query, who) : null
    },

    async editions(id, before, who) {
      return plans.some((each) => each.id === id) ? null : editionsOf(db, id, before, who)
    },
  }
}
