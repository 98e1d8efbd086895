import { year2022 } from './years/2022.ts'
import { year2026 } from './years/2026.ts'
import type { YearOfHolidays } from './year-of-holidays.ts'

/** Every year whose notice the program carries, oldest first. Years not here are unpublished until an administrator adds them. */
export const publishedYears: readonly YearOfHolidays[] = [year2022, year2026]
