import type { MessageContext, MessageFunction } from 'vue-i18n'

const HOLE = /\{(\w+)\}/

/**
 * What stands in the word files as a sentence with holes, `第 {n} 版`: values go in by name, a value that nobody gave leaves nothing.
 * Nothing else of the message language is written in our files, so that a screen need not bring the compiler for it.
 */
export function sentence(text: unknown): MessageFunction {
  if (typeof text !== 'string')
    throw new Error(`a word file says ${JSON.stringify(text)} where a sentence should stand`)
  // Every second piece is the name of a hole.
  const pieces = text.split(HOLE)
  if (pieces.length === 1) return () => text
  return (given: MessageContext) =>
    pieces.map((piece, index) => (index % 2 === 0 ? piece : said(given.named(piece)))).join('')
}
const said = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
