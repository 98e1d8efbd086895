/* News of joint tasks on the wall, a sentence for each step. */

export const jointSentencesZh = {
  joined: '单位确认参加：{title}',
  stayedAway: '单位不能参加：{title}',
  attended: '单位到场：{title}',
  rollCalled: '已点名：{title}',
  mustered: '增派单位：{title}',
  released: '撤下单位：{title}',
  waived: '准许先行办理：{title}',
}

export const jointSentencesEn = {
  joined: 'Unit confirmed: {title}',
  stayedAway: 'Unit cannot come: {title}',
  attended: 'Unit there: {title}',
  rollCalled: 'Roll called: {title}',
  mustered: 'Unit added: {title}',
  released: 'Unit released: {title}',
  waived: 'Lead may begin: {title}',
}
