import type { CallFormat } from '../contract/webhook-words.ts'
import type { Letter } from './letter.ts'

/** One request as it goes out; always POST. */
export interface Outgoing {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

export interface Addressed {
  /** The same at every try: whoever hears twice knows it by this. */
  readonly id: string
  readonly url: string
  readonly secret: string | null
  /** Now, epoch ms. */
  readonly at: number
  /** Whole address of the page that shows it, or null when the house does not know its own address. */
  readonly link: string | null
}

/** How a kind of receiver is spoken to. */
export interface Format {
  readonly name: CallFormat
  /** Who makes the secret that calls are signed with: we, the receiver, or nobody. */
  readonly secret: 'ours' | 'theirs' | 'none'
  /** Hosts it may stand on; null: any. */
  readonly hosts: readonly string[] | null
  compose(letter: Letter, to: Addressed): Outgoing
  /** What an answer with a status of success really says: null for yes, otherwise why not, and for how long it wants rest (ms). */
  judge?(text: string): { readonly why: string; readonly restMs?: number } | null
}

/** Reads an answer of a robot: `{errcode, errmsg}`. Anything else than 0 is no, also where the status says yes. */
export function robotAnswer(text: string, busy: readonly number[], restMs: number) {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { why: '应答不是 JSON' }
  }
  const { errcode, errmsg } = (said ?? {}) as { errcode?: unknown; errmsg?: unknown }
  if (errcode === 0) return null
  const why = `errcode ${String(errcode)}${typeof errmsg === 'string' ? ` ${errmsg}` : ''}`
  return typeof errcode === 'number' && busy.includes(errcode) ? { why, restMs } : { why }
}

/** Text that a robot’s markdown takes for nothing but text: no link, no mention, no heading of somebody else’s making. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[[\]<>*`#_~\\|!()@]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0))
