import type { urgingZh } from './urging.zh.ts'

/** The same in English. */
export const urgingEn: typeof urgingZh = {
  urgingLevel: { yellow: 'Yellow', orange: 'Orange', red: 'Red' },
  urging: {
    opened: '{level} urging slip: {title} ({unit})',
    replied: 'Slip answered: {title} ({unit})',
    passed: 'Re-check passed: {title} ({unit})',
    failed: 'Re-check failed: {title} ({unit})',
    raised: 'Slip raised to {level}: {title} ({unit})',
    closed: 'Slip struck off: {title} ({unit})',
    withdrawn: 'Slip withdrawn: {title} ({unit})',
    late: 'Reply overdue: {title} ({unit})',
    other: '{level} urging slip: {title} ({unit})',
  },
}
