/** Character sets a body may be in, by the names senders use (WHATWG labels), to the decoder that reads them. */
const CHARSETS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  cp936: 'gb18030',
}

export interface MediaType {
  /** Lower case, without parameters. */
  readonly essence: string
  readonly charset: string
}

/** Parts a Content-Type header into media type and charset (`utf-8` when none is said). */
export function mediaType(header: string | undefined): MediaType {
  const [essence = '', ...parameters] = (header ?? '').split(';')
  const charset = parameters
    .map((each) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(each)?.[1])
    .find((each) => each !== undefined)
  return { essence: essence.trim().toLowerCase(), charset: (charset ?? 'utf-8').toLowerCase() }
}

/** Whether a media type says JSON: `application/json`, `text/json`, or anything `+json`. */
export const isJson = (essence: string) => /^(?:application|text)\/json$|^[\w.-]+\/[\w.+-]+\+json$/.test(essence)

/** Decodes bytes in a said charset, a byte order mark left out; a sentence when it is unknown or the bytes are not in it. */
export function decode(
  body: Uint8Array,
  charset: string,
): { readonly text: string } | { readonly fault: string; readonly unknown: boolean } {
  const decoder = CHARSETS[charset]
  if (!decoder)
    return { fault: `charset ${charset.slice(0, 40)} is not read here: send UTF-8, or name gb18030`, unknown: true }
  try {
    return { text: new TextDecoder(decoder, { fatal: true }).decode(body) }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const remedy =
      decoder === 'utf-8'
        ? 'send UTF-8, or say charset=gb18030 in Content-Type if that is what it is'
        : 'check what the sender writes'
    return { fault: `the body is not valid ${decoder === 'utf-8' ? 'UTF-8' : 'GB18030'}: ${remedy}`, unknown: false }
  }
}

/** Parses JSON text, or gives the sentence why it cannot be. */
export function parseJson(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { fault: `the body is not JSON: ${error.message.slice(0, 200)}` }
  }
}
