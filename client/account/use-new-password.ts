import { computed, ref } from 'vue'
import { passwordFit } from './password-rule.ts'

/** A new password while it is typed twice; `fault` says what the page already sees, or null. */
export function useNewPassword(user: () => string) {
  const next = ref('')
  const again = ref('')
  const tried = ref(false)
  const found = computed(() => {
    if (Object.values(passwordFit(next.value, user())).includes(false)) return 'account.change.unfit'
    return next.value === again.value ? null : 'account.change.differ'
  })
  /** Said only after somebody pressed the button: nobody is scolded while typing. */
  const fault = computed(() => (tried.value ? found.value : null))
  /** Whether it can be sent. */
  function ready(): boolean {
    tried.value = true
    return found.value === null
  }
  function clear() {
    next.value = ''
    again.value = ''
    tried.value = false
  }
  return { next, again, fault, ready, clear }
}
