import { useWords } from '../ui/words.ts'
import { lastingOf, phraseOf, wordKeyOf } from './phrases.ts'

/** Sentences of the server and lengths of time in the language of the page. */
export function useSaid() {
  const { t } = useWords()
  const word = (value: string) => {
    const parts = value.split(' or ').map((part) => wordKeyOf(part))
    const whole = wordKeyOf(value)
    if (whole !== null) return t(whole)
    return parts.every((key) => key !== null) ? parts.map((key) => t(key)).join(' / ') : value
  }
  const said = (sentence: string) => {
    const phrase = phraseOf(sentence)
    if (phrase === null) return sentence
    return t(phrase.key, Object.fromEntries(Object.entries(phrase.named).map(([name, value]) => [name, word(value)])))
  }
  const lasting = (ms: number) => {
    const { key, n } = lastingOf(ms)
    return t(key, { n })
  }
  return { said, lasting }
}
