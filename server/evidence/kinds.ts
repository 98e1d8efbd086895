/** What a file of evidence may be, told by its first bytes alone: a name or a header can say anything. */
export interface EvidenceKind {
  readonly type: string
  readonly ending: string
}

/** Bytes that are looked at. */
export const HEAD_BYTES = 64

const text = (head: Buffer, from: number, to: number) => head.toString('latin1', from, to)
/** Brands of ISO base media that are sound; a film may be anything and is none. */
const AUDIO_BRANDS: ReadonlySet<string> = new Set([
  'M4A ',
  'M4B ',
  'isom',
  'iso2',
  'iso4',
  'iso5',
  'iso6',
  'mp41',
  'mp42',
])

const known: readonly (EvidenceKind & { readonly is: (head: Buffer) => boolean })[] = [
  { type: 'image/jpeg', ending: 'jpg', is: (head) => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff },
  {
    type: 'image/png',
    ending: 'png',
    is: (head) => head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  },
  { type: 'image/webp', ending: 'webp', is: (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP' },
  { type: 'audio/webm', ending: 'webm', is: (head) => head.readUInt32BE(0) === 0x1a45dfa3 && head.includes('webm') },
  { type: 'audio/ogg', ending: 'ogg', is: (head) => text(head, 0, 4) === 'OggS' },
  {
    type: 'audio/mp4',
    ending: 'm4a',
    is: (head) => text(head, 4, 8) === 'ftyp' && AUDIO_BRANDS.has(text(head, 8, 12)),
  },
  { type: 'application/pdf', ending: 'pdf', is: (head) => text(head, 0, 5) === '%PDF-' },
]

/** What a file is by its first bytes, or null: nothing that evidence may be. */
export function kindOf(head: Buffer): EvidenceKind | null {
  if (head.length < 16) return null
  const found = known.find(({ is }) => is(head))
  return found ? { type: found.type, ending: found.ending } : null
}

export const endingOf = (type: string): string => known.find((each) => each.type === type)?.ending ?? 'bin'
