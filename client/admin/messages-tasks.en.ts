const deed = (name: string) => ({
  name,
  did: `{who}, on task {on}: ${name}`,
  not: `{who}, on task {on}: ${name}, refused`,
})

/** Orders about tasks in the audit, in English. */
export const taskDeedsEn = {
  open: { name: 'Open a task', did: '{who} opened task {on}', not: '{who} asked to open a task and was refused' },
  issue: deed('issue'),
  verify: deed('verify'),
  reject: deed('reject'),
  close: deed('close'),
  reassign: deed('reassign'),
  suspend: deed('suspend'),
  resume: deed('resume'),
  cancel: deed('cancel'),
  deliver: deed('deliver'),
  accept: deed('accept'),
  decline: deed('decline'),
  depart: deed('depart'),
  arrive: deed('arrive'),
  handle: deed('begin'),
  progress: deed('report progress'),
  submit: deed('hand in a result'),
  stop: deed('report a stop'),
  skipStop: deed('pass over a stop'),
  openMany: {
    name: 'Order a campaign',
    did: '{who} ordered campaign {on}',
    not: '{who} asked to order a campaign and was refused',
  },
  cancelMany: {
    name: 'Cancel a campaign',
    did: '{who} cancelled what nobody had begun of campaign {on}',
    not: '{who} asked to cancel campaign {on} and was refused',
  },
}
