import type { Pen } from './chart.ts'

/** A pen for tests: keys stay keys, a unit is a pixel. */
export const anyPen: Pen = {
  t: (key, named) => (named ? `${key} ${JSON.stringify(named)}` : key),
  word: (_, value) => value,
  station: (id) => id,
  colour: (token) => token,
  px: (units) => units,
}
