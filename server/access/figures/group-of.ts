import type { FigureGroup, FigureTold, Grouping } from '../../contract/indicator.ts'

/** One group of a figure that was told by a single grouping; one that nothing was counted for is 0 of a count, and opens as well. */
export function groupOf({ groups, measure, address }: FigureTold, grouping: Grouping, key: string | null): FigureGroup {
  const found = groups.find((each) => each.key[grouping] === key)
  if (found) return found
  const [path, query] = address.split('?')
  const narrowed = new URLSearchParams(query)
  narrowed.delete('by')
  narrowed.set(`where.${grouping}`, key ?? '')
  const count = measure === 'count'
  return {
    key: { [grouping]: key },
    ...{ value: count ? 0 : null, numerator: 0, denominator: count ? null : 0 },
    address: `${path}?${narrowed.toString()}`,
  }
}
