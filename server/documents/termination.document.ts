import { latest, procedureOf } from './context.ts'
import type { Document } from './document.ts'
import { by, complaintsOnly, fiveRoutes, notYet, theComplaint, toBoth } from './phrases.ts'
import { blank, dateText, known, paragraph, sentence, sheetOf } from './sheet.ts'

/** 投诉终止调解决定书: mediation is over without an agreement; the ways that stay open. */
export const termination: Document = {
  name: 'termination',
  title: { zh: '投诉终止调解决定书', en: 'Decision to end mediation' },
  number: '八',
  article: (context) => latest(context, 'terminated')?.article ?? null,
  available: (context) =>
    complaintsOnly(context) ??
    (latest(context, 'terminated') === null
      ? notYet(context, '决定终止调解后才有此决定书', 'Not ended: the paper comes with the decision')
      : null),
  fill(context) {
    const step = latest(context, 'terminated')
    const accepted = latest(context, 'accepted')
    const ground = procedureOf(context).terminate.find(({ item }) => item === step?.item)
    return sheetOf(
      termination,
      context,
      { word: '终', at: step?.at ?? null },
      {
        addressee: toBoth(context),
        paragraphs: [
          paragraph(
            '本机关',
            ...theComplaint(context),
            '，已于',
            known(accepted === null ? null : dateText(accepted.at), '受理日期'),
            '受理。现因“',
            known(ground?.zh ?? null, '终止调解的情形'),
            `”，依据${by(context, step?.article ?? null)}，决定终止调解。`,
          ),
          paragraph('具体事实和理由：', blank('具体事实和理由', 'lines', sentence(step?.note))),
          ...fiveRoutes(),
          paragraph('特此告知。'),
        ],
      },
    )
  },
}
