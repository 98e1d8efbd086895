import { spans, type FigureGroup, type FigureTold } from '@contract/indicator.ts'

const isSpan = (name: string) => (spans as readonly string[]).includes(name)

/** What an element carries that shows a figure as the house told it, or one of its groups: which, of whom, and where it comes from. */
export const marksOfTold = (told: FigureTold, group?: FigureGroup) => {
  const { value, denominator, address } = group ?? told
  const where = Object.entries({ ...told.where, ...group?.key }).filter(([name]) => !isSpan(name))
  return {
    'data-indicator': told.id,
    'data-where': where.map(([name, of]) => `${name}=${of ?? ''}`).join() || undefined,
    'data-address': address,
    'data-state': value === null && denominator === null ? 'missing' : told.state,
  }
}

/** The group of another figure that is told apart by the same; undefined: nothing was counted for it there. */
export const sameGroup = ({ groups }: FigureTold, { key }: Pick<FigureGroup, 'key'>) =>
  groups.find((each) => JSON.stringify(each.key) === JSON.stringify(key))

/** Groups that stand on a page: spans before the record begins or still ahead have no row. */
export const groupsShown = ({ groups }: FigureTold) => groups.filter(({ gap }) => gap !== 'before' && gap !== 'ahead')
