import type { BriefingMap } from '@contract/briefing.ts'
import { layers } from '../layers/index.ts'
import type { MapLayer } from '../layers/layer.ts'

/** Ground and names are always drawn; whoever was on duty where is nobody's to look at afterwards. */
const ALWAYS: ReadonlySet<string> = new Set(['ground', 'labels'])

/** The layers of the wall that a view of a briefing shows, bottom first. */
export const layersOf = (chosen: BriefingMap['layers']): readonly MapLayer[] =>
  layers.filter(({ name }) => ALWAYS.has(name) || chosen.some((each) => each === name))
