import { readFileSync } from 'node:fs'
import { localSigns, publishedSigns, type Sign } from './likeness/article17-factors.ts'

/**
 * Signs of Art. 17: those of the regulation, and what stands in the city's own file (item 5). Throws a sentence that names the
 * file when it cannot be read or is not sound.
 */
export function readSigns(path: string | undefined): readonly Sign[] {
  if (path === undefined) return publishedSigns
  let given: unknown
  try {
    given = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Error(`ART17_LOCAL=${path} 不能读取，请核对文件。`, { cause })
  }
  const read = localSigns.safeParse(given)
  if (read.success) return [...publishedSigns, ...read.data]
  const [issue] = read.error.issues
  throw new Error(`ART17_LOCAL=${path} 不可用：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}。`)
}
