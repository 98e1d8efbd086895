import type { IndicatorDefined } from '@contract/indicator.ts'

/** Whether an indicator has every word that was typed, in either language or in its name; nothing typed fits all. */
export function fits(
  { id, title, formula }: Pick<IndicatorDefined, 'id' | 'title' | 'formula'>,
  typed: string,
): boolean {
  const text = [id, title.zh, title.en, formula.zh, formula.en].join(' ').toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
