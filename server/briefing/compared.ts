import type { Sentence } from '../contract/briefing.ts'
import type { Wording } from '../contract/counting.ts'
import type { Comparison, FigureTold } from '../contract/indicator.ts'
import { difference, sized, targeted } from './amount.ts'
import { asManyMonths, periodPart, yearBefore } from './dates.ts'
import { halfUp } from './numbers.ts'
import { bare, en, part, plain, say, zh, type Part } from './piece.ts'
import { units } from './units.ts'

/** 环比 only of adjacent periods as long, 同比 only of the same period a year before; any other is named by its dates. */
export function comparedWith({ from, to }: Pick<FigureTold, 'from' | 'to'>, other: Comparison): Sentence {
  if (from === null || to === null || other.from === null || other.to === null)
    return other.with === 'lastYear'
      ? plain({ zh: '与去年同期相比', en: 'on the same time last year' })
      : plain({ zh: '与上期相比', en: 'on the period before' })
  const [a, b, c, d] = [from, to, other.from, other.to].map((each) => Date.parse(each)) as [
    number,
    number,
    number,
    number,
  ]
  if (other.with === 'lastYear' && c === yearBefore(from) && d === yearBefore(to))
    return plain({ zh: '同比', en: 'on the same period last year' })
  if (other.with === 'previous' && d === a && (b - a === d - c || asManyMonths(a, b, c, d)))
    return plain({ zh: '环比', en: 'on the period before' })
  const period = periodPart(c, d)
  return say(zh`与${period}相比`, en`on ${period}`)
}

interface Way {
  readonly more: Part
  readonly less: Part
}
const WAYS: Readonly<Record<'number' | 'share' | 'better' | 'time' | 'score', Way>> = {
  number: { more: part('增加', 'up by'), less: part('减少', 'down by') },
  share: { more: part('上升', 'up by'), less: part('下降', 'down by') },
  // A share that is meant to be high is raised; 上升 is what befalls it.
  better: { more: part('提高', 'up by'), less: part('下降', 'down by') },
  time: { more: part('延长', 'longer by'), less: part('缩短', 'shorter by') },
  score: { more: part('提高', 'up by'), less: part('降低', 'down by') },
}

const WHICH = { lastYear: ['去年同期', 'last year'], previous: ['上期', 'the period before'] } as const

/** Why a figure is not compared with earlier ones; the same reason is said once. */
export function uncompared({ comparisons }: FigureTold): Sentence[] {
  const reasons = new Map<string, { readonly why: Wording; readonly with: ('lastYear' | 'previous')[] }>()
  for (const { with: other, change, reason } of comparisons) {
    if (other === 'target' || change !== null || reason === null) continue
    const why = bare(reason)
    const known = reasons.get(why.zh) ?? { why, with: [] }
    known.with.push(other)
    reasons.set(why.zh, known)
  }
  return [...reasons.values()].map(({ why, with: others }) => {
    const of = part(
      others.map((each) => WHICH[each][0]).join('、'),
      others.map((each) => WHICH[each][1]).join(' or with '),
    )
    return say(zh`不与${of}比较：${part(why.zh, why.en)}`, en`not compared with ${of}: ${part(why.zh, why.en)}`)
  })
}

/** How a figure changed against an earlier one, or why nobody can say; null: nothing is known of either. Not for targets. */
export function changed(figure: FigureTold, other: Comparison): Sentence | null {
  const against = comparedWith(figure, other)
  if (other.change === null) return uncompared({ ...figure, comparisons: [other] })[0] ?? null
  const { is, decimals } = units[figure.unit]
  if (other.change === 0) return say(zh`${against}持平`, en`the same ${against}`)
  if (!/[1-9]/.test(halfUp(other.change, decimals))) return say(zh`${against}基本持平`, en`about the same ${against}`)
  const way = WAYS[is === 'share' && figure.direction === 'up' ? 'better' : is]
  const verb = other.change > 0 ? way.more : way.less
  const size = difference(other.change, figure.unit, figure.address)
  if (other.changePercent === null || is === 'share')
    return say(zh`${against}${verb}${size}`, en`${verb} ${size} ${against}`)
  const percent = sized(Math.abs(other.changePercent), 'percent', figure.address)
  const grown = other.change > 0 ? part('增长', '') : part('下降', '')
  return say(zh`${against}${verb}${size}（${grown}${percent}）`, en`${verb} ${size} (${percent}) ${against}`)
}

/** Whether a target is reached; null: it has none, no value, or no better way. */
export function reached(figure: FigureTold): boolean | null {
  const { target, value, direction } = figure
  if (target === null || value === null || direction === 'none') return null
  const told = figure.comparisons.find((each) => each.with === 'target')?.better
  return told ?? (direction === 'up' ? value >= target.value : value <= target.value)
}

/** How a figure stands to its target; null where that cannot be said. */
export function againstTarget(figure: FigureTold): Sentence | null {
  const is = reached(figure)
  if (is === null || figure.target === null) return null
  const target = targeted(figure.target.value, figure.unit, figure.address)
  if (is) return say(zh`达到目标（${target}）`, en`the target of ${target} is met`)
  const change = figure.comparisons.find((each) => each.with === 'target')?.change ?? null
  if (change === null || !/[1-9]/.test(halfUp(change, units[figure.unit].decimals)))
    return say(zh`未达到目标（${target}）`, en`the target of ${target} is missed`)
  const size = difference(change, figure.unit, figure.address)
  const side = change < 0 ? part('低于目标', 'below') : part('超出目标', 'above')
  return say(zh`${side}${size}（目标${target}）`, en`${size} ${side} the target of ${target}`)
}
