import { inject, type InjectionKey } from 'vue'
import { useI18n } from 'vue-i18n'
import { knows, learn } from '../messages/i18n.ts'
import type { WordGroup } from '../picture/query.ts'
import { ageOf, stopwatch } from './age.ts'

/** Translates a word that a source uses; given by whoever mounts the parts. */
export type WordBook = (locale: string, group: WordGroup, value: string) => string
export const wordBookKey: InjectionKey<WordBook> = Symbol('words of sources')

export type Named = Readonly<Record<string, string | number>>

/** What sentences are made with, in the language of the screen. */
export interface Words {
  readonly locale: string
  readonly t: (key: string, named?: Named) => string
  readonly word: (group: WordGroup, value: string) => string
  /** Whether the message files have the key: for codes that sources may invent. */
  readonly has: (key: string) => boolean
}

const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** A count or a value with thousands marked, at most one decimal. */
export const numeral = (value: number) => plain.format(value)

const hundredths = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
/** A share as the house counted it, in per cent, with its two decimals; null of nothing. */
export const share = (value: number | null) => (value === null ? null : hundredths.format(value))

/** A share as per cent with at most one decimal; null of nothing. */
export function percent(numerator: number, denominator: number): string | null {
  return denominator > 0 ? plain.format((100 * numerator) / denominator) : null
}

/** The words of the screen's language for use in parts; reactive to a change of language. */
export function useWords() {
  const i18n = useI18n({ useScope: 'global' })
  const { t, locale } = i18n
  const book = inject(wordBookKey, (_: string, __: WordGroup, value: string) => value)
  const words: Words = {
    get locale() {
      return locale.value
    },
    t: (key, named) => (named === undefined ? t(key) : t(key, { ...named })),
    word: (group, value) => book(locale.value, group, value),
    has: (key) => i18n.te(key),
  }
  const age = (ms: number) => {
    const { key, named } = ageOf(ms)
    return t(key, { ...named })
  }
  const running = (ms: number) => {
    const { text, days } = stopwatch(ms)
    return days > 0 ? t('age.running', { n: days, h: Math.floor(ms / 3_600_000) % 24 }) : text
  }
  /** Never before its words are here: until then, and when the server is away before they came, the screen stays as it is. */
  function switchLanguage() {
    const other = locale.value === 'en' ? 'zh-CN' : 'en'
    const turn = () => void (locale.value = other)
    if (knows(i18n, other)) turn()
    else void learn(i18n, other).then(turn, reportError)
  }
  return { words, t: words.t, age, running, locale, switchLanguage }
}
