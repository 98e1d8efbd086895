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
    formula: {
      acknowledge:
        'Urgent alarms that came in within 24 hours: acknowledged within 15 s ÷ all that are decided. What nobody acknowledged in time is missed; what still runs, or was over sooner, is not counted. Target 90 % (and 95 % within 20 s), after NENA-STA-020.1-2020.',
      dispatch:
        'Urgent alarms that came in within 24 hours: a task issued within 60 s ÷ all that are decided. What was over without a task is not counted. Target 90 % (and 95 % within 106 s), after NFPA 1221 (2016).',
      accept:
        'Tasks issued within 24 hours: accepted within 5 minutes ÷ all that are decided. What nobody accepted in time is missed. Target: every one.',
      arrive:
        'Rescues issued within 24 hours: on scene within 30 minutes of the alarm ÷ all that are decided. By TSG T5002-2017. Target: every one.',
    },
  },
}
