import { districtIso } from '../contract/time.ts'
import { guardsOf } from './context.ts'
import type { Document } from './document.ts'
import { complaintsOnly, respondent } from './phrases.ts'
import { blank, broad, field, known, personal, sheetOf, yuanText } from './sheet.ts'

const REQUESTS = ['修理', '重作', '更换', '退货', '补足数量', '退还货款和服务费', '赔偿损失']
const YES_NO = '□是　□否'

/** 投诉登记表: what was received, from whom, about whom, and what is asked for. */
export const complaintRegister: Document = {
  name: 'complaintRegister',
  title: { zh: '投诉登记表', en: 'Register of a complaint' },
  number: '一',
  article: (context) => guardsOf(context).separate,
  available: complaintsOnly,
  fill(context) {
    const { matter, complaint } = context
    return sheetOf(
      complaintRegister,
      context,
      { word: '诉登', at: matter.receivedAt, parties: ['登记人'], sealed: false },
      {
        fields: [
          field('接收时间', districtIso(matter.receivedAt).slice(0, 16).replace('T', ' ')),
          field('接收渠道', known(complaint.channel, '接收渠道')),
          field('投诉人姓名', personal(context, 'name', '投诉人姓名')),
          field('联系电话', personal(context, 'phone', '联系电话')),
          field('证件类型', personal(context, 'idType', '证件类型')),
          field('证件号码', personal(context, 'idNo', '证件号码')),
          broad('通讯地址', personal(context, 'address', '通讯地址')),
          broad('代理人', blank('代理人及授权', 'line')),
          field('被投诉人', respondent(context)),
          field('被投诉人电话', blank('被投诉人电话', 'line')),
          broad('被投诉人地址', blank('被投诉人地址', 'line')),
          broad('平台和店铺', blank('平台和店铺名称', 'line')),
          field('问题类别', known(complaint.problemClass, '问题类别')),
          field('争议金额', known(complaint.amount === null ? null : yuanText(complaint.amount), '争议金额')),
          field('消费时间', blank('消费时间', 'line')),
          field('消费地点', blank('消费地点', 'line')),
          broad('争议事实', personal(context, 'text', '争议事实', 'lines')),
          broad('投诉请求', REQUESTS.map((each) => `□${each}`).join('　')),
          broad('证据材料', blank('证据材料', 'line')),
          field('同意公示', YES_NO),
          field('同意委托调解', YES_NO),
        ],
      },
    )
  },
}
