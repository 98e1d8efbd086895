import { en } from './en.ts'
import { openI18n as open, type Locale } from './i18n.ts'
import { zhCN } from './zh-CN.ts'

export type { Locale } from './i18n.ts'

/** A screen that has learned both languages. */
export function openI18n(locale: Locale) {
  const i18n = open(locale)
  i18n.global.mergeLocaleMessage('zh-CN', zhCN)
  i18n.global.mergeLocaleMessage('en', en)
  return i18n
}
