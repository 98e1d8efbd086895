import { crs, type Crs } from '../contract/place.ts'

/**
 * A position as a telling carries it: degrees as told, in the system the row names or else the upstream's own. A position
 * that names a system nobody knows, or is no position at all, is kept as told and drawn nowhere: it costs no row.
 */
export function positionTold(told: unknown, upstreamCrs: Crs): Readonly<Record<string, unknown>> {
  if (told === undefined || told === null) return {}
  if (typeof told !== 'object' || Array.isArray(told)) return { positionAsTold: figures(JSON.stringify(told)) }
  const { lng, lat, crs: named } = told as Record<string, unknown>
  const system = crs.safeParse(named ?? upstreamCrs)
  if (system.success) return { lng, lat, crs: system.data }
  return { positionAsTold: figures(JSON.stringify([lng, lat, named])) }
}

/** Figures and short signs only: where a position should be, somebody may have typed an address or a name. */
const figures = (text: string) => (/^[-\w."\s,[\]{}:]{1,80}$/.test(text) ? text : '')
