import type { Pointing } from '@contract/wall.ts'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** Which number this wall opens by order of the console; null: none. Only the link writes it. */
export const usePointed = defineStore('pointed', () => {
  const pointing = shallowRef<Pointing | null>(null)
  return { pointing }
})
