import { openI18n, type Locale } from '../messages/both.fixture.ts'
import { wordBook } from '../messages/word-book.ts'
import type { Words } from '../ui/words.ts'

/** The real words of a language, for tests. */
export function realWords(locale: Locale): Words {
  const i18n = openI18n(locale).global
  const { t } = i18n
  return {
    locale,
    t: (key, named) => (named ? t(key, { ...named }) : t(key)),
    word: (group, value) => wordBook(locale, group, value),
    has: (key) => i18n.te(key),
  }
}
