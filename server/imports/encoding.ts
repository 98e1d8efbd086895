export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/** Says whether bytes are in an encoding, as they go by. */
function trial(encoding: Encoding) {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let ok = true
  const step = (decode: () => unknown) => {
    if (!ok) return
    try {
      decode()
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      ok = false
    }
  }
  return {
    take: (chunk: Uint8Array) => {
      step(() => decoder.decode(chunk, { stream: true }))
      return ok
    },
    end: () => {
      step(() => decoder.decode())
      return ok
    },
  }
}

/** How many characters beyond ASCII come out of bytes read as UTF-8, and how many of them are the sign for “no character”. */
function damage() {
  const decoder = new TextDecoder('utf-8')
  const count = { good: 0, bad: 0 }
  return {
    count,
    take: (chunk: Uint8Array) => {
      for (const character of decoder.decode(chunk, { stream: true }).match(/[^\x00-\x7f]/gu) ?? []) {
        if (character === '\ufffd') count.bad += 1
        else count.good += 1
      }
    },
  }
}

/**
 * Encoding of a text: by byte order mark; UTF-8 when it is valid, or nearly (one torn character must not turn a whole file
 * into another language); else GB18030 when that is valid; else Windows-1252, in which every byte is something.
 */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const utf8 = trial('utf-8')
  const chinese = trial('gb18030')
  const torn = damage()
  let first = true
  for await (const chunk of chunks) {
    if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
    if (first && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
    first = false
    chinese.take(chunk)
    // From the first fault on, it is worth counting how many there are.
    if (!utf8.take(chunk)) torn.take(chunk)
  }
  if (utf8.end()) return 'utf-8'
  // A file torn off in its last character has no fault but there, and was not counted.
  if (torn.count.good >= 10 * torn.count.bad) return 'utf-8'
  return chinese.end() ? 'gb18030' : 'windows-1252'
}

/** Text of bytes in an encoding, in pieces, the byte order mark left out; what is no character becomes U+FFFD. */
export async function* textOf(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
