/** Rows and columns of a keyboard and the alphabet: neighbours in them are no choice of anybody's. */
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  ...['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik', '9ol'],
]
const STEPS = new Set(
  ROWS.flatMap((row) => [...row].slice(1).flatMap((each, i) => [`${row[i]!}${each}`, `${each}${row[i]!}`])),
)
/** The digit under the same key as a sign, on a US keyboard. */
const UNSHIFTED = new Map([...'!@#$%^&*()'].map((sign, i) => [sign, '1234567890'[i]!]))

/** Length of the piece that a text repeats from its start to its end; the whole length when it repeats none. */
export function periodOf(text: string): number {
  // Knuth–Morris–Pratt: the longest border of a text gives its shortest period.
  const border = new Array<number>(text.length).fill(0)
  for (let i = 1, k = 0; i < text.length; i++) {
    while (k > 0 && text[i] !== text[k]) k = border[k - 1]!
    if (text[i] === text[k]) k++
    border[i] = k
  }
  return text.length - (border.at(-1) ?? 0)
}

/** Share (0…1) of steps from a character to the next that go nowhere or to a neighbour in the alphabet or on the keyboard. */
export function easyShare(text: string): number {
  const plain = [...text.toLowerCase()].map((each) => UNSHIFTED.get(each) ?? each)
  if (plain.length < 2) return 1
  const easy = plain.slice(1).filter((each, i) => each === plain[i] || STEPS.has(plain[i]! + each))
  return easy.length / (plain.length - 1)
}
