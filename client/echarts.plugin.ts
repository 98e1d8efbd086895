import type { Plugin } from 'vite'

/** Says loudly what it is when a chart comes to need a part after all. */
const refused = (what: string) => `() => { throw new Error('client/echarts.plugin.ts left ${what} out of the page') }`
/**
 * What ECharts imports outright and no chart of ours uses, with what stands in its place: options of its second and third edition, its
 * dark theme and spinner (ours are in ui/theme.css), patterns on shapes, tables that it would work out itself, and bars round a pole.
 */
const UNUSED: Readonly<Record<string, string>> = {
  'lib/preprocessor/backwardCompat.js': 'export default () => {}',
  'lib/theme/dark.js': 'export default {}',
  'lib/loading/default.js': `export default ${refused('the spinner')}`,
  'lib/legacy/dataSelectAction.js': `export const handleLegacySelectEvents = () => {}
export const createLegacyDataSelectAction = ${refused('pies and maps')}`,
  'lib/visual/decal.js': 'export const decalVisualStageHandler = { overallReset() {} }',
  'lib/data/helper/transform.js': `export class ExternalSource {}
export const registerExternalTransform = () => {}
export const applyDataTransform = ${refused('transforms')}`,
  'lib/label/sectorLabel.js': `export const createSectorCalculateTextPosition = ${refused('sectors')}
export const setSectorTextRotation = ${refused('sectors')}`,
  'lib/chart/helper/sectorHelper.js': `export const getSectorCornerRadius = ${refused('sectors')}`,
}

/** Leaves out of the built pages what of ECharts nobody draws; throws when a newer ECharts has no such part any more. */
export function leanEcharts(): Plugin {
  const left = new Set<string>()
  return {
    name: 'lean-echarts',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true,
    load: {
      filter: { id: /node_modules\/echarts\/lib\// },
      handler(id) {
        const part = id.slice(id.lastIndexOf('/echarts/') + '/echarts/'.length)
        const instead = UNUSED[part]
        if (instead !== undefined) left.add(part)
        return instead ?? null
      },
    },
    buildEnd(error) {
      const missing = Object.keys(UNUSED).filter((part) => !left.has(part))
      if (error === undefined && missing.length > 0)
        throw new Error(
          `ECharts has ${missing.join(', ')} no more: see what takes its place, in client/echarts.plugin.ts`,
        )
    },
  }
}
