import type { BriefingTold } from '@contract/briefing.ts'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useLatest } from '../figure/use-latest.ts'
import type { BriefingDesk } from './ask.ts'
import { draftOf, emptyDraft, type Draft } from './draft.ts'
import { keepDraft, keptDraft } from './keep-draft.ts'

/** Written down this long after the last key, ms. */
const AFTER_MS = 300

/**
 * The draft of one briefing (`id`; null: of a new one): what was kept and not saved goes before what the server has. It is kept as it
 * is typed, until `saved` or `discard` says that it is not wanted any more.
 */
export function useDraft(desk: BriefingDesk, self: string, id: string | null) {
  const draft = shallowRef<Draft | null>(id === null ? emptyDraft() : null)
  /** The edition that it goes on from. */
  const basedOn = ref<number | null>(null)
  const restored = ref(false)
  let settled = true
  let timer: ReturnType<typeof setTimeout> | undefined

  const { answer, refusal, ask } = useLatest((which: string) => desk.briefing(which, {}))
  function begin(told: BriefingTold | null) {
    settled = true
    draft.value = told?.composed === undefined ? emptyDraft() : draftOf(told.title.zh, told.composed)
    basedOn.value = told?.edition ?? null
  }
  const kept = keptDraft(self, id)
  if (kept !== null) {
    draft.value = kept.draft
    basedOn.value = kept.basedOn
    restored.value = true
    settled = false
  }
  watch(answer, (told) => {
    if (told !== null && !restored.value) begin(told)
  })
  if (id !== null) void ask(id)

  function keep() {
    clearTimeout(timer)
    timer = undefined
    if (draft.value !== null) keepDraft(self, id, { draft: draft.value, basedOn: basedOn.value })
  }
  function put(next: Draft) {
    settled = false
    draft.value = next
    clearTimeout(timer)
    timer = setTimeout(keep, AFTER_MS)
  }
  function forget() {
    clearTimeout(timer)
    timer = undefined
    settled = true
    restored.value = false
    keepDraft(self, id, null)
  }
  function discard() {
    forget()
    begin(answer.value)
  }
  onScopeDispose(() => {
    if (!settled && timer !== undefined) keep()
  })
  return { draft, basedOn, restored, told: answer, refusal, again: () => id !== null && ask(id), put, forget, discard }
}
