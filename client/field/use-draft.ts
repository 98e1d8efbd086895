import { inject, onScopeDispose, reactive, watch, type InjectionKey } from 'vue'
import type { Draft } from './keep.ts'
import { useThisField } from './use-field.ts'

type Editable = { -readonly [K in keyof Draft]: Draft[K] } & { answers: Record<string, string | number | boolean> }
/** Written down this long after the last key, ms. */
const AFTER_MS = 300

/** What is half written of a result; it outlives the page and the phone’s battery. */
export function useDraft(taskId: string) {
  const { memory, box } = useThisField()
  const draft = reactive<Editable>({ found: null, result: '', answers: {} })
  let timer: ReturnType<typeof setTimeout> | undefined
  let recalled = false

  const failed = (error: unknown) => (box.fault.value = error instanceof Error ? error.message : String(error))
  function keep() {
    clearTimeout(timer)
    timer = undefined
    void memory.keepDraft(taskId, JSON.parse(JSON.stringify(draft)) as Draft).catch(failed)
  }
  void memory
    .draft(taskId)
    .then((kept) => {
      if (kept !== null) Object.assign(draft, kept)
      recalled = true
    })
    .catch(failed)
  watch(draft, () => {
    if (!recalled) return
    clearTimeout(timer)
    timer = setTimeout(keep, AFTER_MS)
  })
  onScopeDispose(() => {
    if (timer !== undefined) keep()
  })
  return draft
}
export type LiveDraft = ReturnType<typeof useDraft>

export const draftKey: InjectionKey<LiveDraft> = Symbol('draft')
/** The result that this part of a task’s page helps to write. */
export function useThisDraft(): LiveDraft {
  const draft = inject(draftKey)
  if (draft === undefined) throw new Error('provide draftKey in TaskPage.vue')
  return draft
}
