import type { Pointing } from '@contract/wall.ts'

/** What the wall has open at `now` (epoch ms) by order: until its time is over, or somebody at the wall put it away. */
export const standingAt = (pointing: Pointing | null, now: number, putAway: string | null): Pointing | null =>
  pointing !== null && now < pointing.until && pointing.id !== putAway ? pointing : null

/** What an element says in `data-where` when it shows the number that is meant. */
const whereOf = ({ where }: Pick<Pointing, 'where'>) =>
  Object.entries(where)
    .map(([name, value]) => `${name}=${value}`)
    .join()

/** Where the number hangs under `root` that is pointed at: in every panel the first place, where it is largest. */
export function placesOf(root: ParentNode, pointing: Pick<Pointing, 'indicator' | 'where'>): HTMLElement[] {
  const where = whereOf(pointing)
  const all = [...root.querySelectorAll<HTMLElement>('[data-indicator]')].filter(
    ({ dataset }) => dataset['indicator'] === pointing.indicator && (dataset['where'] ?? '') === where,
  )
  const panelOf = (each: HTMLElement) => each.closest('.panel')
  return all.filter(
    (each, at) => panelOf(each) === null || all.findIndex((one) => panelOf(one) === panelOf(each)) === at,
  )
}

/** Marks the places of the number (null: of none) and takes the mark off all others. */
export function markPlaces(root: ParentNode, pointing: Pick<Pointing, 'indicator' | 'where'> | null): void {
  const places = new Set(pointing === null ? [] : placesOf(root, pointing))
  for (const each of root.querySelectorAll('[data-pointed]'))
    if (!places.has(each as HTMLElement)) each.removeAttribute('data-pointed')
  for (const each of places) each.setAttribute('data-pointed', '')
}
