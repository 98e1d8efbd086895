import { createI18n } from 'vue-i18n'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

/** Chinese unless the address says `?lang=en`. */
export const localeOf = (search: string): Locale => (new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'zh-CN')

/** The two languages of every screen. No fallback between them: a missing word is a bug that a test finds, not a mixed screen. */
export function openI18n(locale: Locale) {
  return createI18n({
    legacy: false,
    locale,
    fallbackLocale: false,
    missingWarn: import.meta.env.DEV,
    messages: { 'zh-CN': zhCN, en },
  })
}
