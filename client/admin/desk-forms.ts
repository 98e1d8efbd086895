/** One thing that a form asks for beside the verb. */
export type Field =
  | { readonly name: string; readonly as: 'text' | 'number' | 'yes' }
  | { readonly name: string; readonly as: 'one'; readonly of: readonly string[] }
  | { readonly name: string; readonly as: 'lane' | 'station' | 'result' | 'item' }

const note: Field = { name: 'note', as: 'text' }
const confirmation: readonly Field[] = [
  { name: 'how', as: 'one', of: ['sms', 'voice', 'signed', 'platform'] },
  { name: 'record', as: 'text' },
]

/** What each verb asks for; the server looks at it with the law in hand. */
export const FORMS: Readonly<Record<string, readonly Field[]>> = {
  take: [],
  learn: [
    { name: 'flag', as: 'one', of: ['odr', 'pledged', 'inCatchment', 'inOperatorSite'] },
    { name: 'amount', as: 'number' },
    { name: 'injury', as: 'yes' },
    { name: 'complainantReachable', as: 'yes' },
    { name: 'respondentReachable', as: 'yes' },
    { name: 'facts', as: 'number' },
    { name: 'earlierOnDispute', as: 'number' },
  ],
  route: [
    { name: 'lane', as: 'lane' },
    { name: 'to', as: 'text' },
  ],
  settle: [{ name: 'result', as: 'result' }, { name: 'recovered', as: 'number' }, ...confirmation],
  confirm: confirmation,
  withdraw: confirmation,
  contact: [{ name: 'record', as: 'text' }],
  returnToDesk: [{ name: 'result', as: 'result' }, note],
  accept: [],
  notAccept: [{ name: 'item', as: 'item' }, note],
  dispatch: [{ name: 'station', as: 'station' }],
  consent: [
    { name: 'by', as: 'one', of: ['complainant', 'respondent'] },
    { name: 'agrees', as: 'yes' },
    { name: 'record', as: 'text' },
  ],
  mediate: [{ name: 'body', as: 'text' }],
  pause: [{ name: 'cause', as: 'one', of: ['appraisal', 'recusal', 'hearing', 'announcement', 'suspension'] }, note],
  resume: [],
  agree: [
    { name: 'recovered', as: 'number' },
    { name: 'record', as: 'text' },
  ],
  terminate: [{ name: 'item', as: 'item' }, note],
  close: [{ name: 'notice', as: 'text' }],
  reopen: [{ name: 'why', as: 'text' }],
  merge: [{ name: 'into', as: 'text' }, note],
  foundClue: [{ name: 'found', as: 'text' }],
  split: [],
  file: [note],
  notFile: [note],
  extendVerification: [
    { name: 'days', as: 'number' },
    { name: 'approvedBy', as: 'text' },
  ],
  decideCase: [
    {
      name: 'outcome',
      as: 'one',
      of: ['penalty', 'noPenalty', 'noViolation', 'toProsecution', 'toOtherAuthority'],
    },
    { name: 'record', as: 'text' },
  ],
  extendCase: [
    { name: 'days', as: 'number' },
    { name: 'approvedBy', as: 'text' },
    { name: 'as', as: 'one', of: ['head', 'collective'] },
  ],
  notify: [
    { name: 'record', as: 'text' },
    { name: 'anonymous', as: 'yes' },
  ],
}
/** Results that a lane reports as a settlement. */
export const SETTLING: ReadonlySet<string> = new Set([
  'settled_paid',
  'settled_pending',
  'advance_paid',
  'agreement_signed',
])
/** Fields that may stay empty: what is not known is left out, not guessed. */
export const OPTIONAL: ReadonlySet<string> = new Set([
  'learn.flag',
  'learn.amount',
  'learn.facts',
  'learn.earlierOnDispute',
  'learn.injury',
  'learn.complainantReachable',
  'learn.respondentReachable',
  'route.to',
  'mediate.body',
  'settle.recovered',
  'agree.recovered',
  'close.notice',
  'returnToDesk.result',
])
/** Fields that say something only together: one alone is half a confirmation, and half is none. */
const TOGETHER: Readonly<Record<string, string>> = { 'settle.how': 'record', 'settle.record': 'how' }
/** Whether a field of a form must be filled in as the form stands: always, because another one is, or not at all. */
export function wanted(verb: string, name: string, filled: Filled): 'always' | 'together' | 'optional' {
  const other = TOGETHER[`${verb}.${name}`]
  if (other !== undefined) return text(filled[other]) === null ? 'optional' : 'together'
  return OPTIONAL.has(`${verb}.${name}`) ? 'optional' : 'always'
}
/** Verbs that end or hand away: asked once more, with the consequence. */
export const GRAVE: ReadonlySet<string> = new Set([
  'notAccept',
  'dispatch',
  'terminate',
  'merge',
  'withdraw',
  'split',
  'decideCase',
])

/** A form as it is filled in; a field for numbers gives a number. */
type Filled = Readonly<Record<string, string | number>>
const text = (value: string | number | undefined) => String(value ?? '').trim() || null
const number = (value: string | number | undefined) => (text(value) === null ? undefined : Number(value))
const yes = (value: string | number | undefined) => (value === 'yes' ? true : value === 'no' ? false : undefined)
const present = (entries: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))

function learned({ flag, amount, injury, facts, earlierOnDispute, ...filled }: Filled) {
  const reachable = present({
    complainant: yes(filled.complainantReachable),
    respondent: yes(filled.respondentReachable),
  })
  return {
    known: present({
      flags: flag ? { [flag]: true } : undefined,
      amount: number(amount),
      injury: yes(injury),
      facts: number(facts),
      earlierOnDispute: number(earlierOnDispute),
      reachable: Object.keys(reachable).length > 0 ? reachable : undefined,
    }),
  }
}

/** None where neither is filled in; half of one goes as it is, to be refused and not to be forgotten. */
const confirmed = ({ how, record }: Filled) =>
  text(how) === null && text(record) === null ? null : { how: text(how), record: text(record) }
/** Left out where it is not known: what was recovered is asked for, not guessed to be nothing. */
const recovered = (filled: Filled) => present({ recovered: number(filled.recovered) })

/** The order that a filled-in form means, without verb and number. */
export function orderOf(verb: string, filled: Filled): Record<string, unknown> {
  if (verb === 'learn') return learned(filled)
  if (verb === 'confirm' || verb === 'withdraw') return { confirmation: confirmed(filled) }
  if (verb === 'settle') return { result: filled.result, ...recovered(filled), confirmation: confirmed(filled) }
  if (verb === 'agree') return { ...recovered(filled), record: text(filled.record) }
  return present(
    Object.fromEntries(
      (FORMS[verb] ?? []).map(({ name, as }): [string, unknown] => {
        const said = filled[name]
        if (as === 'yes') return [name, yes(said) ?? false]
        if (as === 'number') return [name, number(said)]
        if (as === 'item') return [name, Number(said)]
        return [name, text(said)]
      }),
    ),
  )
}
