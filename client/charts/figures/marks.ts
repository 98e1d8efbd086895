import type { Annotation } from '@contract/indicator.ts'
import { say, type FigurePen } from './figure-chart.ts'
import { widthOf } from './numbers.ts'

/** Where the words of a change stand: a line at `x`, words from `left` on, `width` wide, in a row above the plot (0: the lowest). */
export interface Mark {
  readonly x: number
  readonly left: number
  readonly width: number
  readonly row: number
  readonly text: string
  /** All of its words are there. */
  readonly whole: boolean
  readonly annotation: Annotation
}

export interface Marked {
  /** Those whose words have a place, and how many rows they take. */
  readonly marks: readonly Mark[]
  readonly rows: number
  /** Where a change has a line but no place for its words. */
  readonly wordless: readonly { readonly x: number; readonly annotation: Annotation }[]
}

/** Air between words and lines, parts of the type size. */
const AIR = 0.5

/** Changes within the period: a stretch counts where any of it lies within, a moment where it does. */
export const within = (annotations: readonly Annotation[], from: number, to: number) =>
  annotations
    .filter(({ at, to: end }) => (end === null ? at >= from && at <= to : at < to && end > from))
    .sort((a, b) => a.at - b.at || (a.is < b.is ? -1 : 1))

/** What may be said of a change, the fullest first: all of it, its first clause, its day. Half a word says nothing. */
const formsOf = (text: string, when: string) => [...new Set([text, text.replace(/[，；,;].*$/su, ''), when])]

/**
 * Places words above a plot from `from` to `to` pixels across. From the right to the left each takes the lowest row in which its
 * words touch no others, its line crosses no words, and no line crosses its words; if need be in fewer words; if there is none, it
 * keeps its line, and its words stand in the key.
 */
export function markWords(
  annotations: readonly { readonly x: number; readonly annotation: Annotation }[],
  area: { readonly from: number; readonly to: number; readonly size: number; readonly rows: number },
  pen: Pick<FigurePen, 'lang'>,
  when: (at: number) => string,
): Marked {
  const { size } = area
  const air = size * AIR
  const marks: Mark[] = []
  const wordless: { x: number; annotation: Annotation }[] = []
  const free = (left: number, width: number, row: number, x: number) =>
    marks.every((other) => {
      const beside = left + width + air <= other.left || other.left + other.width + air <= left
      const overOther = x < other.left - air / 2 || x > other.left + other.width + air / 2
      const underOther = other.x < left - air / 2 || other.x > left + width + air / 2
      if (other.row === row) return beside && overOther && underOther
      return other.row < row ? overOther : underOther
    })
  for (const one of [...annotations].sort((a, b) => b.x - a.x)) {
    const text = say(one.annotation.says, pen)
    const mark = formsOf(text, when(one.annotation.at))
      .flatMap((form) => {
        const width = widthOf(form, size)
        const lefts = [one.x + air / 2 + 1, one.x - air / 2 - 1 - width].filter(
          (left) => left >= area.from && left + width <= area.to,
        )
        // To the right of its line in any row, before to the left of it: words to the left stand in the way of earlier lines.
        return lefts.flatMap((left) =>
          Array.from({ length: area.rows }, (_, row) => ({ left, width, row, text: form, whole: form === text })),
        )
      })
      .find(({ left, width, row }) => free(left, width, row, one.x))
    if (mark === undefined) wordless.push(one)
    else
      marks.push({
        ...mark,
        x: one.x,
        annotation: one.annotation,
      })
  }
  marks.reverse()
  return { marks, rows: marks.reduce((most, { row }) => Math.max(most, row + 1), 0), wordless }
}

/** As much of a text as has room, with a sign that there is more. */
export function cut(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text
  let kept = ''
  for (const sign of text) {
    if (widthOf(`${kept}${sign}…`, size) > width) break
    kept += sign
  }
  return `${kept.trimEnd()}…`
}
