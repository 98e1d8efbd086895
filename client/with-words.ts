import { pause, persist } from './link/persist.ts'
import { learn, locales, type Locale, type Words } from './messages/i18n.ts'

/** The words of the other language are fetched so long after a page has opened. */
const LATER_MS = 6_000

/** Opens a page when the words of its language are here; those of the other come when it has had time to draw itself. */
export async function withWords(words: Words, locale: Locale, failed: (reason: string) => void, open: () => void) {
  const { signal } = new AbortController()
  await persist(() => learn(words, locale), signal, failed)
  open()
  await pause(LATER_MS, signal)
  await persist(() => Promise.all(locales.map((each) => learn(words, each))), signal, failed)
}
