import type { Chart } from './chart.ts'
import { complaintClasses } from './complaint-classes.chart.ts'
import { complaints24h } from './complaints-24h.chart.ts'
import { elevatorAlarms } from './elevator-alarms.chart.ts'
import { pharmacySales } from './pharmacy-sales.chart.ts'
import { quickTests } from './quick-tests.chart.ts'
import { stationLoads } from './station-loads.chart.ts'

/** Every chart a screen may hang, in the order in which a wall with little room keeps them. */
export const charts: readonly Chart[] = [
  complaints24h,
  complaintClasses,
  stationLoads,
  elevatorAlarms,
  quickTests,
  pharmacySales,
]
