import type { FigureTold } from '@contract/indicator.ts'
import { computed, type Ref } from 'vue'
import { addressOf, figuresLeftOut, type Figures } from '../picture/figures.ts'
import { startOfHour } from '../picture/hours.ts'
import { partQuestions, partView, partWeeks, talliesOf, type PartQuestion } from '../picture/part-view.ts'
import type { PictureView } from '../picture/view.ts'
import { useCalm, type Ask } from './use-calm.ts'

/** Curves of a part are asked for at most this often. */
const PACE_MS = 20_000

/** Asks the questions one after the other, each at the version of the figures that stand beside the curves. */
async function asked(ask: Ask, questions: readonly PartQuestion[], figures: Figures) {
  const tallies = new Map<string, number>()
  for (const question of questions) {
    const address = addressOf(figures, question.asked)
    if (address === null) continue
    const told = await ask(address.replace('/figure/', '/api/v1/indicators/'))
    if (!Array.isArray(told['groups'])) throw new Error(`the answer to ${question.asked.id} is none`)
    for (const [key, n] of talliesOf(question, told as unknown as FigureTold)) tallies.set(key, n)
  }
  return tallies
}

/** The picture as charts draw it: as it is for whoever sees the district; for whoever answers for a part, with the curves of his part. */
export function usePartView(
  view: () => PictureView | null,
  figures: Readonly<Ref<Figures | null>>,
  now: () => number,
  live: () => boolean,
) {
  const asks = () => live() && figures.value !== null && figures.value.asOf !== null
  const weeks = useCalm<ReadonlyMap<string, number>>(
    now,
    asks,
    () => startOfHour(now()),
    async (ask, at, show) => show(await asked(ask, partWeeks(at), figures.value!)),
  )
  const hours = useCalm<ReadonlyMap<string, number>>(
    now,
    asks,
    () => `${String(figures.value?.version)} ${startOfHour(now())}`,
    async (ask, at, show) => show(await asked(ask, partQuestions(at), figures.value!)),
    PACE_MS,
  )
  const tallies = computed(() => {
    const [own, before] = [hours.value.value, weeks.value.value]
    // Without the weeks before, what is usual would be nought.
    return own === null || before === null ? null : new Map([...before, ...own])
  })
  return computed(() => {
    const shown = view()
    if (shown === null || !figuresLeftOut(shown)) return shown
    return partView(shown, figures.value, tallies.value)
  })
}
