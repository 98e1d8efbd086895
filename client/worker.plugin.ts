import { createHash } from 'node:crypto'
import type { Plugin, Rollup } from 'vite'

const PLACE = /(["'`])__FIELD_FILES__\1/
/** What the field’s page is made of, beside the entry that every page has. */
const FIELD = /\/client\/(FieldDoor\.vue|field\/messages\.ts|messages\/(zh-CN|en)\.ts)$/

/** Everything that a page needs to run: its scripts with what they import outright, their styles and pictures. */
function filesOf(bundle: Rollup.OutputBundle): readonly string[] {
  const found = new Set<string>()
  const take = (name: string) => {
    const file = bundle[name]
    if (file === undefined || found.has(name)) return
    found.add(name)
    if (file.type !== 'chunk') return
    const { importedCss, importedAssets } = file.viteMetadata ?? {}
    for (const each of [...file.imports, ...(importedCss ?? []), ...(importedAssets ?? [])]) take(each)
  }
  for (const file of Object.values(bundle)) {
    if (file.type !== 'chunk' || file.fileName === 'field-worker.js') continue
    if (file.isEntry || Object.keys(file.modules).some((id) => FIELD.test(id))) take(file.fileName)
  }
  return [...found].map((name) => `/${name}`).sort()
}

/** Builds the field’s service worker into `/field-worker.js` with the list of the files that it keeps on a phone. */
export function fieldWorker(source: string): Plugin {
  return {
    name: 'field-worker',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true,
    enforce: 'post',
    buildStart() {
      this.emitFile({ type: 'chunk', id: source, fileName: 'field-worker.js' })
    },
    generateBundle(_options, bundle) {
      const worker = bundle['field-worker.js']
      const page = bundle['index.html']
      if (worker?.type !== 'chunk' || page?.type !== 'asset') throw new Error('the field’s worker has no page to keep')
      // The same name as the server gives the build (server/gateway/statics.ts).
      const build = createHash('sha256').update(page.source).digest('hex').slice(0, 12)
      const files = filesOf(bundle)
      if (!PLACE.test(worker.code) || worker.imports.length > 0)
        throw new Error('the field’s worker must be one file that has room for its list')
      worker.code = worker.code.replace(PLACE, () => JSON.stringify(JSON.stringify({ build, files })))
    },
  }
}
