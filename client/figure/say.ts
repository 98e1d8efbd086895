import type { Named } from '../ui/words.ts'

/** Says a sentence of the message files in the language of the screen. */
export type Say = (key: string, named?: Named) => string
