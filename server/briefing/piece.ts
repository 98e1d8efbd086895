import type { Wording } from '../contract/counting.ts'
import type { Piece, Sentence } from '../contract/briefing.ts'

/** A part of a sentence as it is being written: the same thing in both languages, with the figure that it opens. */
export interface Part extends Wording {
  /** Path of the figure's page. */
  readonly figure?: string
}

export const part = (zh: string, en: string, figure?: string): Part => ({
  zh,
  en,
  ...(figure !== undefined && { figure }),
})

const isSentence = (slot: Part | Sentence): slot is Sentence => typeof slot.zh !== 'string'

/** Words joined with parts and with sentences that were written before; a part stays one piece, so that it can be opened. */
const written =
  (language: 'zh' | 'en') =>
  (words: TemplateStringsArray, ...slots: readonly (Part | Sentence)[]): Piece[] => {
    const pieces: Piece[] = []
    words.forEach((text, at) => {
      if (text !== '') pieces.push({ text })
      const slot = slots[at]
      if (slot === undefined) return
      if (isSentence(slot)) pieces.push(...slot[language])
      else if (slot[language] !== '')
        pieces.push({ text: slot[language], ...(slot.figure !== undefined && { figure: slot.figure }) })
    })
    return pieces
  }
export const zh = written('zh')
export const en = written('en')

/** One sentence in both languages out of what `zh` and `en` wrote. */
export const say = (chinese: readonly Piece[], english: readonly Piece[]): Sentence => ({ zh: chinese, en: english })
export const NOTHING: Sentence = { zh: [], en: [] }
export const plain = ({ zh: chinese, en: english }: Wording): Sentence => ({
  zh: [{ text: chinese }],
  en: [{ text: english }],
})

/** Several sentences or clauses as one, with words between them. */
export const joined = (all: readonly Sentence[], between: Wording): Sentence =>
  all.reduce<Sentence>(
    (before, next, at) =>
      at === 0
        ? next
        : {
            zh: [...before.zh, { text: between.zh }, ...next.zh],
            en: [...before.en, { text: between.en }, ...next.en],
          },
    NOTHING,
  )

/** With its full stop, and in English with a capital, unless it begins with a figure. */
export function full({ zh: chinese, en: english }: Sentence): Sentence {
  const [first, ...rest] = english
  const begun = first ? [{ ...first, text: first.text.slice(0, 1).toUpperCase() + first.text.slice(1) }, ...rest] : []
  return { zh: [...chinese, { text: '。' }], en: [...begun, { text: '.' }] }
}

export const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')

/** Width in Chinese characters: Latin letters and digits are half as wide. */
export const widthOf = (pieces: readonly Piece[]) =>
  [...textOf(pieces)].reduce((sum, each) => sum + (each.codePointAt(0)! < 0x2e80 ? 0.5 : 1), 0)

/** Words that another room told as a whole sentence, so that they can stand within one. */
export const bare = ({ zh: chinese, en: english }: Wording): Wording => ({
  zh: chinese.replace(/[。.；;]+$/, ''),
  en: english.replace(/[.;]+$/, ''),
})
