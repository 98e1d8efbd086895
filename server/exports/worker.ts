import { open, rename, rm } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { PaperAsked } from './asked.ts'
import { docxOf } from './docx.ts'
import { pdfOf } from './pdf.ts'

/*
 * The program of the thread that makes one paper: fonts of 14 MB are read and thousands of letters set where nobody waits for a frame.
 * It tells its progress and ends; what goes wrong it throws.
 */

const { asked, path } = workerData as { asked: PaperAsked; path: string }
const progress = (share: number) => parentPort?.postMessage({ share })

/** Nobody finds half a paper: it is written beside its place, to the disk, and moved there whole. */
async function keep(bytes: Buffer) {
  const part = `${path}.part`
  try {
    const file = await open(part, 'w', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync().catch((error: NodeJS.ErrnoException) => {
        // A special file cannot be synchronised; a disk that is full says so.
        if (error.code !== 'EINVAL') throw error
      })
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

progress(0.05)
const bytes = asked.format === 'pdf' ? await pdfOf(asked, (share) => progress(0.3 + share * 0.6)) : await docxOf(asked)
progress(0.95)
await keep(bytes)
progress(1)
