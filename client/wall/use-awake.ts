import { onBeforeUnmount, onMounted, ref } from 'vue'

/** Keeps the screen from going dark, asking again whenever the page comes back to sight; says whether it is allowed. */
export function useAwake() {
  const awake = ref(false)
  let lock: WakeLockSentinel | null = null

  async function hold() {
    if (document.visibilityState !== 'visible' || (lock !== null && !lock.released)) return
    try {
      // Browsers offer it on https and on this machine only; `keys` then tells the operator what to do instead.
      if (!('wakeLock' in navigator)) return
      lock = await navigator.wakeLock.request('screen')
      awake.value = true
      lock.addEventListener('release', () => (awake.value = false), { once: true })
    } catch (error) {
      awake.value = false
      console.warn('the screen may go dark', error)
    }
  }
  const again = () => void hold()

  onMounted(() => {
    again()
    document.addEventListener('visibilitychange', again)
  })
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', again)
    void lock?.release()
  })
  return awake
}
