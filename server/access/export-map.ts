import type { BriefingTold } from '../contract/briefing.ts'
import { heldLayers, type HeldLayer } from '../contract/held-picture.ts'
import type { PaperAsked } from '../exports/asked.ts'
import { stoodOf } from '../exports/map/stood.ts'
import { isRefusal, type Who } from '../gateway/access.ts'
import type { ExportSources } from './export-sources.ts'

const isHeld = (layer: string): layer is HeldLayer => (heldLayers as readonly string[]).includes(layer)
/** To the millisecond where the address has it, as on the stage: what happened later in the same second is not on the map. */
function heldAt({ address, asOf }: BriefingTold): string {
  const at = new URL(address, 'http://here').searchParams.get('at')
  return at === null ? asOf : /^\d+$/.test(at) ? new Date(Number(at)).toISOString() : at
}

/** What stood on the maps of a briefing, as far as whoever takes it out may see it: asked once for all its pages. */
export async function mapBehind(
  told: BriefingTold,
  sources: Pick<ExportSources, 'map' | 'district'>,
  who: Who,
): Promise<PaperAsked['map']> {
  const maps = told.pages.flatMap(({ map }) => (map === null ? [] : [map]))
  if (maps.length === 0) return null
  const layers = [...new Set(maps.flatMap((map) => map.layers).filter(isHeld))]
  const held = await sources.map({ layers, version: told.version, at: heldAt(told) }, who)
  return isRefusal(held) ? { refused: held.refused } : { stood: stoodOf(held), district: sources.district }
}
