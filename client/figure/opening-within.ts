import { openingBy } from './opening.ts'

/**
 * Opens whatever figure is clicked, pressed long or entered within an element: each says in `data-address` where it comes from, the
 * innermost speaks. Gives back what takes the listeners off again.
 */
export function openingWithin(root: HTMLElement, open: (address: string) => void): () => void {
  let address = ''
  const { on, dispose } = openingBy(() => open(address))
  const addressAt = ({ target }: Event) =>
    target instanceof Element ? (target.closest<HTMLElement>('[data-address]')?.dataset['address'] ?? null) : null

  const listeners: readonly (readonly [string, (event: Event) => void])[] = Object.entries(on).map(([name, listen]) => [
    name,
    (event) => {
      const found = addressAt(event)
      if (found !== null) address = found
      // A finger that leaves the figure, or is taken away elsewhere, still ends its press.
      else if (name === 'click' || name === 'keydown' || name === 'pointerdown') return
      ;(listen as (event: Event) => void)(event)
    },
  ])
  for (const [name, listen] of listeners) root.addEventListener(name, listen)
  return () => {
    dispose()
    for (const [name, listen] of listeners) root.removeEventListener(name, listen)
  }
}
