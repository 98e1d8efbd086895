/** What the wall says of open tasks and of response times, in English. */
export const tasksEn = {
  tasks: {
    title: 'Tasks',
    open: '{n} open',
    late: '{n} late',
    group: {
      toSend: 'to send',
      toAccept: 'to accept',
      onWay: 'on way',
      onScene: 'on scene',
      toVerify: 'to verify',
      resting: 'resting',
    },
    responseTitle: 'Response, last 24 h',
    response: {
      acknowledge: 'Urgent acknowledged',
      dispatch: 'Urgent dispatched',
      accept: 'Task accepted',
      arrive: 'Rescue on scene',
    },
    seconds: '{n} s',
    minutes: '{n} min',
    met: 'met ≥{share}%',
    missed: 'missed ≥{share}%',
    nothing: 'nothing yet',
  },
}
