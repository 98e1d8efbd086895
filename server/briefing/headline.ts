import type { Sentence } from '../contract/briefing.ts'
import type { Wording } from '../contract/counting.ts'
import type { Comparison, FigureTold } from '../contract/indicator.ts'
import { amount } from './amount.ts'
import { againstTarget, changed, reached } from './compared.ts'
import { PROVISIONAL, since, STOPPED, unsaid } from './minded.ts'
import { en, part, plain, say, widthOf, zh } from './piece.ts'
import type { Within } from './plan.ts'
import { notable, spoken } from './worth.ts'

/** Readable from the back of a room: so many Chinese characters. */
export const WIDEST = 34

/** What is worth saying of one figure beside its size, the weightiest first. */
export function pointsOf(figure: FigureTold): Sentence[] {
  const changes = figure.comparisons.filter((each) => each.with !== 'target' && notable(figure, each))
  const said = (which: (each: Comparison) => boolean) =>
    changes.filter(which).flatMap((each) => changed(figure, each) ?? [])
  const target = againstTarget(figure)
  const missed = reached(figure) === false
  return [
    ...(target && missed ? [target] : []),
    ...said(({ better }) => better === false),
    ...said(({ better }) => better !== false),
    ...(target && !missed ? [target] : []),
  ]
}

/** 在办投诉举报905件，其中逾期3件 / 无一逾期: a figure that is a part of another one. Null: one of them has no number. */
export function partHeadline(figure: FigureTold, whole: FigureTold, { said, some, none }: Within): Sentence | null {
  if (!spoken(figure) || !spoken(whole)) return null
  const [size, all] = [amount(figure, figure)!, amount(whole, whole)!]
  const of = part(said.zh, said.en)
  const stopped =
    figure.state === 'stale' || whole.state === 'stale' ? say(zh`，${STOPPED}`, en`, ${STOPPED}`) : part('', '')
  if (figure.value === 0) {
    const no = part(none.zh, none.en, figure.address)
    return say(zh`${of}${all}，${no}${stopped}`, en`${of}: ${all}, ${no}${stopped}`)
  }
  return say(
    zh`${of}${all}，其中${part(some.zh, some.en)}${size}${stopped}`,
    en`${of}: ${all}, of which ${part(some.zh, some.en)}: ${size}${stopped}`,
  )
}

/**
 * One sentence with the figure in it, as much of it as can be read from the back of a room. `further`: where it says nothing else;
 * `said`: how the figure is called in a sentence.
 */
export function headlineOf(
  figure: FigureTold,
  of: Wording | undefined,
  further: Sentence | null = null,
  said: Wording = figure.title,
): Sentence {
  const title = part(said.zh, said.en)
  const none = unsaid(figure, of)
  if (none) return say(zh`${title}：${none}`, en`${title}: ${none}`)
  const size = amount(figure, figure)!
  const state = figure.state === 'provisional' ? say(zh`（${PROVISIONAL}）`, en` (${PROVISIONAL})`) : part('', '')
  const alone = say(zh`${title}${size}${state}`, en`${title}: ${size}${state}`)
  // How old it is comes before whatever it says, and in a word where there is no room for the hour.
  const points =
    figure.state === 'stale' ? [since(figure), plain(STOPPED)] : [...pointsOf(figure), ...(further ? [further] : [])]
  for (const point of points) {
    const whole = say(zh`${alone}，${point}`, en`${alone}, ${point}`)
    if (widthOf(whole.zh) <= WIDEST) return whole
  }
  return alone
}
