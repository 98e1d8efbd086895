import { procedureOf } from './context.ts'
import type { Document } from './document.ts'
import { by, complaintsOnly, notYet, say, theComplaint, toComplainant } from './phrases.ts'
import { blank, item, paragraph, sheetOf } from './sheet.ts'

/** Item of the grounds not to accept under which a refusal to prove one's identity falls. */
const NOT_PROVEN = 6

/** 限期提供身份证明材料通知书: asks a complainant to prove who he is, before it is decided whether to accept. */
export const identityNotice: Document = {
  name: 'identityNotice',
  title: { zh: '限期提供身份证明材料通知书', en: 'Request for proof of identity' },
  number: '四',
  article: (context) => procedureOf(context).identity,
  available(context) {
    const kind = complaintsOnly(context)
    if (kind !== null) return kind
    const { identity, order } = procedureOf(context)
    if (identity === null)
      return say(`此件适用${order}，其中没有这一通知书的依据。`, `${order} applies, which has no such notice.`)
    const undecided = ['received', 'atDesk', 'reopened', 'inLane', 'dispatched'].includes(context.matter.state)
    return undecided && context.matter.acceptedAt === null
      ? null
      : notYet(context, '只在决定是否受理之前要求提供', 'Asked for only before it is decided whether to accept')
  },
  fill(context) {
    const { identity, notAccept } = procedureOf(context)
    const ground = notAccept.find((each) => each.item === NOT_PROVEN)
    return sheetOf(
      identityNotice,
      context,
      // No step records when it was asked for: the day is the officer's to write.
      { word: '身证', at: null },
      {
        addressee: toComplainant(context),
        paragraphs: [
          paragraph(
            '本机关',
            ...theComplaint(context),
            `，需要核验投诉人的真实身份。依据${by(context, identity)}，请于`,
            blank('提供材料的期限', 'short'),
            '前提供下列材料：',
          ),
          item('（一）', blank('能够证明真实身份的材料', 'line')),
          item('（二）', blank('其他需要说明的材料', 'line')),
          paragraph('提供方式：', blank('提供方式、地址和联系电话', 'line')),
          ...(ground === undefined ? [] : [paragraph(`属于“${ground.zh}”的，本机关将不予受理（${ground.article}）。`)]),
        ],
      },
    )
  },
}
