import type { District } from '../../contract/district.ts'
import type { PaperLang } from '../asked.ts'
import { plain } from '../plain.ts'
import { COLOURS } from './colours.ts'
import { shown, widthOf, type Part } from './drawing.ts'
import { plateOf } from './labels.ts'
import { openPen } from './pen.ts'
import type { Box, MapView } from './view.ts'

const SIZE = 6.5
const LONGEST = 84
const IN = 6

/** The longest round length, metres, that is no longer than `most`: 1, 2 or 5 times a power of ten. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  return ([5, 2, 1].find((each) => each * power <= most) ?? 1) * power
}

/** The scale for the middle of the view, what the borders are worth, and the frame; with the room that they take. */
export function edgesOf(
  district: Pick<District, 'outlineNote' | 'outlineNoteEn'>,
  view: MapView,
  lang: PaperLang,
): { parts: Part[]; rooms: Box[] } {
  const { width, height } = view
  const metres = roundLength(view.metresAt(view.lat) * LONGEST)
  const long = metres / view.metresAt(view.lat)
  const [n, unit] = metres >= 1_000 ? [metres / 1_000, { zh: '公里', en: 'km' }] : [metres, { zh: '米', en: 'm' }]
  const scaleBox: Box = { left: 0, top: height - 19, right: long + 2 * IN, bottom: height }
  const bar = openPen()
  bar.line([
    [IN, height - 8],
    [IN, height - 5],
    [IN + long, height - 5],
    [IN + long, height - 8],
  ])
  const note = plain((lang === 'en' && district.outlineNoteEn) || district.outlineNote)
  const noteBox: Box = { left: width - widthOf(note, SIZE) - 2 * IN, top: height - 13, right: width, bottom: height }
  const frame = openPen()
  frame.ring([
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ])
  return {
    parts: [
      ...plateOf(scaleBox),
      {
        ...{ is: 'caption', x: IN + long / 2, y: height - 12, text: `${n} ${unit[lang]}`, size: SIZE },
        ...{ fill: COLOURS['--ink2'], anchor: 'middle' },
      },
      ...shown(bar.done(), { stroke: COLOURS['--ink2'], width: 0.8 }),
      ...(note === ''
        ? []
        : [
            ...plateOf(noteBox),
            {
              ...{ is: 'caption' as const, x: width - IN, y: height - 6.5, text: note, size: SIZE },
              ...{ fill: COLOURS['--ink3'], anchor: 'end' as const },
            },
          ]),
      ...shown(frame.done(), { stroke: COLOURS['--line2'], width: 0.8 }),
    ],
    rooms: [scaleBox, ...(note === '' ? [] : [noteBox])],
  }
}
