import { createI18n } from 'vue-i18n'
import { sentence } from './sentence.ts'

export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

/** Chinese unless the address says `?lang=en`. */
export const localeOf = (search: string): Locale => (new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'zh-CN')

/** The words of each language, in a file of their own: a screen waits for its own only. */
const files = {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
} as const

/** A screen's language, with words that are learned by `learn`. No fallback between languages: a missing word is a bug that a test finds, not a mixed screen. */
export function openI18n(locale: Locale) {
  return createI18n({
    legacy: false,
    locale,
    fallbackLocale: false,
    missingWarn: import.meta.env.DEV,
    messageCompiler: sentence,
    messages: { 'zh-CN': {}, en: {} },
  })
}
export type Words = Pick<ReturnType<typeof openI18n>['global'], 'te' | 'mergeLocaleMessage'>

/** Whether the words of a language are here: every word file has this one. */
export const knows = ({ te }: Pick<Words, 'te'>, locale: Locale): boolean => te('brand', locale)

/** Fetches the words of a language once; rejects when the server cannot be reached, and may be asked again. */
export async function learn(words: Words, locale: Locale): Promise<void> {
  if (!knows(words, locale)) words.mergeLocaleMessage(locale, await files[locale]())
}
