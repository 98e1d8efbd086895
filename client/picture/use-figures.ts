import type { FigureAsked } from '@contract/indicator.ts'
import { computed, inject, type InjectionKey, type Ref } from 'vue'
import {
  addressOf,
  dueIn,
  figureNow,
  figuresLeftOut,
  figuresOf,
  type FigureNow,
  type Figures,
  type Where,
} from './figures.ts'
import type { PictureView } from './view.ts'

/** Figures of the asker's own part, where his picture has none; null: he sees those of the picture. */
export const partFiguresKey: InjectionKey<Readonly<Ref<Figures | null>>> = Symbol('figures of a part')

const NONE: Figures = { values: new Map(), asOf: null, version: null, of: 'district' }

/** The figures of now for a part of a screen, whether the picture brings them or they were asked for, and where each comes from. */
export function useFigures(view: () => PictureView | null, now: () => number) {
  const own = inject(partFiguresKey, null)
  const figures = computed(() => {
    const shown = view()
    return own?.value ?? (shown === null ? NONE : figuresOf(shown))
  })
  const leftOut = () => {
    const shown = view()
    return shown !== null && figuresLeftOut(shown)
  }
  return {
    /** Of whoever answers for a part: the next deadline of his own cases there (null: none); undefined: the picture has it. */
    ownDue: (where: Where): number | null | undefined => (leftOut() ? dueIn(figures.value, where) : undefined),
    figure: (id: string, where: Where = {}): FigureNow => figureNow(view(), figures.value, now(), id, where),
    address: (asked: FigureAsked): string | null => addressOf(figures.value, asked),
  }
}
