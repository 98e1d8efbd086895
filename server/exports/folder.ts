import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kept } from './jobs.ts'

/** The folder of exports: a file for each, and beside it what it is, so that a restart knows both. */
export function exportFolder(folder: string) {
  const pathOf = (kept: Kept) => join(folder, `${kept.job.id}.${kept.job.format}`)
  const noteOf = (id: string) => join(folder, `${id}.json`)
  return {
    pathOf,
    async note(kept: Kept): Promise<void> {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(`${noteOf(kept.job.id)}.part`, JSON.stringify(kept), { mode: 0o600 })
      await rename(`${noteOf(kept.job.id)}.part`, noteOf(kept.job.id))
    },
    /** What was written of one that was called off. */
    async clear(kept: Kept): Promise<void> {
      for (const path of [pathOf(kept), `${pathOf(kept)}.part`]) await rm(path, { force: true })
    },
    async remove(id: string): Promise<void> {
      for (const ending of ['json', 'json.part', 'pdf', 'pdf.part', 'docx', 'docx.part'])
        await rm(join(folder, `${id}.${ending}`), { force: true })
    },
    /** What an earlier process left, oldest first; files without a word about them are removed, and so are broken ones. */
    async left(): Promise<readonly Kept[]> {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const names = await readdir(folder)
      const found: Kept[] = []
      for (const name of names.filter((each) => each.endsWith('.json'))) {
        try {
          found.push(JSON.parse(await readFile(join(folder, name), 'utf8')) as Kept)
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error
          await rm(join(folder, name), { force: true })
        }
      }
      const whole = new Set(found.flatMap((kept) => [`${kept.job.id}.json`, `${kept.job.id}.${kept.job.format}`]))
      for (const name of names.filter((each) => !whole.has(each)))
        await rm(join(folder, name), { force: true, recursive: true })
      return found.toSorted((a, b) => a.job.askedAt - b.job.askedAt)
    },
  }
}
