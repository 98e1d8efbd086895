import type { TourEstimate } from '@contract/tour.ts'

/** How far a tour is and how long on the way, said as an estimate with what it rests on. */
export const farWords = (
  { metres, minutes, basis }: TourEstimate,
  t: (key: string, named: Readonly<Record<string, string | number>>) => string,
): string => t(`console.stops.far.${basis}`, { km: (metres / 1_000).toFixed(1), n: minutes })
