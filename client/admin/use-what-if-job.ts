import type { WhatIfJob } from '@contract/what-if.ts'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { Refused, type Admin } from './ask.ts'
import type { WhatIfQuestion } from './ask-what-if.ts'

const EVERY_MS = 400
const RETRY_MS = 3_000

/** One run at a time on the server, followed while the page is open; what the server refuses is kept in its own sentence. */
export function useWhatIfJob(admin: Pick<Admin, 'whatIf' | 'whatIfJob' | 'whatIfCancel'>) {
  const job = shallowRef<WhatIfJob | null>(null)
  const refusal = shallowRef<Refused | null>(null)
  /** From the asking on, not only when the server has said that it runs: a second click asks for no second run. */
  const asking = ref(false)
  const running = computed(() => asking.value || job.value?.state === 'running')
  let timer: ReturnType<typeof setTimeout> | undefined
  let followed: string | null = null

  async function attempt(question: () => Promise<void>) {
    try {
      refusal.value = null
      await question()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusal.value = error
    }
  }
  async function look(id: string) {
    clearTimeout(timer)
    const now = await admin.whatIfJob(id)
    // Left, or another run is followed by now.
    if (followed !== id) return
    job.value = now
    if (now.state === 'running') timer = setTimeout(() => void follow(id), EVERY_MS)
  }
  async function follow(id: string) {
    await attempt(() => look(id))
    if (followed !== id || refusal.value === null) return
    // A server that began anew knows it no more; one that is busy is asked again.
    if (refusal.value.status === 404) job.value = null
    else timer = setTimeout(() => void follow(id), RETRY_MS)
  }
  let left = false
  const run = async (question: WhatIfQuestion) => {
    if (running.value) return
    asking.value = true
    await attempt(async () => {
      clearTimeout(timer)
      const { id } = await admin.whatIf(question)
      if (left) return
      followed = id
      await follow(id)
    })
    asking.value = false
  }
  const cancel = () =>
    attempt(async () => {
      if (followed === null) return
      await admin.whatIfCancel(followed)
      await look(followed)
    })
  onScopeDispose(() => {
    left = true
    followed = null
    clearTimeout(timer)
  })
  return { job, refusal, running, run, cancel }
}
