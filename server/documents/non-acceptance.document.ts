import { articleOf, latest, procedureOf } from './context.ts'
import type { Document } from './document.ts'
import { by, complaintsOnly, fiveRoutes, notYet, theComplaint, toComplainant } from './phrases.ts'
import { blank, known, paragraph, sentence, sheetOf } from './sheet.ts'

/** 投诉不予受理决定书: the decision not to accept, with its reason and the ways that stay open. */
export const nonAcceptance: Document = {
  name: 'nonAcceptance',
  title: { zh: '投诉不予受理决定书', en: 'Decision not to accept' },
  number: '六',
  article: (context) => latest(context, 'notAccepted')?.article ?? articleOf(procedureOf(context), 'acceptance'),
  available: (context) =>
    complaintsOnly(context) ??
    (latest(context, 'notAccepted') === null
      ? notYet(context, '决定不予受理后才有此决定书', 'Not refused: the paper comes with the decision')
      : null),
  fill(context) {
    const step = latest(context, 'notAccepted')
    const procedure = procedureOf(context)
    const ground = procedure.notAccept.find(({ item }) => item === step?.item)
    return sheetOf(
      nonAcceptance,
      context,
      { word: '不受', at: step?.at ?? null },
      {
        addressee: toComplainant(context),
        paragraphs: [
          paragraph(
            '本机关对',
            ...theComplaint(context),
            '进行了审查，认为该投诉属于“',
            known(ground?.zh ?? null, '不予受理的情形'),
            '”的情形。',
          ),
          paragraph('具体事实和理由：', blank('具体事实和理由', 'lines', sentence(step?.note))),
          paragraph(`依据${by(context, articleOf(procedure, 'acceptance'), step?.article ?? null)}，决定不予受理。`),
          ...fiveRoutes(),
          paragraph('特此告知。'),
        ],
      },
    )
  },
}
