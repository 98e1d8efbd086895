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
  rollCall: deed('call the roll'),
  muster: deed('add a unit'),
  release: deed('release a unit'),
  waive: deed('let the lead begin'),
  join: deed('confirm'),
  stayAway: deed('say that he cannot come'),
  present: deed('be there'),
}
