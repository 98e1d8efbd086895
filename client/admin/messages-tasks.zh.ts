const deed = (name: string) => ({
  name,
  did: `{who} 对任务 {on}：${name}`,
  not: `{who} 要对任务 {on}：${name}，被拒绝`,
})

/** Orders about tasks in the audit, in Chinese. */
export const taskDeedsZh = {
  open: { name: '新建任务', did: '{who} 新建了任务 {on}', not: '{who} 要新建任务，被拒绝' },
  issue: deed('派发'),
  verify: deed('核验'),
  reject: deed('驳回'),
  close: deed('办结'),
  reassign: deed('改派'),
  suspend: deed('暂停'),
  resume: deed('恢复'),
  cancel: deed('取消'),
  deliver: deed('送达'),
  accept: deed('接单'),
  decline: deed('退回'),
  depart: deed('出发'),
  arrive: deed('到达'),
  handle: deed('开始办理'),
  progress: deed('报告进展'),
  submit: deed('提交结果'),
  rollCall: deed('点名'),
  muster: deed('增派参加单位'),
  release: deed('撤下参加单位'),
  waive: deed('准许先行办理'),
  join: deed('确认参加'),
  stayAway: deed('说明不能参加'),
  present: deed('到场'),
}
