import { namesOf, type Names } from '../../briefing/names.ts'
import type { AccessDesk } from '../../gateway/access.ts'
import { indicatorOf } from '../../indicators/index.ts'
import type { ExportSources } from '../export-sources.ts'
import type { FigureDesk } from '../figures-asked.ts'
import type { AccessParts } from '../parts.ts'
import type { openFigures } from './figures.ts'

type Figures = ReturnType<typeof openFigures>

/** Figures as briefings ask for them. */
export const figureDesk = (figures: Figures): FigureDesk => ({
  figures: (asked, held, who) => figures.figures(asked, held, who),
  async usual(asked, held, who) {
    const band = await figures.usual({ ...asked, ...held }, who)
    return band === null || 'refused' in band ? null : band
  },
  annotations: (figure) => figures.annotations(figure),
})

const momentOf = (at: string | undefined) => (at === undefined ? undefined : Date.parse(at))

/** Briefings and figures as they are taken out of the house. */
export function exportSources(
  figures: Figures,
  briefings: AccessDesk['briefings'],
  map: AccessDesk['heldPicture'],
  { district, model }: Pick<AccessParts, 'district' | 'model'>,
): ExportSources {
  let names: Names = namesOf({ streets: district.streets, stations: district.stations, lanes: [] })
  const named = async () => {
    const { lanes } = await model()
    names = namesOf({
      streets: district.streets,
      stations: district.stations,
      lanes: lanes.map(({ code, title }) => ({ code, title: { zh: title.zh, en: title.en } })),
    })
  }
  return {
    async briefing(id, { from, to, at, version, edition }, who) {
      await named()
      const query = { from: momentOf(from), to: momentOf(to), at: momentOf(at), version, edition }
      return (await briefings.one(id, query, who)) ?? { refused: '没有这份汇报，或您不能查看。', status: 404 }
    },
    defined: (id) => indicatorOf.get(id)?.defined ?? null,
    async figure(asked, { at, version }, who) {
      await named()
      return figures.figure({ ...asked, at: momentOf(at), version }, who)
    },
    records: (asked, { at, version }, part, page, who) =>
      figures.records({ ...asked, at: momentOf(at), version }, { part, ...page }, who),
    map,
    district,
    named: (dimension, value) => names(dimension, value),
  }
}
