import { computed } from 'vue'
import { stopwatch } from '../ui/age.ts'
import { minuteOf, stampOf } from '../ui/clock.ts'
import { useWords } from '../ui/words.ts'
import { toAccept, type Listed } from './my-tasks.ts'
import { useThisField } from './use-field.ts'

/** What runs out of a task, and what has: by the server’s clock. */
export function useDueWords(listed: () => Listed) {
  const { t } = useWords()
  const { serverNow } = useThisField()
  /** Today by the hour, another day with its date. */
  const when = (at: number) =>
    stampOf(at).slice(0, 10) === stampOf(serverNow.value).slice(0, 10) ? minuteOf(at) : stampOf(at).slice(5, 16)
  const due = computed(() => {
    const now = serverNow.value
    const { task, state } = listed()
    const words: { text: string; grave: boolean }[] = []
    const left = toAccept(listed(), now)
    if (left !== null && left >= 0)
      words.push({ text: t('field.time.accept', { left: stopwatch(left).text }), grave: true })
    if (left !== null && left < 0)
      words.push({ text: t('field.time.acceptLate', { over: stopwatch(-left).text }), grave: true })
    if (task.dueAt !== null && state !== 'submitted' && state !== 'verified') {
      const over = task.dueAt <= now
      words.push({ text: t(over ? 'field.time.dueLate' : 'field.time.due', { at: when(task.dueAt) }), grave: over })
      if (!over && task.overdue >= 50)
        words.push({ text: t('field.time.overdue', { n: task.overdue }), grave: task.overdue >= 80 })
    }
    // That it was not accepted in time stands there already.
    for (const late of task.late)
      if (!(late === 'notAccepted' && left !== null)) words.push({ text: t(`field.late.${late}`), grave: true })
    return words
  })
  return { due, when }
}
