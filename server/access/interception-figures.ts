import type { Dimension } from '../contract/counting.ts'
import type { FigureAsked, FigureTold } from '../contract/indicator.ts'
import type { InterceptionFigures } from '../contract/interception-figures.ts'
import { districtIso } from '../contract/time.ts'
import type { AccessDesk, Refusal } from '../gateway/access.ts'
import { daysAsked, periodOf, wrongPeriod } from '../interception/period.ts'
import { refused } from './count-told.ts'
import type { openFigures } from './figures/figures.ts'
import { partOf } from './figures/holding.ts'
import type { AccessParts } from './parts.ts'
import { keptAnswers } from './shared-work.ts'
import { turns } from './turns.ts'

/** An answer is good for so long, as the figures of now are: everybody who looks at the page asks again and again. */
const GOOD_MS = 10_000
const KEPT = 20

type Name = Exclude<keyof InterceptionFigures, 'asOf' | 'version' | 'by'>
const askedBy = (by: Dimension): Readonly<Record<Name, Pick<FigureAsked, 'id' | 'by'>>> => ({
  gross: { id: 'interception.gross', by: [by] },
  settle: { id: 'interception.settle', by: [by] },
  net: { id: 'interception.net', by: [by] },
  lanes: { id: 'interception.gross', by: ['lane'] },
  hours: { id: 'interception.hours', by: ['lane'] },
  hoursMost: { id: 'interception.hoursMost', by: ['lane'] },
  stations: { id: 'interception.gross', by: ['station'] },
  left: { id: 'interception.left', by: ['station'] },
  flow: { id: 'interception.flow' },
  reopened: { id: 'interception.reopened' },
  late: { id: 'interception.lateAcceptance' },
})

/** The figures of the page about interception, all at one version: what a number there opens is what it shows. */
export function openInterceptionFigures(
  { now, district }: Pick<AccessParts, 'now' | 'district'>,
  { standing }: Pick<ReturnType<typeof openFigures>, 'standing'>,
): Pick<AccessDesk, 'interceptionFigures'> {
  const answers = keptAnswers<{ readonly at: number; readonly told: InterceptionFigures | Refusal }>(KEPT)
  // One after the other: eleven figures of many askers would take the connections of everybody else.
  const inTurn = turns()
  return {
    async interceptionFigures({ by, ...asked }, who) {
      const days = daysAsked(asked, now())
      const wrong = wrongPeriod(days, now())
      if (wrong !== null) return refused(wrong)
      const { from, to } = periodOf(days)
      const period = { from: districtIso(from), to: districtIso(to) }
      const key = JSON.stringify([partOf(who, district), days, by])
      const { told } = await answers(
        key,
        ({ at }) => now() - at < GOOD_MS,
        () =>
          inTurn('figures', async () => {
            const at = now()
            const wanted = Object.entries(askedBy(by))
            const found = await standing(
              wanted.map(([, each]) => ({ ...each, ...period })),
              who,
            )
            if ('refused' in found) return { at, told: found }
            const named = Object.fromEntries(wanted.map(([name], index) => [name, found[index]!])) as Record<
              Name,
              FigureTold
            >
            const { asOf, version } = named.gross
            return { at, told: { asOf, version, by, ...named } }
          }),
      )
      return told
    },
  }
}
