import { shallowRef, watch } from 'vue'
import { useRoute } from 'vue-router'
import { openedBy, type Opened } from './opened.ts'

/** What stands between map and list: what the address leads to, also when somebody follows a link to it on the console itself. */
export function useOpened() {
  const route = useRoute()
  const opened = shallowRef<Opened | null>(openedBy(location.hash))
  watch(
    () => route.hash,
    (hash) => {
      const next = openedBy(hash)
      if (next !== null) opened.value = next
    },
  )
  return opened
}
