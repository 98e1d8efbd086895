import type { BriefingPage, Sentence } from '../contract/briefing.ts'
import type { Wording } from '../contract/counting.ts'
import type { Annotation, FigureTold, UsualBand } from '../contract/indicator.ts'
import { amount } from './amount.ts'
import { askFor } from './asks.ts'
import { changed } from './compared.ts'
import { momentPart, periodPart } from './dates.ts'
import { foremost, outliers, ranked } from './groups.ts'
import { headlineOf, pointsOf } from './headline.ts'
import { minded, titled } from './minded.ts'
import type { Names } from './names.ts'
import { bare, en, full, part, plain, say, textOf, zh } from './piece.ts'
import type { Asking, PagePlan } from './plan.ts'
import { spoken } from './worth.ts'

export type Answer = FigureTold | { readonly refused: string }
export const isTold = (answer: Answer | undefined): answer is FigureTold =>
  answer !== undefined && !('refused' in answer)

/** Answers to what `asksOf` asks, in its order, with what a curve needs beside them. */
export interface Answers {
  readonly figures: readonly Answer[]
  readonly usual: UsualBand | null
  readonly annotations: readonly Annotation[]
}

const MOST_SAID = 4

/** What a figure that was not answered leaves on its page: the reason, plainly. */
export const refusedSentence = (why: string): Sentence => {
  const said = bare({ zh: why, en: 'This figure could not be told: it is not defined here, or not for you' })
  return full(plain({ zh: `本项指标未能取得：${said.zh}`, en: said.en }))
}

/** What the page is called, with the time that its main figure is of. */
export function kickerOf(title: Wording, figure: FigureTold | null): Wording {
  if (figure === null) return title
  const { from, to, asOf } = figure
  const of = from === null || to === null ? momentPart(Date.parse(asOf)) : periodPart(Date.parse(from), Date.parse(to))
  const [zhAs, enAs] = from === null || to === null ? ['截至', 'as of '] : ['', '']
  return { zh: `${title.zh} · ${zhAs}${of.zh}`, en: `${title.en} · ${enAs}${of.en}` }
}

/** Of the main figure something is said even when it is little; of those beside it only what is notable. */
export function comparisonsOf(main: FigureTold | null, beside: readonly FigureTold[]): Sentence[] {
  const own = main && spoken(main) ? pointsOf(main) : []
  const little =
    main && spoken(main) && own.length === 0
      ? main.comparisons.filter((each) => each.with !== 'target').flatMap((each) => changed(main, each) ?? [])
      : []
  // A reason is said instead of a comparison, also where another comparison could be made.
  const reasons =
    main && spoken(main) && own.length > 0
      ? main.comparisons
          .filter(({ change, reason, with: other }) => other !== 'target' && change === null && reason !== null)
          .flatMap((each) => changed(main, each) ?? [])
      : []
  const others = beside.filter(spoken).flatMap((figure) => {
    const [point] = pointsOf(figure)
    const title = titled(figure)
    const size = amount(figure, figure)
    return point && size ? [say(zh`${title}${size}，${point}`, en`${title}: ${size}, ${point}`)] : []
  })
  return [...own, ...little.slice(0, 2), ...reasons, ...others].slice(0, MOST_SAID).map(full)
}

const once = (sentences: readonly Sentence[]) =>
  sentences.filter(({ zh: pieces }, at) => sentences.findIndex((each) => textOf(each.zh) === textOf(pieces)) === at)

/** A page out of its plan and the answers; null: nothing happened, nothing is wrong and nothing is withheld. */
export function compose(plan: PagePlan, answers: Answers, names: Names): BriefingPage | null {
  const { main, beside = [], causes = [], asks = [], chart } = plan
  const left = [...answers.figures]
  const take = <Kind>(kinds: readonly Kind[]) => kinds.map((kind) => ({ kind, answer: left.shift() }))
  const [first] = take<Asking>([main])
  const sides = take<Asking>(beside)
  const groups = take(causes)
  const owed = take(asks)
  const [drawn] = take(chart ? [chart] : [])
  const told = [...(first ? [first] : []), ...sides]
  const figure = isTold(first?.answer) ? first.answer : null
  const besides = sides.flatMap(({ answer }) => (isTold(answer) ? [answer] : []))
  const cause = groups.flatMap(({ kind, answer }) =>
    isTold(answer) ? [outliers(answer, kind.by, names) ?? ranked(answer, kind.by, names) ?? []].flat() : [],
  )
  // The same count by its groups: a headline that has nothing else to say names who has most of it.
  const own = groups.find(({ kind }) => kind.id === main.id && kind.standing === main.standing && !kind.where)
  const most = own && isTold(own.answer) ? foremost(own.answer, own.kind.by, names) : null
  const ask = owed.flatMap(({ kind, answer }) => (isTold(answer) ? [askFor(kind, answer, names) ?? []].flat() : []))
  const refusals = answers.figures.flatMap((answer) => (isTold(answer) ? [] : [refusedSentence(answer.refused)]))
  const mind = minded(told.flatMap(({ kind, answer }) => (isTold(answer) ? [{ figure: answer, of: kind.of }] : [])))
  const comparison = comparisonsOf(figure, besides)
  const nothing = [figure, ...besides].every((each) => each?.value === 0 && pointsOf(each).length === 0)
  if (nothing && mind.length === 0) return null
  return {
    id: plan.id,
    kicker: kickerOf(plan.title, figure),
    headline: figure
      ? headlineOf(figure, main.of, most)
      : say(
          zh`${part(plan.title.zh, plan.title.en)}：未能取得`,
          en`${part(plan.title.zh, plan.title.en)}: could not be told`,
        ),
    figure,
    beside: besides,
    comparison,
    cause: once(cause.map(full)).slice(0, MOST_SAID),
    ask: once(ask.map(full)).slice(0, MOST_SAID),
    minded: once([...refusals, ...mind]),
    chart:
      chart && isTold(drawn?.answer)
        ? {
            is: chart.is,
            title: chart.title,
            figure: drawn.answer,
            usual: answers.usual,
            annotations: answers.annotations,
          }
        : null,
    map: null,
    text: null,
  }
}
