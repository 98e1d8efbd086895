import type { Annotation, FigureRecords, FigureTold, IndicatorDefined, UsualBand } from '@contract/indicator.ts'
import { openAsking, type Asking } from '../orders/asking.ts'
import { comparedOf, csvOf, usualOf, withWords } from './address.ts'

/** Questions about figures. */
export const figureQuestions = ({ json, file }: Pick<Asking, 'json' | 'file'>) => ({
  /** The figure whose page stands at this address. */
  told: (address: string) => json<FigureTold>(comparedOf(address)),
  /** What is usual at the points of its curve. */
  usual: (address: string) => json<UsualBand>(usualOf(address)),
  /** What changed while it runs. */
  changes: async ({ id, from, to }: Pick<FigureTold, 'id' | 'from' | 'to'>) =>
    from === null || to === null
      ? []
      : (
          await json<{ readonly items: readonly Annotation[] }>(
            `/api/v1/annotations?${new URLSearchParams({ id, from, to }).toString()}`,
          )
        ).items,
  /** A page of the records behind it; `path` as the figure itself told it, `codes` what the screen shows as the text that is looked for. */
  records: (path: string, q: string, codes: readonly string[], cursor: string | null) =>
    json<FigureRecords>(withWords(path, { q, codes: codes.join(','), cursor })),
  /** One record whole. */
  record: (path: string) => json<unknown>(path),
  /** Its records as a table, to be kept. */
  csv: (address: string) => file(csvOf(address)),
  /** Where the figure with these eight letters and digits stands. */
  byCode: (code: string) => json<{ readonly address: string }>(`/api/v1/figures/${encodeURIComponent(code)}`),
  defined: async () => (await json<{ readonly items: readonly IndicatorDefined[] }>('/api/v1/indicators')).items,
})
export type FigureDesk = ReturnType<typeof figureQuestions>

/** The desk of figures over a way of asking of its own, for pages that ask nothing else. */
export const openFigureDesk = (base: string, signedOut: () => void) => figureQuestions(openAsking(base, signedOut))
