import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { namesOf } from './csv.ts'
import { FileRefused } from './fault.ts'
import type { Row } from './row.ts'
import { unpackedWorkbook } from './zip.ts'

const MOST_BYTES = 100 * 1_024 * 1_024
const AT_ONCE = 1_000

/*
 * Reading a sheet is one long computation, and the thread that does it must not be the one that feeds the walls. The worker's
 * program is text because the built server is one file: there is no second file to point a worker at.
 */
const PROGRAM = `
const { workerData, parentPort } = require('node:worker_threads')
const { readSheet } = require(workerData.reader)
readSheet(Buffer.from(workerData.workbook), 1).then((rows) => {
  let at = 0
  parentPort.on('message', () => {
    const batch = rows.slice(at, at + workerData.atOnce)
    at += batch.length
    parentPort.postMessage({ batch })
    if (batch.length === 0) parentPort.close()
  })
  parentPort.postMessage({ ready: true })
}, (error) => parentPort.postMessage({ fault: String(error && error.message || error) }))
`
type Said = { readonly ready: true } | { readonly fault: string } | { readonly batch: readonly (readonly unknown[])[] }

/** Asks a worker one thing at a time; its death is an answer, too. */
function conversation(worker: Worker) {
  return (ask: 'more' | null) =>
    new Promise<Said>((resolve, reject) => {
      const done = () => worker.off('message', said).off('error', failed).off('exit', gone)
      const said = (message: Said) => {
        done()
        resolve(message)
      }
      const failed = (error: Error) => {
        done()
        const memory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
        reject(
          memory
            ? new FileRefused('the sheet is too large to read as a workbook: save it as CSV, which may be of any size')
            : error,
        )
      }
      const gone = (code: number) => {
        done()
        reject(new Error(`the reader of the workbook ended early (code ${code})`))
      }
      worker.on('message', said).on('error', failed).on('exit', gone)
      if (ask !== null) worker.postMessage(ask)
    })
}

/** Rows of the first sheet of a workbook, its first row that is not empty the header. */
export async function* xlsxRows(path: string): AsyncGenerator<Row> {
  if ((await stat(path)).size > MOST_BYTES) {
    throw new FileRefused(
      `the workbook is larger than ${MOST_BYTES / 1_048_576} MB: save the sheet as CSV, which may be of any size`,
    )
  }
  const workbook = await unpackedWorkbook(await readFile(path))
  const reader = createRequire(import.meta.url).resolve('read-excel-file/node')
  const worker = new Worker(PROGRAM, {
    eval: true,
    workerData: { workbook, reader, atOnce: AT_ONCE },
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  })
  const ask = conversation(worker)
  try {
    let names: string[] | null = null
    let row = 0
    for (let said = await ask(null); ; said = await ask('more')) {
      if ('fault' in said)
        throw new FileRefused(
          `the workbook cannot be read (${said.fault.slice(0, 200)}): save it again as .xlsx, or as CSV`,
        )
      if ('ready' in said) continue
      if (said.batch.length === 0) break
      for (const cells of said.batch) {
        row += 1
        if (cells.every((cell) => cell === null || cell === '')) continue
        if (names === null) names = namesOf(cells)
        else yield rowOf(row, names, cells)
      }
    }
    if (names === null) throw new FileRefused('the first sheet is empty: it needs a header row and rows')
  } finally {
    await worker.terminate()
  }
}

function rowOf(row: number, names: readonly string[], cells: readonly unknown[]): Row {
  const record: Record<string, unknown> = {}
  names.forEach((name, i) => (record[name] = cells[i] ?? ''))
  return { row, record }
}
