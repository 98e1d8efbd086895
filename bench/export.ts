import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import { ROOT } from '../server/config.ts'
import { briefingTold, paperAsked } from '../server/exports/briefing.fixture.ts'
import { docxOf } from '../server/exports/docx.ts'
import { pdfOf } from '../server/exports/pdf.ts'
import { buildIfStale } from '../server/start.ts'
import { temporary } from './built-server.ts'
import { median, print } from './figure.ts'

/** Further sections of the briefing: about twelve pages in all. */
const SECTIONS = 4
const RUNS = 3
const TARGET_MS = 10_000
/** A frame of the picture is due every 100–250 ms. */
const HOLD_MS = 100

/** How long something took, and for how long at most this thread could do nothing else meanwhile, ms. */
async function watched(what: () => Promise<unknown>): Promise<{ took: number; held: number }> {
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  // A hold is measured from the beat before it.
  await new Promise((resolve) => setTimeout(resolve, 20))
  const began = performance.now()
  await what()
  const took = performance.now() - began
  // The last hold is seen only by the timer after it.
  await new Promise((resolve) => setTimeout(resolve, 20))
  loop.disable()
  return { took, held: loop.max / 1e6 }
}

/** Makes a monthly briefing as a paper, by the thread of the built server, and beside it by this thread itself. */
export async function run(): Promise<void> {
  if (!buildIfStale()) throw new Error('the build failed')
  const folder = temporary()
  const briefing = briefingTold(SECTIONS)
  const program = join(ROOT, 'dist/server/export-worker.js')
  try {
    for (const format of ['pdf', 'docx'] as const) {
      const asked = paperAsked({ briefing, format })
      const path = join(folder, `a.${format}`)
      const byThread = () =>
        new Promise<void>((resolve, reject) => {
          new Worker(program, { workerData: { asked, path } })
            .once('error', reject)
            .once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the worker ended with ${code}`))))
        })
      const runs = []
      for (let at = 0; at < RUNS; at += 1) runs.push(await watched(byThread))
      const own = await watched(() => (format === 'pdf' ? pdfOf(asked, () => undefined) : docxOf(asked)))
      const idle = await watched(() => new Promise((resolve) => setTimeout(resolve, own.took)))
      const took = median(runs.map((each) => each.took))
      const held = Math.max(...runs.map((each) => each.held))
      const pages =
        format === 'pdf' ? `${readFileSync(path, 'latin1').match(/\/Type \/Page\b/g)?.length ?? 0} pages` : ''
      print({
        ...{ bench: 'export', figure: `a monthly briefing as ${format}`, value: took, unit: 'ms', yardstick: own.took },
        ...{ ratio: took / own.took, target: '≤ 10 s', met: took <= TARGET_MS, note: pages },
      })
      print({
        ...{ bench: 'export', figure: `longest hold of the house meanwhile, ${format}`, value: held, unit: 'ms' },
        ...{ yardstick: own.held, ratio: held / own.held, target: '≤ 100 ms', met: held <= HOLD_MS },
        note: `yardstick: made by the same thread; while nothing is made: ${idle.held.toFixed(1)} ms`,
      })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
