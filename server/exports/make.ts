import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { PaperAsked } from './asked.ts'

/** Somebody called it off; nothing is left of it. */
export class CalledOff extends Error {
  override name = 'CalledOff'
}

/** In the sources the program is TypeScript, which a thread reads only after it has learned to. */
const LEARNED = `
const { workerData } = require('node:worker_threads')
import(workerData.reader).then(({ register }) => {
  register()
  return import(workerData.program)
})
`

/** Where the worker's program is: beside this file in the sources, a file of its own in the built server. */
function start(workerData: { asked: PaperAsked; path: string }): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: 1_024 }
  const source = new URL('./worker.ts', import.meta.url)
  if (import.meta.url.endsWith('.ts') && existsSync(fileURLToPath(source))) {
    // What require finds is the half for CommonJS, which cannot teach a thread; the other one lies beside it.
    const half = createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/\.cjs$/, '.mjs')
    const reader = pathToFileURL(half).href
    // Nothing of how this process was started: a test's loader is not the thread's.
    const own = { eval: true, execArgv: [], resourceLimits }
    return new Worker(LEARNED, { ...own, workerData: { ...workerData, reader, program: source.href } })
  }
  for (const place of ['./export-worker.js', '../export-worker.js']) {
    const url = new URL(place, import.meta.url)
    if (existsSync(fileURLToPath(url))) return new Worker(url, { workerData, resourceLimits })
  }
  throw new Error('export-worker.js is missing from the build')
}

/** Makes one paper in a thread of its own and puts it at `path`, whole or not at all. Rejects with CalledOff when `signal` says so. */
export function makePaper(
  asked: PaperAsked,
  path: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new CalledOff())
    const worker = start({ asked, path })
    let fault: Error | null = null
    const stop = () => void worker.terminate()
    signal.addEventListener('abort', stop, { once: true })
    worker.on('message', ({ share }: { share: number }) => onProgress(share))
    worker.on(
      'error',
      (error: unknown) =>
        (fault = error instanceof Error ? error : new Error('the maker of papers broke off', { cause: error })),
    )
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', stop)
      if (signal.aborted) reject(new CalledOff())
      else if (fault !== null) reject(fault)
      else if (code !== 0) reject(new Error(`the maker of papers ended with ${code}`))
      else resolve()
    })
  })
}
