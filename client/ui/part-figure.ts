import { addressOf, type Figures, type Where } from '../picture/figures.ts'

/**
 * A count among the figures of somebody's part, narrowed to one value of one dimension or not at all, and where it comes from; nothing
 * counted for that value is 0. Null: it is not among them.
 */
export function partCount(
  figures: Figures,
  id: string,
  only?: readonly [name: keyof Where, value: string],
): { readonly n: number; readonly address: string | undefined } | null {
  if (!figures.values.has(id)) return null
  const key = only === undefined ? id : `${id}|${only[0]}=${only[1]}`
  const where: Where = only === undefined ? {} : { [only[0]]: only[1] }
  return { n: figures.values.get(key)?.value ?? 0, address: addressOf(figures, { id, where }) ?? undefined }
}
