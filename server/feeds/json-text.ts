import { AskFault } from './ask-fault.ts'

/** Reads bytes as UTF-8 JSON; what is wrong is said with its place, never with the text itself, which may name people. */
export function parseJson(bytes: Uint8Array): { readonly text: string; readonly json: unknown } {
  const text = decode(bytes)
  try {
    return { text, json: JSON.parse(text) as unknown }
  } catch (error) {
    throw new AskFault(faultIn(text, error), { again: true })
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AskFault('返回的不是 UTF-8 文字', { again: true })
  }
}

function faultIn(text: string, error: unknown): string {
  if (text.trim() === '') return '返回的不是 JSON（内容是空的）'
  if (text.trimStart().startsWith('<')) return '返回的不是 JSON（第 1 个字起就是网页或 XML）'
  const place = placeOf(text, error)
  return place >= text.length
    ? `返回的 JSON 不完整（到第 ${text.length} 个字就断了）`
    : `返回的不是 JSON（第 ${place + 1} 个字起）`
}

/**
 * Index of the first character that cannot stand where it does. V8 names it in some of its messages only; otherwise it is
 * the longest beginning that could still become JSON, found by halving.
 */
function placeOf(text: string, error: unknown): number {
  const told = positionIn(error)
  if (told !== null) return told
  let good = 0
  let bad = text.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (couldGoOn(text.slice(0, middle))) good = middle
    else bad = middle
  }
  return good
}

function couldGoOn(start: string): boolean {
  try {
    JSON.parse(start)
    return true
  } catch (error) {
    const place = positionIn(error)
    return place === null ? error instanceof Error && error.message.includes('end of JSON') : place >= start.length
  }
}

function positionIn(error: unknown): number | null {
  const told = error instanceof Error ? / at position (\d+)/.exec(error.message)?.[1] : undefined
  return told === undefined ? null : Number(told)
}
