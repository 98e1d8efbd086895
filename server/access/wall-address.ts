import type { FigureQuery } from '../gateway/access-figures.ts'
import { figureQuery } from '../gateway/queries-figures.ts'

/** What the page of a figure at this path asks; null: it is no path of one. */
export function figureAsked(address: string): FigureQuery | null {
  const [path = '', search = ''] = address.split('?')
  const id = /^\/figure\/([\w.-]{1,100})$/.exec(path)?.[1]
  if (id === undefined) return null
  const read = figureQuery.safeParse(Object.fromEntries(new URLSearchParams(search)))
  return read.success ? { id, ...read.data } : null
}
