import type { District } from '@contract/district.ts'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** The district this installation serves. Only the link writes it; null until fetched. */
export const useDistrict = defineStore('district', () => {
  const district = shallowRef<District | null>(null)
  return { district }
})
