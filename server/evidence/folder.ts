import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { checked, type Shelf } from './shelf.ts'

/** Files under `folder` by their SHA-256: `ab/abcd…`. The same file is kept once. */
export function folderShelf(folder: string): Shelf {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash)
  const has = async (hash: string) => {
    try {
      return (await stat(pathOf(hash))).isFile()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
      throw error
    }
  }
  return {
    has,
    async put(hash, _type, path) {
      const under = join(folder, hash.slice(0, 2))
      await mkdir(under, { recursive: true, mode: 0o700 })
      await rename(path, pathOf(hash))
      await synced(under)
    },
    async read(hash) {
      if (!(await has(hash))) return null
      const out = checked(hash)
      const from = createReadStream(pathOf(hash))
      from.on('error', (error) => out.destroy(error))
      out.on('close', () => from.destroy())
      return from.pipe(out)
    },
    remove: (hash) => rm(pathOf(hash), { force: true }),
  }
}

/** The name of a file is on the disk only when its folder is. */
async function synced(folder: string) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
