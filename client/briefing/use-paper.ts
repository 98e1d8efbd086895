import { nextTick, onBeforeUnmount, onMounted, ref } from 'vue'

/** Whether the pages are laid out for paper: from before the browser prints until it has, whoever asked for it. */
export function usePaper() {
  const paper = ref(false)
  const on = () => (paper.value = true)
  const off = () => (paper.value = false)
  onMounted(() => {
    window.addEventListener('beforeprint', on)
    window.addEventListener('afterprint', off)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('beforeprint', on)
    window.removeEventListener('afterprint', off)
  })
  async function print() {
    paper.value = true
    await nextTick()
    window.print()
  }
  return { paper, print }
}
