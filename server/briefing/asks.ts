import type { Sentence } from '../contract/briefing.ts'
import type { FigureTold } from '../contract/indicator.ts'
import { amount } from './amount.ts'
import { reached } from './compared.ts'
import { namedGroups } from './groups.ts'
import { titled } from './minded.ts'
import type { Names } from './names.ts'
import { en, joined, part, say, zh } from './piece.ts'
import type { Ask } from './plan.ts'
import { notable, spoken } from './worth.ts'

/** More names than three are nobody's. */
const MOST = 3

function wrong(figure: FigureTold, when: Ask['when']): boolean {
  if (when === 'some') return (figure.value ?? 0) > 0
  if (when === 'missed') return reached(figure) === false
  return figure.comparisons.some((each) => each.with !== 'target' && each.better === false && notable(figure, each))
}

/** What is asked of whom, with the figure that asks for it; null: nothing is wrong, or nobody can say. */
export function askFor({ when, by, whom, please }: Ask, figure: FigureTold, names: Names): Sentence | null {
  if (!spoken(figure) || !wrong(figure, when)) return null
  const size = amount(figure, figure)
  if (size === null) return null
  const { target, direction } = figure
  const owes = (value: number) => {
    if (when === 'some') return value > 0
    if (when === 'missed' && target !== null) return direction === 'up' ? value < target.value : value > target.value
    return true
  }
  const groups =
    by === undefined ? [] : namedGroups(figure, by, names, when === 'some').filter(({ value }) => owes(value))
  const worst = (direction === 'up' && when !== 'some' ? groups.toReversed() : groups).slice(0, MOST)
  const title = titled(figure)
  const named =
    worst.length === 0
      ? say(zh`${part(whom.zh, whom.en)}`, en`${part(whom.zh, whom.en)}`)
      : joined(
          worst.map(({ name, within }) => say(zh`${name}（${within}）`, en`${name} (${within})`)),
          { zh: '、', en: ', ' },
        )
  // A street owes nothing itself: whoever is named by it is in it.
  const those =
    by === 'street' && worst.length > 0
      ? say(zh`${named}的${part(whom.zh, whom.en)}`, en`${part(whom.zh, whom.en)} in ${named}`)
      : named
  return say(
    zh`${title}${size}，请督促${those}${part(please.zh, please.en)}`,
    en`${title}: ${size}; please see that ${those} ${part(please.zh, please.en)}`,
  )
}
