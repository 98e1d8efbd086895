/** Numerals as they are said and written in Chinese, 幺 for one on the telephone, and the forms that forgers cannot alter. */
const SPOKEN: ReadonlyMap<string, string> = new Map(
  ['零〇', '一幺壹', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((signs, value) =>
    [...signs].map((sign) => [sign, String(value)] as const),
  ),
)
const NUMERIC = /\p{N}/u
const DECIMAL = /\p{Nd}/u
const COMPATIBLE = /^\(?(\d{1,2})[.,)]?$/

/** Decimal digits of a script come in runs of ten from zero, so that a value is the way back to the start of the run (Unicode, 4.6). */
function placeInRun(code: number): string {
  let value = 0
  while (value < 9 && DECIMAL.test(String.fromCodePoint(code - value - 1))) value++
  return String(value)
}

/** The ASCII digits that one character stands for: full-width, circled, of any script, Chinese; '' when it is none. */
export function digitsOf(char: string): string {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x80) return code >= 48 && code <= 57 ? char : ''
  if ((code >= 0x4e00 && code <= 0x9fff) || code === 0x3007) return SPOKEN.get(char) ?? ''
  if (!NUMERIC.test(char)) return ''
  const compatible = COMPATIBLE.exec(char.normalize('NFKC'))?.[1]
  return compatible ?? (DECIMAL.test(char) ? placeInRun(code) : '')
}

export const isSpoken = (char: string): boolean => SPOKEN.has(char)

/** Nothing to see: joiners, combining marks, control characters, fillers. They part no number. */
const INVISIBLE = /[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0]|(?![\t\r\n])\p{Cc}/u
export const isInvisible = (char: string): boolean =>
  (char < '!' && char !== ' ') || char > '~' ? INVISIBLE.test(char) : false

/** What people put between the parts of one number. */
const BETWEEN = /[\s\p{Z}\p{Pd}._/\\|()~+·•・‧．（）～＿／＼｜＋]/u
export const isBetween = (char: string): boolean => BETWEEN.test(char)

/** The last place of an identity number that is ten, as it is typed (GB 11643-1999). */
export const isTen = (char: string): boolean => /[xXｘＸхХⅩⅹ×]/.test(char)
