import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const folder = await mkdtemp(join(tmpdir(), 'imports-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
let serial = 0

/** Writes a file into this test file's own folder and gives its path. */
export async function file(content: string | Uint8Array, name = 'file'): Promise<string> {
  const path = join(folder, `${++serial}-${name}`)
  await writeFile(path, content)
  return path
}
export const freshPath = (name: string) => join(folder, `${++serial}-${name}`)

let gb18030: Map<string, readonly number[]> | null = null
/** Encodes text in GB18030 (two-byte characters): Node decodes it, and does not encode it. */
export function inGb18030(text: string): Uint8Array {
  if (!gb18030) {
    gb18030 = new Map()
    const decoder = new TextDecoder('gb18030')
    for (let a = 0x81; a <= 0xfe; a++)
      for (let b = 0x40; b <= 0xfe; b++) if (b !== 0x7f) gb18030.set(decoder.decode(Uint8Array.of(a, b)), [a, b])
  }
  return Uint8Array.from([...text].flatMap((character) => gb18030!.get(character) ?? [character.charCodeAt(0)]))
}
