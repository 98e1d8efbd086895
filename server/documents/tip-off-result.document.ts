import { latest, procedureOf, type Context } from './context.ts'
import type { Document } from './document.ts'
import { by, notYet, onlyWhere, say, tipOffsOnly, toComplainant } from './phrases.ts'
import { blank, dateText, paragraph, sheetOf } from './sheet.ts'

const decided = (context: Context) => latest(context, 'filed') ?? latest(context, 'notFiled')

/** 举报处理结果告知书: tells a reporter whether a case was filed. */
export const tipOffResult: Document = {
  name: 'tipOffResult',
  title: { zh: '举报处理结果告知书', en: 'Notice to a reporter of the result' },
  number: '十',
  article: (context) => procedureOf(context).reporterNotice,
  available: (context) =>
    tipOffsOnly(context) ??
    (context.matter.origin?.as === 'clue'
      ? say(
          '此线索在办理投诉时发现，没有举报人，不需要告知书。',
          'The clue was found in a complaint: nobody reported it.',
        )
      : decided(context) === null
        ? notYet(context, '决定是否立案后才有告知书', 'It is not decided yet whether a case is filed')
        : null),
  notes: onlyWhere,
  fill(context) {
    const { matter } = context
    const { limits, reporterNotice } = procedureOf(context)
    const step = decided(context)
    const basis =
      'none' in limits.realNameNotice
        ? blank('规定应当告知的法律、法规、规章及条款', 'line')
        : by(context, reporterNotice)
    return sheetOf(
      tipOffResult,
      context,
      { word: '报告', at: step?.at ?? null },
      {
        addressee: toComplainant(context),
        paragraphs: [
          paragraph(`${dateText(matter.receivedAt)}收到的举报（编号${matter.id}），本机关已经依法核查。`),
          paragraph(
            '依据',
            basis,
            `，现将处理结果告知如下：${step?.what === 'filed' ? '决定立案调查。' : '决定不予立案。'}`,
          ),
          paragraph('特此告知。'),
        ],
      },
    )
  },
}
