import type { FigureGroup, FigureTold } from '@contract/indicator.ts'
import type { FigureNow, Where } from '../picture/figures.ts'

/** A figure that the house told, as screens show figures. */
export const wholeOf = (told: FigureTold): FigureNow => ({
  ...{ id: told.id, where: told.where, address: told.address },
  ...{ value: told.value, numerator: told.numerator, denominator: told.denominator },
  standing: { state: told.state, asOf: Date.parse(told.asOf) },
})

/** One group of a figure; a group has its own address. `id`: of the indicator. */
export const groupShown = (id: string, group: FigureGroup, where: Where = {}): FigureNow => ({
  ...{ id, where: { ...where, ...groupingsOf(group) }, address: group.address },
  ...{ value: group.value, numerator: group.numerator, denominator: group.denominator },
  standing: { state: 'fresh', asOf: null },
})

const groupingsOf = ({ key }: FigureGroup): Where =>
  Object.fromEntries(Object.entries(key).map(([name, value]) => [name, value ?? '']))
