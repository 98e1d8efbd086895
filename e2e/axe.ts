import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What stands between a page and someone who cannot see or use a mouse (WCAG 2.2 AA), serious and worse. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
  return (
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
      // WCAG 2.5.8 excepts signs whose place carries the meaning, as on a map: two sites may stand wall to wall.
      .filter((fault) => !/^target-size: <div class="leaflet-marker-icon/.test(fault))
  )
}
