import type { ExportJob } from '@contract/briefing.ts'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { Refused } from '../orders/asking.ts'
import type { BriefingDesk } from './ask.ts'

export type ExportFormat = ExportJob['format']
const POLL_MS = 700
const isGoing = ({ state }: ExportJob) => state === 'waiting' || state === 'running'

/** One export at a time: asked for, watched until its file is there or it failed, called off. `fetched` hands over a file that is done. */
export function useExport(desk: BriefingDesk, fetched: (job: ExportJob) => void) {
  const job = shallowRef<ExportJob | null>(null)
  const refusal = shallowRef<Refused | null>(null)
  const asking = ref(false)
  let last: { readonly address: string; readonly format: ExportFormat; readonly lang: 'zh' | 'en' } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let round = 0

  /** Whatever is asked, a newer question silences it. */
  async function told(question: () => Promise<ExportJob>) {
    const mine = (round += 1)
    clearTimeout(timer)
    try {
      const answer = await question()
      if (mine !== round) return
      job.value = answer
      refusal.value = null
      if (isGoing(answer)) timer = setTimeout(() => void told(() => desk.exported(answer.id)), POLL_MS)
      else if (answer.state === 'done') fetched(answer)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (mine !== round) return
      refusal.value = error
      // The link was lost: the file is being made all the same.
      const going = job.value
      if (error.status === 0 && going && isGoing(going))
        timer = setTimeout(() => void told(() => desk.exported(going.id)), POLL_MS * 5)
    }
  }
  async function start(address: string, format: ExportFormat, lang: 'zh' | 'en') {
    last = { address, format, lang }
    job.value = null
    refusal.value = null
    asking.value = true
    await told(() => desk.export(address, format, lang))
    asking.value = false
  }
  async function cancel() {
    const going = job.value
    if (!going || !isGoing(going)) return
    round += 1
    clearTimeout(timer)
    try {
      await desk.callOff(going.id)
      job.value = { ...going, state: 'cancelled' }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusal.value = error
    }
  }
  onScopeDispose(() => {
    round += 1
    clearTimeout(timer)
  })
  return {
    job,
    refusal,
    going: computed(() => asking.value || (job.value !== null && isGoing(job.value))),
    start,
    cancel,
    again: () => (last ? start(last.address, last.format, last.lang) : Promise.resolve()),
    dismiss: () => {
      job.value = null
      refusal.value = null
    },
  }
}
