import type { PushAnswer } from '@contract/push.ts'
import { onMounted, onScopeDispose, ref } from 'vue'
import { Refused, type Asking } from '../orders/asking.ts'
import { cannot, endpointHash, silence, subscribe, subscribed } from './push-device.ts'

/** `closed`: switched off by the operator; `failed`: the browser’s push service was not there. */
export type PushState = 'unknown' | 'off' | 'on' | 'insecure' | 'unsupported' | 'denied' | 'closed' | 'failed' | 'away'

/** How the browser is asked; a test brings its own. */
export const browserOf = () => ({
  cannot,
  subscribed,
  subscribe,
  silence,
  permission: () => Notification.requestPermission(),
})

/** Whether this phone rings when a task comes: off until its person touches the switch, and said as it is. */
export function usePush(asking: Asking, lang: () => string, came: () => void, browser = browserOf()) {
  const state = ref<PushState>('unknown')
  const working = ref(false)
  /** The server’s sentence when it refused. */
  const why = ref<string | null>(null)
  const path = '/api/v1/push/subscriptions'

  async function tell(subscription: PushSubscription) {
    const { endpoint, keys } = subscription.toJSON()
    const init = { headers: { 'content-type': 'application/json' }, method: 'POST' }
    const response = await asking.send(
      path,
      { ...init, body: JSON.stringify({ endpoint, keys, lang: lang() }) },
      20_000,
    )
    if (response.ok) return true
    why.value = ((await response.json()) as { error?: string }).error ?? null
    return false
  }
  async function end(endpoint: string) {
    const headers = { 'content-type': 'application/json' }
    await asking.send(path, { method: 'DELETE', headers, body: JSON.stringify({ endpoint }) }, 20_000)
  }

  /** How it stands, without asking the person anything; a device that is his is told to be there still. */
  async function look(): Promise<void> {
    const no = browser.cannot()
    if (no !== null) return void (state.value = no)
    const answer = await asking.json<PushAnswer>('/api/v1/push')
    if (answer.key === null) return void (state.value = 'closed')
    const own = await browser.subscribed()
    if (own === null) return void (state.value = 'off')
    if (answer.devices.includes(await endpointHash(own.endpoint))) state.value = (await tell(own)) ? 'on' : 'failed'
    else {
      // Whoever was here before did not take his switch with him.
      await browser.silence()
      state.value = 'off'
    }
  }
  async function on(): Promise<void> {
    const no = browser.cannot()
    if (no !== null) return void (state.value = no)
    // Asked here and only here: by the touch of the person.
    const leave = await browser.permission()
    if (leave !== 'granted') return void (state.value = leave === 'denied' ? 'denied' : 'off')
    const { key } = await asking.json<PushAnswer>('/api/v1/push')
    if (key === null) return void (state.value = 'closed')
    let made: PushSubscription
    try {
      made = await browser.subscribe(key)
    } catch (error) {
      console.info('no push service', error)
      return void (state.value = 'failed')
    }
    if (await tell(made)) return void (state.value = 'on')
    await browser.silence()
    state.value = 'failed'
  }
  async function off(): Promise<void> {
    const own = await browser.subscribed()
    if (own !== null) await end(own.endpoint)
    await browser.silence()
    state.value = 'off'
  }
  async function doing(job: () => Promise<void>) {
    if (working.value) return
    working.value = true
    why.value = null
    try {
      await job()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.status === 0) state.value = 'away'
      else {
        state.value = 'failed'
        why.value = error.message
      }
    } finally {
      working.value = false
    }
  }
  // The page that is open already shows the task at once.
  const heard = () => came()
  const workers = 'serviceWorker' in navigator ? navigator.serviceWorker : null
  onMounted(() => {
    workers?.addEventListener('message', heard)
    void doing(look)
  })
  onScopeDispose(() => workers?.removeEventListener('message', heard))
  return { state, working, why, turn: () => doing(state.value === 'on' ? off : on), look: () => doing(look) }
}
