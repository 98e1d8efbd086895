import { complaints } from './complaints.plan.ts'
import { lifts } from './lifts.plan.ts'
import { markets } from './markets.plan.ts'
import { monthly } from './monthly.plan.ts'
import { morning } from './morning.plan.ts'
import { onePlusFive } from './one-plus-five.plan.ts'
import { pharmacies } from './pharmacies.plan.ts'
import type { Plan } from './plan.ts'
import { tasks } from './tasks.plan.ts'
import { weekly } from './weekly.plan.ts'

/** Briefings that the house composes itself, in the order in which they are offered. */
export const plans: readonly Plan[] = [
  ...[morning, weekly, monthly, onePlusFive],
  ...[complaints, tasks, lifts, markets, pharmacies],
]
