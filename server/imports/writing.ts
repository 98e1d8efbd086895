import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

/** When a stream takes more again, or is closed by a failure. */
const drained = (stream: WriteStream) =>
  new Promise<void>((resolve) => {
    const done = () => {
      stream.off('drain', done).off('close', done)
      resolve()
    }
    stream.on('drain', done).on('close', done)
  })

/** Writes text to a file that is made with the first piece, for nobody but the house's own account. */
export function writingTo(path: string) {
  let stream: WriteStream | null = null
  let failed: Error | null = null
  const begin = (): WriteStream => {
    const made = createWriteStream(path, { encoding: 'utf8', mode: 0o600 })
    made.on('error', (error) => (failed = error))
    return made
  }
  return {
    async write(text: string): Promise<void> {
      stream ??= begin()
      if (!stream.write(text) && !failed) await drained(stream)
      if (failed) throw failed
    },
    /** Path of the file when there is one. */
    end: async (): Promise<string | null> => {
      if (!stream) return null
      stream.end()
      await finished(stream)
      return path
    },
  }
}
