import type { LeagueFigure } from '@contract/league.ts'

/** What an element carries that shows a figure of the league: which it is, of whom, and where it comes from at the table's version. */
export const marksOfCell = ({ indicator, where, address, value, denominator }: LeagueFigure) => ({
  'data-indicator': indicator,
  'data-where': Object.entries(where)
    .map(([name, of]) => `${name}=${of}`)
    .join(),
  'data-address': address,
  'data-state': value === null && denominator === null ? 'missing' : 'fresh',
})
