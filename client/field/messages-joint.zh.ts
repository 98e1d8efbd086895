import { memberStatesZh } from '../messages/member-states.ts'

/** Words of joint enforcement in the field. */
export const jointZh = {
  member: memberStatesZh,
  joint: {
    title: '参加单位',
    lead: '牵头',
    mine: '本单位',
    named: '已定人',
    nobody: '待定人',
    since: '{at} 起',
    part: '您代表{unit}参加，由{lead}牵头',
    waits: '等待到场：{units}。全员到场、点名或准许先行办理后才能开始办理。',
    there: '已到场。可报进展、传证据，结果由牵头人提交。',
    away: '已报不能参加，等指挥中心安排',
    absent: '点名记为缺席；到了请按“我已到场”',
    stayAway: '不能参加',
    stayAwayAsk: '为什么不能参加',
  },
}
