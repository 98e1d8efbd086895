import { guardsOf, latest } from './context.ts'
import type { Document } from './document.ts'
import { complainant, complaintsOnly, notYet, respondent } from './phrases.ts'
import { blank, broad, dateText, field, known, paragraph, personal, sheetOf, yuanText } from './sheet.ts'

/** 投诉调解书: what both sides agreed on before the bureau. Its terms are the parties' own and are written in by hand. */
export const mediationAgreement: Document = {
  name: 'mediationAgreement',
  title: { zh: '投诉调解书', en: 'Mediation agreement' },
  number: '九',
  article: (context) => (context.matter.body === null ? guardsOf(context).consent : guardsOf(context).commission),
  available: (context) =>
    complaintsOnly(context) ??
    (latest(context, 'agreed') === null
      ? notYet(context, '调解达成协议后才有调解书', 'No agreement was reached in mediation')
      : null),
  fill(context) {
    const { matter } = context
    const step = latest(context, 'agreed')
    const accepted = latest(context, 'accepted')
    const recovered = step?.recovered ? yuanText(step.recovered) : null
    return sheetOf(
      mediationAgreement,
      context,
      { word: '调', at: step?.at ?? null, parties: ['投诉人', '被投诉人', '调解人员'] },
      {
        fields: [
          field('投诉人', complainant(context)),
          field('联系电话', personal(context, 'phone', '投诉人联系电话')),
          field('被投诉人', respondent(context)),
          field('代表人', blank('被投诉人负责人或代理人', 'line')),
          field('投诉编号', matter.id),
          field('受理日期', known(accepted === null ? null : dateText(accepted.at), '受理日期')),
          ...(matter.body === null ? [] : [broad('受托调解组织', blank('受委托的调解组织', 'line', matter.body))]),
          broad('争议事实', blank('争议事实', 'lines')),
          broad('协议内容', blank('协议内容', 'lines')),
          field('涉及金额', blank('涉及金额', 'line', recovered)),
          field('履行期限', blank('履行方式和期限', 'line')),
        ],
        paragraphs: [
          paragraph(
            `经双方同意（${guardsOf(context).consent}），下列消费者权益争议于`,
            known(step === null ? null : dateText(step.at), '达成协议的日期'),
            '调解达成协议，内容如下，双方应当按照约定履行。本调解书一式',
            blank('份数'),
            '份。',
          ),
        ],
      },
    )
  },
}
