import type { Sentence } from '../contract/briefing.ts'
import type { Wording } from '../contract/counting.ts'
import type { FigureTold } from '../contract/indicator.ts'
import { momentPart } from './dates.ts'
import { bare, en, full, joined, part, plain, say, textOf, zh, type Part } from './piece.ts'

export const WITHHELD = part('＊未公开', 'withheld (＊)')
export const MISSING = part('数据缺失', 'data missing')
export const STOPPED = part('数据已停更', 'no longer updated')
export const PROVISIONAL = part('暂定', 'provisional')

/** When the staler of its feeds was last heard; null: never, or the house does not say. Epoch ms. */
const heard = ({ feeds }: FigureTold): number | null => {
  const late = feeds.filter(({ state }) => state === 'stale' || state === 'never')
  const at = late.flatMap(({ heardAt }) => (heardAt === null ? [] : [heardAt]))
  return at.length === 0 ? null : Math.min(...at)
}

/** 截至…，此后未更新 */
export function since(figure: FigureTold): Sentence {
  const at = heard(figure) ?? Date.parse(figure.asOf)
  const moment = momentPart(at)
  return heard(figure) === null
    ? say(zh`数据已久未更新`, en`not updated for long`)
    : say(zh`截至${moment}，此后未更新`, en`as of ${moment}, not updated since`)
}

export const titled = ({ title }: Pick<FigureTold, 'title'>): Part => part(title.zh, title.en)

const RECKONED: Readonly<Partial<Record<FigureTold['measure'], Part>>> = {
  share: part('比率', 'rate'),
  mean: part('均值', 'mean'),
  p90: part('九成以内的数', 'value that nine in ten stay within'),
}
/** Why a figure has no number: nothing to divide by or to measure. `of`: what there was none of. */
export function noneOf({ measure }: FigureTold, of: Wording | undefined): Sentence {
  const what = of === undefined ? part('应计事项', 'nothing to count') : part(of.zh, `no ${of.en}`)
  const rate = RECKONED[measure] ?? part('中位数', 'median')
  return say(zh`本期没有${what}，不计算${rate}`, en`${what} in this period, so no ${rate} is reckoned`)
}

/** Why nobody may say a number of it; null: there is one. */
export function unsaid(figure: FigureTold, of?: Wording): Sentence | null {
  if (figure.state === 'withheld') return plain(WITHHELD)
  if (figure.state === 'missing') return plain(MISSING)
  if (figure.value !== null) return null
  return figure.measure === 'count' || figure.measure === 'sum' ? plain(MISSING) : noneOf(figure, of)
}

const listed = (titles: readonly Sentence[]) => joined(titles, { zh: '、', en: ', ' })

/** Figures that stopped at the same moment in one sentence: one silent feed is one thing to mind, however many it leaves old. */
function together(stale: readonly FigureTold[]): Sentence[] {
  const stopped = new Map<string, { readonly at: Sentence; readonly titles: Sentence[] }>()
  for (const figure of stale) {
    const at = since(figure)
    const known = stopped.get(textOf(at.zh)) ?? { at, titles: [] }
    known.titles.push(plain(figure.title))
    stopped.set(textOf(at.zh), known)
  }
  return [...stopped.values()].map(({ at, titles }) => {
    const all = listed(titles)
    return say(zh`${all}${at}`, en`${all}: ${at}`)
  })
}

const because = (why: Wording | null): Sentence => {
  if (why === null) return { zh: [], en: [] }
  const said = bare(why)
  return say(zh`（${part(said.zh, said.en)}）`, en` (${part(said.zh, said.en)})`)
}

/** What is withheld, missing, stale, provisional, or to be minded of these figures, plainly and each once. */
export function minded(
  told: readonly { readonly figure: FigureTold; readonly of?: Wording | undefined }[],
): Sentence[] {
  // Figures that lack a number for the same reason are named together.
  const lacking = new Map<string, { readonly why: Sentence; readonly titles: Sentence[] }>()
  for (const { figure, of } of told) {
    const none = unsaid(figure, of)
    if (none === null) continue
    const because_ = because(figure.state === 'withheld' ? figure.withheld : null)
    const why = say(zh`${none}${because_}`, en`${none}${because_}`)
    const known = lacking.get(textOf(why.zh)) ?? { why, titles: [] }
    known.titles.push(plain(figure.title))
    lacking.set(textOf(why.zh), known)
  }
  const lacks = [...lacking.values()].map(({ why, titles }) => {
    const all = listed(titles)
    return say(zh`${all}：${why}`, en`${all}: ${why}`)
  })
  const stopped = together(
    told.flatMap(({ figure, of }) => (!unsaid(figure, of) && figure.state === 'stale' ? [figure] : [])),
  )
  const others = told.flatMap(({ figure, of }) => {
    const title = titled(figure)
    const none = unsaid(figure, of)
    return [
      ...(!none && figure.state === 'provisional'
        ? [say(zh`${title}为${PROVISIONAL}数`, en`${title} is ${PROVISIONAL}`)]
        : []),
      ...figure.notes.map((note) => plain(bare(note))),
      ...figure.comparisons.flatMap(({ change, reason }) =>
        change !== null && reason !== null ? [plain(bare(reason))] : [],
      ),
    ]
  })
  const known = new Set<string>()
  return [...lacks, ...stopped, ...others].map(full).filter(({ zh: pieces }) => {
    const text = textOf(pieces)
    return known.has(text) ? false : Boolean(known.add(text))
  })
}
