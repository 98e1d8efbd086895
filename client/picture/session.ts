import type { Session, SignInOptions } from '@contract/identity.ts'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

/** Who the server takes this browser for. Only the link writes it. */
export const useSession = defineStore('session', () => {
  /** Null: nobody, or not known yet. */
  const session = shallowRef<Session | null>(null)
  /** What whoever is not signed in may choose from; null until known. */
  const options = shallowRef<SignInOptions | null>(null)
  /** Whether the server has answered once: before that, nobody is turned away. */
  const known = ref(false)
  return { session, options, known }
})

/** The server refused, with its sentence and, where the page has to act on it, a code; `status` 0 when it did not answer. */
export class Refused extends Error {
  readonly status: number
  readonly code: string | null
  /** When to ask again, in seconds, if the server said so (`Retry-After`, RFC 9110 §10.2.3). */
  readonly retryAfterS: number | null

  constructor(status: number, sentence: string, code: string | null = null, retryAfterS: number | null = null) {
    super(sentence)
    this.name = 'Refused'
    this.status = status
    this.code = code
    this.retryAfterS = retryAfterS
  }
}
