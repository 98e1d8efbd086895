import { dictionary } from '@zxcvbn-ts/language-common'

const common: ReadonlySet<string> = new Set(dictionary['passwords-common'])
const words: ReadonlySet<string> = new Set([...common, ...dictionary['diceware-common']])
const SHORTEST = 4
const LONGEST = 16

const LEET: Readonly<Record<string, string>> = {
  '@': 'a',
  4: 'a',
  8: 'b',
  '(': 'c',
  3: 'e',
  6: 'g',
  9: 'g',
  '!': 'i',
  1: 'i',
  '|': 'l',
  0: 'o',
  5: 's',
  $: 's',
  7: 't',
  '+': 't',
  2: 'z',
}
const plain = (text: string) => text.replace(/[@48(369!1|05$7+2]/g, (sign) => LEET[sign]!)
/** 1 and ! stand for i as often as for l. */
const readings = (text: string) => [text, plain(text), plain(text.replace(/[1!]/g, 'l'))]

const headless = (text: string) => text.replace(/^[^\p{L}]+/u, '')
/** Read from the end by hand: a pattern that looks for the end from every start takes quadratic time. */
function tailless(text: string): string {
  const last = [...text.matchAll(/\p{L}/gu)].at(-1)
  return last ? text.slice(0, last.index + last[0].length) : ''
}

/** Whether a password is a common one, also behind capitals, the usual swaps (p@ssw0rd) and digits or signs before or after. */
export function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  const cut = [lower, headless(lower), tailless(lower), headless(tailless(lower))]
  return cut.flatMap(readings).some((each) => common.has(each) || common.has(headless(tailless(each))))
}

/** How many letters and digits of a text stand outside words that guessers try (four letters and more, longest first). */
export function outsideWords(text: string): number {
  const lower = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ' ')
  let outside = 0
  for (let at = 0; at < lower.length;) {
    let length = Math.min(LONGEST, lower.length - at)
    while (length >= SHORTEST && !words.has(lower.slice(at, at + length))) length--
    if (length >= SHORTEST) at += length
    else if (lower[at++] !== ' ') outside++
  }
  return outside
}
