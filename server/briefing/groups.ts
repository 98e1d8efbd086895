import type { Sentence } from '../contract/briefing.ts'
import type { FigureGroup, FigureTold, Grouping } from '../contract/indicator.ts'
import { amount, amountWithin } from './amount.ts'
import { groupingWords, type Names } from './names.ts'
import { en, part, say, zh, type Part } from './piece.ts'
import { units } from './units.ts'
import { ENOUGH, spoken } from './worth.ts'

/** A group that may be named: told, not in a gap, with enough cases. */
export interface Named {
  readonly value: number
  readonly name: Part
  readonly said: Part
  /** The same, to stand within brackets. */
  readonly within: Part
}

const isSum = ({ measure }: FigureTold) => measure === 'count' || measure === 'sum'

const enough = (group: FigureGroup, figure: FigureTold) =>
  isSum(figure) ? (group.value ?? 0) >= ENOUGH : group.denominator !== null && group.denominator >= ENOUGH

/** Groups of a figure that may be named, the highest first. `all`: with those of few cases too, for who owes something. */
export function namedGroups(figure: FigureTold, by: Grouping, names: Names, all = false): Named[] {
  if (!spoken(figure) && figure.groups.length === 0) return []
  if (figure.state === 'withheld' || figure.state === 'missing') return []
  return figure.groups
    .flatMap((group) => {
      const name = group.gap === undefined ? names(by, group.key[by]) : null
      const [said, within] = [amount(group, figure), amountWithin(group, figure)]
      if (name === null || said === null || within === null || group.value === null) return []
      return all || enough(group, figure) ? [{ value: group.value, name: part(name.zh, name.en), said, within }] : []
    })
    .sort((a, b) => b.value - a.value)
}

/** 分街道看; named where the page has another figure before its eyes. */
function seenBy(figure: FigureTold, by: Grouping, own: boolean): Part {
  const { zh: things, en: many } = groupingWords[by]
  const title = own ? { zh: '', en: '' } : { zh: figure.title.zh, en: `${figure.title.en}: ` }
  return part(`${title.zh}分${things}看`, `${title.en}of the ${many}`)
}

/**
 * The highest and, of shares and times, the lowest of the groups with enough cases; null: too few, or all alike. `own`: it is the
 * main figure of its page and need not be named.
 */
export function ranked(figure: FigureTold, by: Grouping, names: Names, own = false): Sentence | null {
  const groups = namedGroups(figure, by, names)
  const [first, second] = groups
  const last = groups.at(-1)
  if (!first || !second || !last || first.value === second.value) return null
  const { is } = units[figure.unit]
  const seen = seenBy(figure, by, own)
  if (isSum(figure))
    return say(zh`${seen}，${first.name}最多，为${first.said}`, en`${seen}, ${first.name} has the most, ${first.said}`)
  const [high, low] =
    is === 'time'
      ? [part('最长', 'longest'), part('最短', 'shortest')]
      : [part('最高', 'highest'), part('最低', 'lowest')]
  const one = say(
    zh`${seen}，${first.name}${high}，为${first.said}`,
    en`${seen}, ${first.name} is ${high}, ${first.said}`,
  )
  if (groups.length < 3 || groups.at(-2)?.value === last.value) return one
  return say(zh`${one}；${last.name}${low}，为${last.said}`, en`${one}; ${last.name} ${low}, ${last.said}`)
}

const middle = (sorted: readonly number[]) => {
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** Groups far from the median of all: twice and more, or of shares ten points and three times the usual distance. At most three. */
export function outliers(figure: FigureTold, by: Grouping, names: Names, own = false): Sentence | null {
  const groups = namedGroups(figure, by, names)
  if (groups.length < 5) return null
  const median = middle(groups.map(({ value }) => value))
  const distances = groups.map(({ value }) => Math.abs(value - median)).sort((a, b) => a - b)
  const usual = middle(distances)
  const share = units[figure.unit].is === 'share'
  const far = groups.filter(({ value }) =>
    share
      ? Math.abs(value - median) >= Math.max(10, 3 * usual)
      : value >= 2 * median && value - median >= Math.max(ENOUGH, 3 * usual),
  )
  const first = far.find(({ value }) => value > median) ?? far[0]
  if (!first) return null
  const side = first.value > median ? part('明显高于', 'far above') : part('明显低于', 'far below')
  const things = groupingWords[by]
  const level = part(`各${things.zh}中位水平`, `the median of them`)
  const seen = seenBy(figure, by, own)
  return say(
    zh`${seen}，${first.name}为${first.said}，${side}${level}`,
    en`${seen}, ${first.name} with ${first.said} is ${side} ${level}`,
  )
}

/** Who has the most of a count, as it stands within a headline; null: nobody alone, or too few. */
export function foremost(figure: FigureTold, by: Grouping, names: Names): Sentence | null {
  const [first, second] = isSum(figure) ? namedGroups(figure, by, names) : []
  if (!first || first.value === second?.value) return null
  return say(zh`其中${first.name}${first.said}`, en`led by ${first.name} (${first.said})`)
}
