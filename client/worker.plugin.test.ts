import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fieldWorker } from './worker.plugin.ts'

const chunk = (fileName: string, over: object = {}) => ({
  ...{ type: 'chunk', fileName, code: '', imports: [], dynamicImports: [], isEntry: false, modules: {} },
  ...over,
})
const page = '<script type="module" src="/assets/index.js"></script>'
const bundle = () => ({
  'index.html': { type: 'asset', fileName: 'index.html', source: page },
  'assets/index.js': chunk('assets/index.js', {
    ...{ isEntry: true, imports: ['assets/vue.js'] },
    viteMetadata: { importedCss: new Set(['assets/index.css']), importedAssets: new Set(['assets/icon.svg']) },
  }),
  'assets/vue.js': chunk('assets/vue.js'),
  'assets/index.css': { type: 'asset', fileName: 'assets/index.css', source: '' },
  'assets/icon.svg': { type: 'asset', fileName: 'assets/icon.svg', source: '' },
  'assets/FieldDoor.js': chunk('assets/FieldDoor.js', {
    ...{ modules: { '/house/client/FieldDoor.vue': {} }, imports: ['assets/index.js', 'assets/map.js'] },
    viteMetadata: { importedCss: new Set(['assets/FieldDoor.css']), importedAssets: new Set() },
  }),
  'assets/FieldDoor.css': { type: 'asset', fileName: 'assets/FieldDoor.css', source: '' },
  'assets/map.js': chunk('assets/map.js'),
  'assets/messages.js': chunk('assets/messages.js', { modules: { '/house/client/field/messages.ts': {} } }),
  'assets/zh-CN.js': chunk('assets/zh-CN.js', { modules: { '/house/client/messages/zh-CN.ts': {} } }),
  'assets/en.js': chunk('assets/en.js', { modules: { '/house/client/messages/en.ts': {} } }),
  'assets/AdminScreen.js': chunk('assets/AdminScreen.js', { modules: { '/house/client/admin/AdminScreen.vue': {} } }),
  'field-worker.js': chunk('field-worker.js', {
    isEntry: true,
    code: 'const kept=JSON.parse(`__FIELD_FILES__`);go(kept)',
  }),
})
const build = (made: object) => {
  const { generateBundle } = fieldWorker('worker.ts') as unknown as {
    generateBundle: (options: object, bundle: object) => void
  }
  generateBundle({}, made)
}

test('the phone keeps what the field’s page is made of, in both languages, and no other page', () => {
  const made = bundle()
  build(made)
  const kept = JSON.parse(JSON.parse(/JSON\.parse\((".*")\)/.exec(made['field-worker.js'].code)![1]!) as string)
  expect(kept.files).toEqual([
    ...['/assets/FieldDoor.css', '/assets/FieldDoor.js', '/assets/en.js', '/assets/icon.svg', '/assets/index.css'],
    ...['/assets/index.js', '/assets/map.js', '/assets/messages.js', '/assets/vue.js', '/assets/zh-CN.js'],
  ])
  // As server/gateway/statics.ts names the build.
  expect(kept.build).toBe(createHash('sha256').update(page).digest('hex').slice(0, 12))
})

test('a worker that would need other files, or has no room for the list, is not built', () => {
  const split = bundle()
  split['field-worker.js'] = { ...split['field-worker.js'], imports: ['assets/vue.js'] as never }
  expect(() => build(split)).toThrow('one file')
  const folded = bundle()
  folded['field-worker.js'] = { ...folded['field-worker.js'], code: 'go({})' }
  expect(() => build(folded)).toThrow('one file')
})
