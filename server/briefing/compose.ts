import type { BriefingChart, BriefingPage, Sentence } from '../contract/briefing.ts'
import type { Wording } from '../contract/counting.ts'
import {
  spans,
  type Annotation,
  type FigureTold,
  type IndicatorDimension,
  type UsualBand,
} from '../contract/indicator.ts'
import { amount } from './amount.ts'
import { askFor } from './asks.ts'
import { changed, uncompared } from './compared.ts'
import { momentPart, periodPart } from './dates.ts'
import { foremost, outliers, ranked } from './groups.ts'
import { headlineOf, partHeadline, pointsOf } from './headline.ts'
import { minded, titled } from './minded.ts'
import type { Names } from './names.ts'
import { bare, en, full, joined, part, plain, say, textOf, zh } from './piece.ts'
import type { Asking, ChartPlan, PagePlan } from './plan.ts'
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
  const told = main && spoken(main) ? main : null
  const own = told ? pointsOf(told) : []
  const little =
    told && own.length === 0
      ? told.comparisons
          .filter((each) => each.with !== 'target' && each.change !== null)
          .flatMap((each) => changed(told, each) ?? [])
      : []
  const others = beside.filter(spoken).flatMap((figure) => {
    const [point] = pointsOf(figure)
    const title = titled(figure)
    const size = amount(figure, figure)
    return point && size ? [say(zh`${title}${size}，${point}`, en`${title}: ${size}, ${point}`)] : []
  })
  // A reason is said instead of a comparison, also where another comparison could be made.
  const reasons = told ? uncompared(told) : []
  return [...own, ...little.slice(0, 2), ...others.slice(0, MOST_SAID - 1), ...reasons].slice(0, MOST_SAID).map(full)
}

const once = (sentences: readonly Sentence[]) =>
  sentences.filter(({ zh: pieces }, at) => sentences.findIndex((each) => textOf(each.zh) === textOf(pieces)) === at)

/** Whether a sentence has been said already within another one, but for its full stop. */
const within = (whole: Sentence) => (sentence: Sentence) =>
  textOf(whole.zh).includes(textOf(sentence.zh).replace(/。$/, ''))
const isSpan = (by: IndicatorDimension) => (spans as readonly string[]).includes(by)
/** Nothing is on record of it, or nothing to reckon with: there is no number, and none is kept back. */
const isLacking = (figure: FigureTold) => figure.state !== 'withheld' && !spoken(figure)
/** A picture of one thing says no more than its number. */
const pictured = ({ by, groups, state }: FigureTold) =>
  state !== 'missing' && (by.some(isSpan) || groups.filter(({ value }) => value !== null).length > 1)

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
  const planned = isTold(first?.answer) ? first.answer : null
  const others = sides.flatMap(({ answer }) => (isTold(answer) ? [answer] : []))
  // Where nothing is on record of the main one, another that is known stands in its place.
  const known = (each: FigureTold) => spoken(each) && each.value !== 0
  const instead = planned && isLacking(planned) ? others.find(known) : undefined
  const figure = instead ?? planned
  const besides = [...(instead && planned ? [planned] : []), ...others.filter((each) => each !== instead)]
  const isOwn = (kind: Asking) =>
    figure === planned && kind.id === main.id && kind.standing === main.standing && !kind.where
  // The same count by its groups: a headline that has nothing else to say names who has most of it.
  const own = groups.find(({ kind }) => isOwn(kind))
  const most = own && isTold(own.answer) ? foremost(own.answer, own.kind.by, names) : null
  const whole = plan.within && others.find(({ id }) => id === plan.within!.of)
  const headline = figure
    ? ((plan.within && whole && figure === planned ? partHeadline(figure, whole, plan.within) : null) ??
      headlineOf(figure, main.of, most, instead ? undefined : main.said))
    : say(
        zh`${part(plan.title.zh, plan.title.en)}：未能取得`,
        en`${part(plan.title.zh, plan.title.en)}: could not be told`,
      )
  const saidMost = most !== null && within(headline)(most)
  const cause = groups.flatMap(({ kind, answer }) => {
    if (!isTold(answer)) return []
    const far = outliers(answer, kind.by, names, isOwn(kind))
    const repeated = saidMost && kind === own?.kind
    return far ?? (repeated ? null : ranked(answer, kind.by, names, isOwn(kind))) ?? []
  })
  const ask = owed.flatMap(({ kind, answer }) => (isTold(answer) ? (askFor(kind, answer, names) ?? []) : []))
  const refusals = answers.figures.flatMap((answer) => (isTold(answer) ? [] : [refusedSentence(answer.refused)]))
  const told = [...(first ? [first] : []), ...sides]
  const mind = minded(told.flatMap(({ kind, answer }) => (isTold(answer) ? [{ figure: answer, of: kind.of }] : [])))
  const nothing = [figure, ...besides].every((each) => each?.value === 0 && pointsOf(each).length === 0)
  if (nothing && mind.length === 0) return null
  return {
    id: plan.id,
    kicker: kickerOf(plan.title, figure),
    headline,
    figure,
    beside: besides,
    comparison: comparisonsOf(figure, besides).filter((sentence) => !within(headline)(sentence)),
    cause: once(cause.map(full)).slice(0, MOST_SAID),
    ask: once(ask.map(full)).slice(0, MOST_SAID),
    minded: once([...refusals, ...mind]).filter((sentence) => !within(headline)(sentence)),
    chart: chart && isTold(drawn?.answer) && pictured(drawn.answer) ? chartOf(chart, drawn.answer, answers) : null,
    map: null,
    text: null,
  }
}

/** A period too short for a curve was asked for by a grouping. */
function chartOf({ is, title, brief }: ChartPlan, figure: FigureTold, { usual, annotations }: Answers): BriefingChart {
  const briefly = is !== 'bars' && brief !== undefined && !figure.by.some(isSpan)
  return { ...(briefly ? { is: 'bars', title: brief.title } : { is, title }), figure, usual, annotations }
}

/** Whether there is nothing on a page for its period: it is named among the others and has no sheet of its own. */
export const isBlank = ({ figure, beside, text, map }: BriefingPage): boolean =>
  figure !== null &&
  text === null &&
  map === null &&
  [figure, ...beside].every((each) => isLacking(each) || each.value === 0)

/** Pages without those of which nothing is on record; the last one says which they are. One page at least is left. */
export function withoutBlank(pages: readonly BriefingPage[], titles: ReadonlyMap<string, Wording>): BriefingPage[] {
  const kept = pages.filter((page) => !isBlank(page))
  const [last] = kept.slice(-1)
  if (!last) return pages.slice(0, 1)
  if (kept.length === pages.length) return kept
  const blank = joined(
    pages.filter(isBlank).flatMap(({ id }) => plain(titles.get(id) ?? { zh: id, en: id })),
    { zh: '、', en: ', ' },
  )
  const says = full(
    say(zh`${blank}：本期没有记录，未单列成页`, en`${blank}: nothing on record for this period, no page of their own`),
  )
  return [...kept.slice(0, -1), { ...last, minded: [...last.minded, says] }]
}
