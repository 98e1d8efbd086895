import type { IndicatorDefined, Theme } from '@contract/indicator.ts'
import type { WallRow } from '@contract/wall.ts'

/** What became of somebody's pointing without him: another one's stands on the wall now, or an alarm closed it. */
export interface WallTold {
  readonly what: 'replaced' | 'alarm' | 'away'
  readonly wall: Pick<WallRow, 'is' | 'name'>
  readonly byName: string | null
}

/** Compares what he had open on the walls before with what is there now; null: nothing that he does not know. */
export function toldOf(before: readonly WallRow[], now: readonly WallRow[], self: string): WallTold | null {
  for (const { id, is, name, shown } of before) {
    if (shown?.byId !== self) continue
    const wall = { is, name }
    const after = now.find((each) => each.id === id)
    if (after === undefined) return { what: 'away', wall, byName: null }
    if (after.shown !== null && after.shown.byId !== self)
      return { what: 'replaced', wall, byName: after.shown.byName ?? '' }
    if (after.shown === null && after.ended?.id === shown.id && after.ended.by === 'alarm')
      return { what: 'alarm', wall, byName: null }
  }
  return null
}

/** Numbers under the theme that they belong to, in the order of the house; only those whose name holds what is typed. */
export function byTheme(
  defined: readonly IndicatorDefined[],
  typed: string,
  said: (defined: IndicatorDefined) => string,
): { readonly theme: Theme; readonly items: readonly IndicatorDefined[] }[] {
  const word = typed.trim().toLowerCase()
  const themes = new Map<Theme, IndicatorDefined[]>()
  for (const each of defined)
    if (said(each).toLowerCase().includes(word)) themes.set(each.theme, [...(themes.get(each.theme) ?? []), each])
  return [...themes].map(([theme, items]) => ({ theme, items }))
}
