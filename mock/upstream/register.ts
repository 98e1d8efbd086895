import { chance, hash } from '../district/chance.ts'
import type { Script, Stage } from '../scripts/script.ts'
import { cursorsOf } from './cursor.ts'
import { siteRow } from './rows.ts'
import type { Page } from './streams.ts'

/** The register of sites, paged: it does not change while the mock plays. */
export function openRegister(script: Script, { world }: Stage) {
  const cursors = cursorsOf(hash(world.seed, world.size, 'sites').toString(36))
  return (since: string | undefined, limit: number): Page => {
    const from = (since === undefined ? null : cursors.read(since))?.index ?? 0
    const sites = world.sites.slice(from, from + limit)
    const rows = sites.map((site, i) => {
      const row = siteRow(site)
      return script.row ? script.row('sites', row, chance(world.seed, script.name, 'sites', from + i)) : row
    })
    const upto = from + sites.length
    return { rows, next: cursors.write({ day: 0, index: upto }), more: upto < world.sites.length }
  }
}
