import type { Fact } from '../contract/fact.ts'
import { orderGiven, orderNeeds, orders as bodies, type Outcome, type Verb } from '../contract/identity.ts'
import type { AccessDesk, From, Who } from '../gateway/access.ts'
import { newId } from '../identity/tokens.ts'
import { isStorable, unsound } from '../intake/sound.ts'
import { orderRecorded } from '../journal/audit.ts'
import { EffectRefused } from '../journal/statement.ts'
import { decisions } from './orders/index.ts'
import { formFaults } from './form-faults.ts'
import { refuseFields, type Decide, type Decision } from './orders/order.ts'
import { actorOf, orderFact } from './notes.ts'
import type { AccessParts } from './parts.ts'
import { turns } from './turns.ts'
import { permissionsOf } from './who.ts'

const UNSOUND = '指令不可用：含有数据库不能保存的字符，或嵌套过深、内容过多，请删改后再试。'
const TRIES = 3
/** Two thousand sites by their ids. */
const MANY_BYTES = 512 * 1_024
type Answer = { readonly status: number; readonly outcome: Outcome }
const isVerb = (verb: string): verb is Verb => Object.hasOwn(bodies, verb)

/** Takes orders: one after the other, each with its own id, journalled whether carried out or refused, before anyone hears of it. */
export function openOrders(parts: AccessParts): Pick<AccessDesk, 'order'> {
  const inTurn = turns()
  const { record, now, db } = parts

  async function refused(who: Who, from: From, verb: string, decision: Extract<Decision, { refused: string }>) {
    const { refused: reason, code, on = null, faults, shown = reason, detail = {} } = decision
    const body: Body = { verb, by: actorOf(who), on, outcome: 'refused', reason, detail, address: from.address }
    await record(orderFact(newId('refused'), body, now(), 'orders.refused'))
    return {
      status: code === 'forbidden' ? 403 : code === 'conflict' ? 409 : 422,
      outcome: { state: 'refused', reason: shown, ...(code && { code }), ...(faults && { faults }) },
    } satisfies Answer
  }

  async function carryOut(
    ...[id, verb, body, who, from, tries = 1]: [string, Verb, unknown, Person, From, number?]
  ): Promise<Answer> {
    const before = await orderRecorded(db, id)
    if (before) {
      const same = before.body.by.id === who.id && before.body.verb === verb
      return same
        ? {
            status: 200,
            outcome: { state: 'accepted', version: before.seq, repeated: true, ...again(verb, before.body.on) },
          }
        : { status: 409, outcome: { state: 'refused', reason: '这个指令编号已用于另一条指令。', code: 'conflict' } }
    }
    const decide = decisions[verb] as Decide<Verb>
    const decision = await decide(body as never, { parts, who, from, now: now(), orderId: id })
    if ('refused' in decision) return refused(who, from, verb, decision)
    const { on, detail, effects, told = [], result } = decision
    const said: Body = {
      verb,
      by: actorOf(who),
      on,
      outcome: 'accepted',
      detail: detail as Body['detail'],
      address: from.address,
    }
    try {
      const { seq, fresh } = await record([orderFact(id, said, now()), ...told], effects)
      if (!fresh) {
        const { body: first } = (await orderRecorded(db, id)) ?? { body: said }
        return { status: 200, outcome: { state: 'accepted', version: seq, repeated: true, ...again(verb, first.on) } }
      }
      return { status: 200, outcome: { state: 'accepted', version: seq, ...(result && { result }) } }
    } catch (error) {
      if (!(error instanceof EffectRefused)) throw error
      // The house, or another node, moved the task in this very moment: it is decided anew on what it is now.
      if (/^(task|urging|briefing)\./.test(verb) && tries < TRIES) return carryOut(id, verb, body, who, from, tries + 1)
      return refused(who, from, verb, {
        refused: '刚刚已有别的操作改动了它，请刷新后再试。',
        code: 'conflict',
        on,
      })
    }
  }

  return {
    async order(given, who, from): Promise<Answer> {
      const read = orderGiven.safeParse(given)
      if (!read.success || who.kind !== 'person')
        return {
          status: 422,
          outcome: { state: 'refused', reason: '指令应为 {id, order: {verb, …}}，由登录的人员给出。' },
        }
      const { id, order } = read.data
      const { verb, ...rest } = order
      // What no database text can keep would break whoever reads the record of it later.
      if (
        !isStorable(verb) ||
        !isStorable(id) ||
        unsound(rest, verb === 'task.openMany' || verb === 'briefing.save' ? MANY_BYTES : undefined) !== null
      )
        return refused(who, from, isVerb(verb) ? verb : 'unknown', { refused: UNSOUND })
      // A registration names nobody yet: whatever stands there was typed by hand.
      const on = verb === 'complaint.receive' ? null : aboutOf(rest)
      if (!isVerb(verb))
        return refused(who, from, verb.slice(0, 60), { refused: `没有指令 ${verb.slice(0, 60)}。`, on })
      if (!permitted(who, verb))
        return refused(who, from, verb, { refused: '您的角色不能下达这条指令。', code: 'forbidden', on })
      const body = bodies[verb].safeParse(rest)
      if (!body.success) {
        if (verb === 'complaint.receive')
          return refused(
            who,
            from,
            verb,
            refuseFields(formFaults(body.error.issues, rest, { now: now(), district: parts.district })),
          )
        const [issue] = body.error.issues
        return refused(who, from, verb, {
          refused: `${issue?.path.join('.') || verb}：${issue?.message ?? '不可用'}`,
          on,
        })
      }
      return inTurn('orders', () => carryOut(id, verb, body.data, who, from))
    },
  }
}

/** What the giver of a registration is told again when he asks again: its number is no secret of the first answer. */
const again = (verb: Verb, on: string | null) =>
  on === null
    ? {}
    : verb === 'complaint.receive'
      ? { result: { complaintId: on } }
      : verb === 'task.open'
        ? { result: { taskId: on } }
        : verb === 'urging.open'
          ? { result: { urgingId: on } }
          : verb === 'task.openMany'
            ? { result: { campaignId: on } }
            : verb === 'briefing.save'
              ? { result: { briefingId: on } }
              : {}

/** What an order names, before anyone looked whether it is sound: a refused attempt is to be found by it. */
const aboutOf = (rest: Readonly<Record<string, unknown>>): string | null => {
  const named = [
    rest.complaintId,
    rest.alarmId,
    rest.taskId,
    rest.urgingId,
    rest.campaign,
    rest.personId,
    rest.screenId,
    rest.keyId,
    rest.webhookId,
    rest.briefingId,
  ].find((each) => typeof each === 'string')
  return named?.slice(0, 200) ?? null
}

type Body = Fact<'order.given'>['body']
type Person = Extract<Who, { kind: 'person' }>

/** The first security administrator is named by the system administrator; `person.grant` itself refuses every later attempt. */
const permitted = (who: Person, verb: Verb) => {
  const may = permissionsOf(who)
  return may.includes(orderNeeds[verb]) || (verb === 'person.grant' && may.includes('people.manage'))
}
