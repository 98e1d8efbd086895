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
    formula: {
      acknowledge:
        '近 24 小时进来的紧急告警，15 秒内有人确认的 ÷ 全部可判定的。到时限仍无人确认的算未达；仍在时限内的、未到时限已恢复的不计。目标 90%（另：20 秒内 95%），参照国际通行的接警时限。',
      dispatch:
        '近 24 小时进来的紧急告警，60 秒内派出任务的 ÷ 全部可判定的。未派任务即已恢复的不计。目标 90%（另：106 秒内 95%），参照国际通行的处警时限。',
      accept: '近 24 小时派发的任务，5 分钟内接单的 ÷ 全部可判定的。到时限仍未接单的算未达。目标：每一件。',
      arrive:
        '近 24 小时派发的救援任务，告警后 30 分钟内到场的 ÷ 全部可判定的。依据《电梯维护保养规则》（2017）。目标：每一件。',
    },
  },
}
