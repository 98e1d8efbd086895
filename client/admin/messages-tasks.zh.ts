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
  stop: deed('查完一站'),
  skipStop: deed('跳过一站'),
  openMany: { name: '专项派发', did: '{who} 派发了专项行动 {on}', not: '{who} 要派发专项行动，被拒绝' },
  cancelMany: {
    name: '专项取消',
    did: '{who} 取消了专项行动 {on} 中未开始的任务',
    not: '{who} 要取消专项行动 {on} 中未开始的任务，被拒绝',
  },
}
