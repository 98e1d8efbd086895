import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { FileRefused } from './fault.ts'

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)
/** Most bytes that a workbook may hold when unpacked: about a million rows of ten cells. */
const MOST_UNPACKED = 256 * 1_024 * 1_024
const MOST_ENTRIES = 2_000

interface Entry {
  readonly name: Buffer
  readonly content: Buffer
}

const broken = () => new FileRefused('the workbook is broken or no workbook: save it again as .xlsx, or as CSV')

function directoryOf(zip: Buffer): { readonly at: number; readonly count: number } {
  // The end record stands in the last 64 KB, before a comment of unknown length.
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > zip.length) throw broken()
  return { at: zip.readUInt32LE(end + 16), count: zip.readUInt16LE(end + 10) }
}

/** Unpacks the parts of a zip whose name passes, never more than `most` bytes in all, whatever its headers claim. */
async function unpack(zip: Buffer, most: number, wanted: (name: string) => boolean): Promise<Entry[]> {
  const { at, count } = directoryOf(zip)
  if (count > MOST_ENTRIES) throw broken()
  const entries: Entry[] = []
  let left = most
  for (let i = 0, p = at; i < count; i++) {
    if (p + 46 > zip.length || zip.readUInt32LE(p) !== 0x02014b50) throw broken()
    const method = zip.readUInt16LE(p + 10)
    const size = zip.readUInt32LE(p + 20)
    const nameLength = zip.readUInt16LE(p + 28)
    const name = zip.subarray(p + 46, p + 46 + nameLength)
    const local = zip.readUInt32LE(p + 42)
    p += 46 + nameLength + zip.readUInt16LE(p + 30) + zip.readUInt16LE(p + 32)
    if (!wanted(name.toString('utf8'))) continue
    if (local + 30 > zip.length) throw broken()
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(start, start + size)
    if (method !== 0 && method !== 8) throw broken()
    const content = method === 0 ? packed : await inflated(packed, left, most)
    left -= content.length
    if (left < 0) throw tooLarge(most)
    entries.push({ name, content })
  }
  return entries
}

const tooLarge = (most: number) =>
  new FileRefused(
    `the workbook unpacks to more than ${Math.round(most / 1_048_576)} MB: save the sheet as CSV, which may be of any size`,
  )

async function inflated(packed: Buffer, left: number, most: number): Promise<Buffer> {
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most)
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw broken()
    throw error
  }
}

function header(signature: number, { name, content }: Entry, central: { readonly offset: number } | null): Buffer {
  const fixed = Buffer.alloc(central ? 46 : 30)
  const shift = central ? 2 : 0
  fixed.writeUInt32LE(signature, 0)
  fixed.writeUInt16LE(20, 4 + shift)
  fixed.writeUInt32LE(crc32(content), 14 + shift)
  fixed.writeUInt32LE(content.length, 18 + shift)
  fixed.writeUInt32LE(content.length, 22 + shift)
  fixed.writeUInt16LE(name.length, 26 + shift)
  if (central) fixed.writeUInt32LE(central.offset, 42)
  return Buffer.concat([fixed, name])
}

/**
 * The same workbook with nothing packed and nothing but its XML parts. A reader of packed workbooks believes the sizes they
 * claim; of this one they are true, and bounded.
 */
export async function unpackedWorkbook(zip: Buffer, most = MOST_UNPACKED): Promise<Buffer> {
  const entries = await unpack(zip, most, (name) => /\.(?:xml|rels)$/i.test(name))
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const local = header(0x04034b50, entry, null)
    directory.push(header(0x02014b50, entry, { offset }))
    parts.push(local, entry.content)
    offset += local.length + entry.content.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}
