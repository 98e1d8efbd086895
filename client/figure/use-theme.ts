import './light.css'
import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

export type Theme = 'dark' | 'light'
const KEPT = 'qianshao.briefing.theme'

/** What was kept, or null when nothing was, or this browser keeps nothing. */
function kept(): Theme | null {
  try {
    const told = localStorage.getItem(KEPT)
    return told === 'dark' || told === 'light' ? told : null
  } catch (error) {
    console.warn(error)
    return null
  }
}
function keep(theme: Theme) {
  try {
    localStorage.setItem(KEPT, theme)
  } catch (error) {
    // The choice holds until the page is left.
    console.warn(error)
  }
}

/**
 * Dark or light while a page is open: as the system has it, or as whoever looks has chosen, which this browser remembers. `paper`:
 * light for as long as it is true, whatever was chosen. Leaves the document as it was.
 */
export function useTheme(paper: Readonly<Ref<boolean>> = ref(false)) {
  const system = matchMedia('(prefers-color-scheme: light)')
  const chosen = ref(kept())
  const systemLight = ref(system.matches)
  const moved = () => (systemLight.value = system.matches)
  system.addEventListener('change', moved)
  const theme = ref<Theme>('dark')
  watch(
    [chosen, systemLight, paper],
    () => {
      theme.value = paper.value ? 'light' : (chosen.value ?? (systemLight.value ? 'light' : 'dark'))
      document.documentElement.dataset['theme'] = theme.value
    },
    { immediate: true, flush: 'sync' },
  )
  onScopeDispose(() => {
    system.removeEventListener('change', moved)
    delete document.documentElement.dataset['theme']
  })
  function turn() {
    chosen.value = theme.value === 'dark' ? 'light' : 'dark'
    keep(chosen.value)
  }
  return { theme: readonly(theme), turn }
}
