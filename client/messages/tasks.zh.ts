/** What the wall says of open tasks and of response times, in Chinese. */
export const tasksZh = {
  tasks: {
    title: '任务',
    open: '未结 {n}',
    late: '超时 {n}',
    group: {
      toSend: '待派发',
      toAccept: '待接单',
      onWay: '途中',
      onScene: '现场',
      toVerify: '待核验',
      resting: '挂起',
    },
    responseTitle: '近 24 小时响应',
    response: { acknowledge: '紧急告警确认', dispatch: '紧急告警派发', accept: '任务接单', arrive: '救援到场' },
    seconds: '{n} 秒',
    minutes: '{n} 分钟',
    met: '达标 ≥{share}%',
    missed: '未达标 ≥{share}%',
    nothing: '尚无',
  },
}
