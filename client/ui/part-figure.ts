import { addressOf, type Figures, type Where } from '../picture/figures.ts'

/** A count among the figures of somebody's part, and where it comes from; nothing counted for what it is narrowed to is 0. Null: it is not among them. */
export function partCount(
  figures: Figures,
  id: string,
  where: Where,
): { readonly n: number; readonly address: string | undefined } | null {
  if (!figures.values.has(id)) return null
  const key = [id, ...Object.entries(where).map(([name, value]) => `${name}=${value}`)].join('|')
  return { n: figures.values.get(key)?.value ?? 0, address: addressOf(figures, { id, where }) ?? undefined }
}
