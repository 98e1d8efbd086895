import type { WallRow } from '@contract/wall.ts'
import { useWords } from '../ui/words.ts'

/** What a wall is called: by its own name and place, or by what it is. */
export function useWallName() {
  const { t } = useWords()
  return ({ is, name, place = '' }: Pick<WallRow, 'is' | 'name'> & { readonly place?: string }) =>
    name === '' ? t(`console.wall.${is}`) : place === '' ? name : `${name} · ${place}`
}
