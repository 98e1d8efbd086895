import { districtIso } from '../contract/time.ts'
import { articleOf, guardsOf, procedureOf, type Context } from './context.ts'
import type { Document } from './document.ts'
import { respondent, tipOffsOnly } from './phrases.ts'
import { blank, broad, field, known, personal, sheetOf, type Field } from './sheet.ts'

/** A clue that was found in mediation has no reporter: the complainant did not report it. */
const reporter = (context: Context): Field[] =>
  context.matter.origin?.as === 'clue'
    ? [broad('线索来源', `办理投诉时发现（投诉编号${context.matter.origin.of}）`)]
    : [
        field('举报人姓名', personal(context, 'name', '举报人姓名')),
        field('联系电话', personal(context, 'phone', '联系电话')),
        field('证件号码', personal(context, 'idNo', '证件号码')),
        field('是否实名', '□是　□否'),
        broad('通讯地址', personal(context, 'address', '通讯地址')),
      ]

/** 举报登记表: what was reported, of whom; a clue found in mediation is registered likewise. */
export const tipOffRegister: Document = {
  name: 'tipOffRegister',
  title: { zh: '举报登记表', en: 'Register of a tip-off' },
  number: '二',
  article: (context) =>
    context.matter.origin?.as === 'clue'
      ? articleOf(procedureOf(context), 'clueVerification')
      : guardsOf(context).separate,
  available: tipOffsOnly,
  fill(context) {
    const { matter, complaint } = context
    const found = matter.origin?.as === 'clue'
    return sheetOf(
      tipOffRegister,
      context,
      { word: '报登', at: matter.receivedAt, parties: ['登记人'], sealed: false },
      {
        fields: [
          field(found ? '发现时间' : '接收时间', districtIso(matter.receivedAt).slice(0, 16).replace('T', ' ')),
          field('接收渠道', found ? blank('接收渠道', 'line') : known(complaint.channel, '接收渠道')),
          ...reporter(context),
          field('被举报人', respondent(context)),
          field('被举报人电话', blank('被举报人电话', 'line')),
          broad('被举报人地址', blank('被举报人地址', 'line')),
          field('问题类别', known(complaint.problemClass, '问题类别')),
          field('行为发生时间', blank('行为发生时间', 'line')),
          broad('行为发生地点', blank('行为发生地点', 'line')),
          broad('违法线索', found ? blank('违法线索', 'lines') : personal(context, 'text', '违法线索', 'lines')),
          broad('线索材料', blank('线索材料', 'line')),
          broad('要求告知结果', '□是　□否'),
        ],
      },
    )
  },
}
