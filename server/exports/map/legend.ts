import type { PaperLang } from '../asked.ts'
import { COLOURS } from './colours.ts'
import { shown, widthOf, type Part } from './drawing.ts'
import { SIGNS } from './map-words.ts'
import { drawnAs, markAlone } from './marks.ts'
import { openPen } from './pen.ts'
import { LEGEND, type Signs } from './signs.ts'

const SIZE = 8
const PITCH = 13
const SIGN = 13
const GAP = 14

/** The signs that stand on a map, each with how many of it are drawn, row by row from `top`. */
export function legendOf(
  { inView }: Signs,
  width: number,
  top: number,
  lang: PaperLang,
): { parts: Part[]; height: number } {
  let [x, row] = [0, 0]
  const parts = LEGEND.filter((sign) => inView.has(sign)).flatMap((sign): Part[] => {
    const words = `${SIGNS[sign][lang]} ${inView.get(sign)!.length}`
    const wide = SIGN + widthOf(words, SIZE)
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1]
    const [left, middle] = [x, top + (row + 0.5) * PITCH]
    x += wide + GAP
    const drawn = drawnAs(sign)
    const pen = openPen()
    // Grown or shrunk to one size: the small would be a dot, the large would touch the rows beside it.
    markAlone(pen, drawn, [left + 5, middle], Math.min(4, Math.max(2.4, drawn.radius)))
    const look = sign === 'hotspots' ? { ...drawn.look, opacity: 0.45 } : drawn.look
    return [
      ...shown(pen.done(), look),
      {
        ...{ is: 'caption', x: left + SIGN, y: middle, text: words, size: SIZE },
        ...{ fill: COLOURS['--ink'], anchor: 'start' },
      },
    ]
  })
  return { parts, height: parts.length === 0 ? 0 : (row + 1) * PITCH }
}
