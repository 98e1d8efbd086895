import type { IndicatorNow } from '@contract/indicator.ts'
import { computed, provide } from 'vue'
import { figuresLeftOut, type Figures } from '../picture/figures.ts'
import { partFiguresKey } from '../picture/use-figures.ts'
import type { PictureView } from '../picture/view.ts'
import { useCalm } from './use-calm.ts'

/** Asked at most this often when something was recorded, and this often anyway: the clock alone moves figures too. */
const PACE_MS = 10_000
const ANYWAY_MS = 30_000

/** Reads the answer of `GET /api/v1/figures`; throws when it is not what it should be. */
export function partFiguresOf(answer: Readonly<Record<string, unknown>>): Figures {
  const { at, version, values, dues = {} } = answer
  if (typeof at !== 'number' || typeof version !== 'number' || typeof values !== 'object' || values === null)
    throw new Error('the answer to the figures of a part is none')
  return {
    values: new Map(Object.entries(values as Record<string, IndicatorNow>)),
    ...{ asOf: at, version, of: 'part' },
    dues: new Map(Object.entries(dues as Record<string, number>)),
  }
}

/**
 * Gives the parts of a screen the figures of whoever answers for a part of the district: his picture has none, so that they are asked
 * for, and given back. Whoever sees the district has them from the picture, and nothing is asked.
 */
export function providePartFigures(view: () => PictureView | null, now: () => number, live: () => boolean) {
  const leftOut = () => {
    const shown = view()
    return shown !== null && figuresLeftOut(shown)
  }
  const told = useCalm<Figures>(
    now,
    () => live() && leftOut(),
    () => `${String(view()?.shelves.marks.get('journalSeq'))} ${Math.floor(now() / ANYWAY_MS)}`,
    async (ask, _at, show) => show(partFiguresOf(await ask('/api/v1/figures'))),
    PACE_MS,
  )
  const own = computed(() => (leftOut() ? told.value.value : null))
  provide(partFiguresKey, own)
  return own
}
