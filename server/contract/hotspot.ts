import type { Hotspot } from './fact.ts'

/** A hotspot is abnormal only when chance cannot explain it and it is at least twice the usual. */
export const isAbnormal = (hotspot: Pick<Hotspot, 'p' | 'ratio'>): boolean =>
  hotspot.p < 0.001 && hotspot.ratio !== null && hotspot.ratio >= 2
