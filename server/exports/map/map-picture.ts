import type { BriefingMap } from '../../contract/briefing.ts'
import type { District } from '../../contract/district.ts'
import type { PaperLang } from '../asked.ts'
import { areasOf } from './areas.ts'
import type { Drawing, Part } from './drawing.ts'
import { edgesOf } from './edges.ts'
import { groundOf } from './ground.ts'
import { labelsOf } from './labels.ts'
import { legendOf } from './legend.ts'
import { linesUnder } from './map-words.ts'
import { drawnAs, marksOf } from './marks.ts'
import { isUrgent, ORDER, signsIn, type Sign } from './signs.ts'
import type { MapStood } from './stood.ts'
import { viewOf, type Box } from './view.ts'

/** The map of one moment in one view, drawn, and the sentences that stand under it. */
export interface MapPicture {
  readonly drawing: Drawing
  readonly lines: readonly string[]
}
/** Signs that no name may stand on. */
const CLEAR: readonly Sign[] = ['p1', 'p2', 'p3', 'p4', 'open', 'late', 'overdue', 'stations', 'kind.market']
const BESIDE = 6

/** Draws what stood, `width` points wide: the wall's map by day, with legend and scale. Pure: the same record, the same drawing. */
export function mapPicture(
  stood: MapStood,
  { layers, ...where }: Pick<BriefingMap, 'layers' | 'lng' | 'lat' | 'zoom'>,
  district: District,
  width: number,
  lang: PaperLang,
): MapPicture {
  const view = viewOf(where, width)
  const signs = signsIn(stood, layers, view, district)
  const areas = areasOf(layers.includes('hotspots') ? (stood.hotspots ?? []) : [], view)
  const edges = edgesOf(district, view, lang)
  const legend = legendOf(signs, width, view.height + BESIDE, lang)
  const rooms = CLEAR.flatMap((sign): Box[] => {
    const r = drawnAs(sign).radius
    return (signs.inView.get(sign) ?? []).map(({ spot: [x, y] }) => ({
      ...{ left: x - r, right: x + r, top: y - r, bottom: y + r },
    }))
  })
  const labels = labelsOf(district, view, [...areas.rooms, ...edges.rooms, ...rooms], lang, layers.includes('stations'))
  /** Numbers and names lie over what is calm, and under what needs a person. */
  const drawn = (of: (sign: Sign) => boolean): Part[] =>
    ORDER.filter(of).flatMap((sign) =>
      sign === 'hotspots' ? areas.parts : marksOf(sign, signs.inView.get(sign) ?? [], view.frame),
    )
  return {
    drawing: {
      width,
      height: view.height + (legend.height === 0 ? 0 : BESIDE + legend.height),
      parts: [
        ...groundOf(district, view),
        ...drawn((sign) => !isUrgent(sign)),
        ...labels,
        ...areas.numbers,
        ...drawn(isUrgent),
        ...edges.parts,
        ...legend.parts,
      ],
    },
    lines: linesUnder(stood, signs, lang),
  }
}
