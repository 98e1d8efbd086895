import { articleOf, guardsOf, latest, procedureOf, type Context } from './context.ts'
import type { Document } from './document.ts'
import { by, complaintsOnly, notYet, theComplaint, toComplainant } from './phrases.ts'
import { paragraph, sheetOf } from './sheet.ts'

/** How long mediation may last: by the matter's own procedure. */
function limitText(context: Context): string {
  const limit = procedureOf(context).limits.mediation
  if ('none' in limit) return ''
  const days = limit.unit === 'working' ? `${limit.days}个工作日` : `${limit.days}日`
  const left = limit.pauses.map(({ article }) => article).join('、')
  return `自受理之日起${days}内没有达成调解协议的，终止调解（${limit.article}）；依法不计入的时间除外（${left}）。`
}

/** 投诉受理决定书: the decision to accept. */
export const acceptance: Document = {
  name: 'acceptance',
  title: { zh: '投诉受理决定书', en: 'Decision to accept' },
  number: '五',
  article: (context) => articleOf(procedureOf(context), 'acceptance'),
  available: (context) =>
    complaintsOnly(context) ??
    (latest(context, 'accepted') === null
      ? notYet(context, '决定受理后才有受理决定书', 'Not accepted: the paper comes with the decision')
      : null),
  fill(context) {
    const article = articleOf(procedureOf(context), 'acceptance')
    return sheetOf(
      acceptance,
      context,
      { word: '受', at: latest(context, 'accepted')?.at ?? null },
      {
        addressee: toComplainant(context),
        paragraphs: [
          paragraph('本机关对', ...theComplaint(context), `进行了审查。依据${by(context, article)}，决定予以受理。`),
          paragraph(
            `消费者权益争议的调解须经双方同意（${guardsOf(context).consent}），调解的时间、地点和方式另行通知。`,
          ),
          paragraph(limitText(context)),
          paragraph('特此告知。'),
        ],
      },
    )
  },
}
