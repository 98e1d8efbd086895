import { computed, onMounted, onScopeDispose, ref, watch, type InjectionKey, inject } from 'vue'
import { openAsking } from '../orders/asking.ts'
import type { Entry, StepVerb } from './entry.ts'
import { forget, keepPerson, memoryOf, shelfOf, type LastPerson } from './keep.ts'
import { listOf, type KeptTask } from './my-tasks.ts'
import { heldBy, unsentOf } from './queue.ts'
import { useOutbox } from './use-outbox.ts'
import { usePlace } from './use-place.ts'
import { useTasks } from './use-tasks.ts'

/** After a step the big button rests this long: a second press was meant for the step before, ms. */
const REST_MS = 1_200

export type FieldPerson = LastPerson

/** Everything the page of one person does, over one base. */
export function useField(base: string, person: FieldPerson, open: () => string | null) {
  const asking = openAsking(base, () => {
    box.line.value = 'signedOut'
  })
  const memory = memoryOf(person.id)
  const box = useOutbox(person.id, asking, shelfOf(person.id), took)
  const his = useTasks({
    asking,
    memory,
    stations: person.stations,
    self: person.id,
    holds: (taskId) => box.entries.value.some((each) => each.taskId === taskId && each.state !== 'sent'),
    line: (found) => (box.line.value = found),
    full,
    // Photographs of a task that is over, or another’s now, have no business on this phone.
    told(his) {
      for (const each of box.entries.value)
        if (each.state === 'sent' && !his.has(each.taskId)) void box.discard(each.id)
    },
  })
  const place = usePlace(
    asking,
    computed(() => open() !== null),
  )
  const resting = ref(false)
  let rest: ReturnType<typeof setTimeout> | undefined
  const now = ref(Date.now())
  const tick = setInterval(() => (now.value = Date.now()), 1_000)
  onScopeDispose(() => {
    clearTimeout(rest)
    clearInterval(tick)
  })

  function full(error: unknown) {
    box.fault.value = error instanceof Error ? error.message : String(error)
  }
  function took(entry: Entry) {
    if (entry.kind !== 'step') return
    void his.moved(entry)
    if (entry.verb === 'submit') void memory.dropDraft(entry.taskId).catch(full)
    // The last one of a row brings the whole picture; one question per step would double the traffic of a thin line.
    if (!box.entries.value.some((each) => each.state === 'waiting' && each.id !== entry.id)) void his.refresh()
  }
  const list = computed(() => listOf(his.tasks.value, box.entries.value, person))
  const all = computed(() => [...his.tasks.value, ...his.former.value])

  async function step(
    task: KeptTask,
    verb: StepVerb,
    fields: Readonly<Record<string, unknown>> = {},
    needs: readonly string[] = [],
  ) {
    resting.value = true
    clearTimeout(rest)
    rest = setTimeout(() => (resting.value = false), REST_MS)
    return box.step({ taskId: task.id, verb, fields, needs, place: place.stampNow() }, his.versionOf(task))
  }
  // That a task has come to this phone is told by the phone.
  watch(list, (now) => {
    for (const { task, state } of now)
      if (state === 'issued' && task.may.includes('deliver'))
        void box.step({ taskId: task.id, verb: 'deliver', fields: {}, place: null }, his.versionOf(task))
  })
  onMounted(async () => {
    await box.look()
    await his.recall()
    await keepPerson(person)
    void his.refresh()
    box.hurry()
    // So that the phone does not throw the queue away when it is short of room; it may say no.
    void navigator.storage?.persist?.()
  })
  return {
    ...{ asking, memory, box, his, place, list, all, resting, now, step, person },
    serverNow: computed(() => now.value + his.aheadMs.value),
    unsent: computed(() => unsentOf(box.entries.value)),
    held: (taskId: string) => heldBy(box.entries.value, taskId),
    ofTask: (taskId: string) => box.entries.value.filter((each) => each.taskId === taskId),
    /** Nothing of him stays on this phone. */
    forget: (): Promise<void> => {
      his.close()
      return forget(person.id)
    },
  }
}
export type Field = ReturnType<typeof useField>

export const fieldKey: InjectionKey<Field> = Symbol('field')
/** The page that this part belongs to. */
export function useThisField(): Field {
  const field = inject(fieldKey)
  if (field === undefined) throw new Error('provide fieldKey in FieldScreen.vue')
  return field
}
