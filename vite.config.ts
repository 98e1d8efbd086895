import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { leanEcharts } from './client/echarts.plugin.ts'
import { fieldWorker } from './client/worker.plugin.ts'
import { serverInDev } from './server/dev.plugin.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What every page is made with, and the small parts that nearly all share. */
const BASE = [
  /node_modules\/(@vue|vue|vue-i18n|vue-router|@intlify|pinia)\/|vite\/preload-helper|plugin-vue:export-helper/,
  /client\/picture\/(district|figures|session|standing|streets|use-figures)\.ts/,
  /client\/ui\/(FigureIn|StateMark|age|centre-name|clock|use-calm|use-part-figures|words)\./,
  /client\/(figure\/opening|figure\/opening-within|map\/words|messages\/i18n|messages\/sentence)\.ts/,
  /client\/(account\/doors|messages\/task-sentences|picture\/tasks-of)\.ts/,
  /server\/contract\/(map-signs|task-words|time)\.ts/,
]

export default defineConfig(({ command, isSsrBuild }) => ({
  root: isSsrBuild ? here('.') : here('client'),
  plugins: [vue(), leanEcharts(), serverInDev(here('./server/main.ts')), fieldWorker(here('client/field/worker.ts'))],
  // Parts of Vue and vue-i18n that no screen of ours uses are left out of the script.
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    // client/messages/sentence.ts reads what our word files say.
    __INTLIFY_DROP_MESSAGE_COMPILER__: String(command === 'build'),
  },
  resolve: { alias: { '@contract': here('server/contract') } },
  worker: { format: 'es' },
  build: {
    // The wall is one screen that is loaded once for months: one larger chunk is what it wants.
    chunkSizeWarningLimit: 900,
    outDir: isSsrBuild ? here('dist/server') : here('dist/client'),
    emptyOutDir: true,
    sourcemap: isSsrBuild === true,
    rollupOptions: isSsrBuild
      ? {
          input: {
            main: here('server/main.ts'),
            import: here('server/import.ts'),
            verify: here('server/verify.ts'),
            'export-worker': here('server/exports/worker.ts'),
          },
        }
      : {
          output: {
            // They come together: a request for each costs more than what it brings.
            codeSplitting: {
              groups: [
                {
                  name: 'base',
                  test: new RegExp(BASE.map(({ source }) => source).join('|')),
                  includeDependenciesRecursively: false,
                },
              ],
            },
          },
        },
  },
  test: {
    root: here('.'),
    include: ['{client,server,mock}/**/*.test.ts'],
    // Two cores: more workers than that only make real databases and browsers time out.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A silent house speaks once a second: to wait only one second for it is to toss a coin.
    expect: { poll: { timeout: 10_000 } },
  },
}))
