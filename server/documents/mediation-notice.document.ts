import { guardsOf, latest, procedureOf, type Context } from './context.ts'
import type { Document } from './document.ts'
import { by, complaintsOnly, notYet, theComplaint, toBoth } from './phrases.ts'
import { blank, broad, field, paragraph, sheetOf } from './sheet.ts'

/** Commissioned mediation rests on another article than the bureau's own. */
const articleFor = (context: Context) =>
  (latest(context, 'mediationBegun')?.body ?? null) === null ? guardsOf(context).consent : guardsOf(context).commission

/** What follows from staying away, and that recusal may be asked for: under the procedure's own items. */
function warnings(context: Context) {
  const { terminate, limits } = procedureOf(context)
  const absent = terminate.find(({ zh }) => zh.startsWith('无正当理由不参加调解'))
  const recusal =
    'none' in limits.mediation ? undefined : limits.mediation.pauses.find(({ cause }) => cause === 'recusal')
  return [
    ...(recusal ? [paragraph(`认为调解人员应当回避的，可以提出申请（${recusal.article}）。`)] : []),
    ...(absent ? [paragraph(`没有正当理由不参加调解的，本机关将终止调解（${absent.article}）。`)] : []),
  ]
}

/** 投诉调解通知书: calls both sides to mediation. */
export const mediationNotice: Document = {
  name: 'mediationNotice',
  title: { zh: '投诉调解通知书', en: 'Notice of mediation' },
  number: '七',
  article: articleFor,
  available: (context) =>
    complaintsOnly(context) ??
    (latest(context, 'mediationBegun') === null
      ? notYet(context, '双方同意并开始调解后才有此通知书', 'Mediation has not begun: both sides agree to it first')
      : null),
  fill(context) {
    const step = latest(context, 'mediationBegun')
    const body = step?.body ?? null
    return sheetOf(
      mediationNotice,
      context,
      { word: '调通', at: step?.at ?? null },
      {
        addressee: toBoth(context),
        paragraphs: [
          paragraph(
            ...theComplaint(context),
            `，双方已经同意调解。依据${by(context, articleFor(context))}，现由`,
            ...(body === null ? ['本机关'] : ['本机关委托', blank('受委托的调解组织', 'short', body)]),
            '组织调解，请按下表的安排参加。',
          ),
          ...warnings(context),
          paragraph('请携带身份证明和与争议有关的材料；委托他人参加的，还应当提交授权委托书。'),
        ],
        fields: [
          field('调解时间', blank('调解时间', 'line')),
          field('调解方式', '□现场　□电话　□视频　□其他'),
          broad('调解地点', blank('调解地点', 'line')),
          field('调解人员', blank('调解人员', 'line')),
          field('联系电话', blank('联系电话', 'line')),
        ],
      },
    )
  },
}
