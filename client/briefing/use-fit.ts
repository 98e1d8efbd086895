import { nextTick, onBeforeUnmount, onMounted, watch, type Ref } from 'vue'

/** How much tighter a page may be set before it scrolls instead; page.css knows the steps. */
const STEPS = 3

/**
 * Sets a full-screen page tighter, step by step (`data-tight`), until what is on it has room. `moved` tells what else changes its size.
 */
export function useFit(frame: Readonly<Ref<HTMLElement | null>>, moved: () => unknown): void {
  function fit() {
    const page = frame.value?.querySelector<HTMLElement>('.sheet-page')
    const body = page?.querySelector<HTMLElement>('.sheet-body')
    if (!page || !body) return
    delete page.dataset['tight']
    for (let step = 1; step <= STEPS && overflows(body); step += 1) page.dataset['tight'] = String(step)
  }
  let width = 0
  const observer = new ResizeObserver(([entry]) => {
    const now = entry?.contentRect.width ?? 0
    if (now !== width) fit()
    width = now
  })
  onMounted(() => {
    if (frame.value !== null) observer.observe(frame.value)
    fit()
  })
  onBeforeUnmount(() => observer.disconnect())
  watch(moved, () => void nextTick(fit), { flush: 'post' })
}
/** By more than the last line's leading. */
const overflows = (body: HTMLElement) =>
  body.scrollHeight > body.clientHeight + 4 ||
  [...body.children].some((child) => child.scrollHeight > child.clientHeight + 4)
