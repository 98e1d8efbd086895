let pairs: Map<string, readonly [number, number]> | null = null

/** Node decodes GB18030 but does not encode it: turn its two-byte half round once. */
function pairOf(character: string): readonly [number, number] | undefined {
  if (!pairs) {
    pairs = new Map()
    const decoder = new TextDecoder('gb18030')
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        if (trail !== 0x7f) pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
      }
    }
  }
  return pairs.get(character)
}

/** Text as GB18030 bytes; characters outside its two-byte half become `?`. */
export function toGb18030(text: string): Buffer {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) bytes.push(code)
    else bytes.push(...(pairOf(character) ?? [0x3f]))
  }
  return Buffer.from(bytes)
}

/** What a reader sees who takes UTF-8 for GB18030: `龙岗` → `榫欏矖`. */
export const misread = (text: string): string => new TextDecoder('gb18030').decode(Buffer.from(text, 'utf8'))
