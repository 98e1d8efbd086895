import { z } from 'zod'
import { pauseCauses } from '../law/limit.ts'
import { caseOutcomes, laneResults, learned } from './known.ts'

const text = z.string().trim().min(1, '请写明内容').max(1_000)
const id = z.string().min(1).max(200)
const item = z.int().min(1).max(50)

/** The complainant's recorded word: withdrawal or confirmation that it is settled. */
export const confirmation = z.strictObject({
  how: z.enum(['sms', 'voice', 'signed', 'platform']),
  /** Where the record is: number of the message, the recording, the page. */
  record: text,
})
export type Confirmation = Readonly<z.infer<typeof confirmation>>

const yuan = z.number().min(0).max(100_000_000).nullable().default(null)
const basedOn = z.int().min(0).optional()
const order = <Verb extends string, Shape extends z.ZodRawShape>(verb: Verb, shape: Shape) =>
  z.strictObject({ verb: z.literal(verb), basedOn, ...shape })

/** Every order on one matter. `basedOn`: number of steps the giver saw; an order on an older view is refused. */
export const interceptionOrder = z.discriminatedUnion('verb', [
  order('take', {}),
  order('learn', { known: learned }),
  order('consent', { by: z.enum(['complainant', 'respondent']), agrees: z.boolean(), record: text }),
  /** `to`: which enterprise, station, operator or mediator; null: any of the lane. */
  order('route', { lane: id, to: id.nullable().default(null) }),
  order('settle', {
    result: z.enum(laneResults),
    recovered: yuan,
    confirmation: confirmation.nullable().default(null),
  }),
  order('confirm', { confirmation }),
  /** Both sides were spoken to by whoever holds it. */
  order('contact', { record: text }),
  /** `result`: how the lane's attempt ended; null where nothing was tried. */
  order('returnToDesk', { note: text, result: z.enum(laneResults).nullable().default(null) }),
  order('accept', {}),
  order('notAccept', { item, note: text }),
  order('dispatch', { station: id }),
  /** `body`: who mediates on the bureau's commission; null: the bureau itself. */
  order('mediate', { body: id.nullable().default(null) }),
  order('pause', { cause: z.enum(pauseCauses), note: text }),
  order('resume', {}),
  order('agree', { recovered: yuan, record: text }),
  order('terminate', { item, note: text, confirmation: confirmation.nullable().default(null) }),
  /** `notice`: how and when the parties were told; asked for after a termination. */
  order('close', { notice: text.nullable().default(null) }),
  order('reopen', { why: text }),
  order('merge', {
    into: z.object({ id, kind: z.enum(['complaint', 'tipOff', 'mixed']), state: z.string() }),
    note: text,
  }),
  order('withdraw', { confirmation }),
  order('foundClue', { found: text }),
  order('split', {}),
  order('file', { note: text }),
  order('notFile', { note: text }),
  order('extendVerification', { days: item, approvedBy: id }),
  /** Further facts told by the same reporter on the same target, by a tip-off that is merged into this one. */
  order('addFacts', { from: id, reportedAt: z.number() }),
  /** What a filed case came to. `record`: number of the decision. */
  order('decideCase', { outcome: z.enum(caseOutcomes), record: text }),
  /** `as`: the head, or a collective discussion that sets the length itself. */
  order('extendCase', { days: z.int().min(1).max(3_650), approvedBy: id, as: z.enum(['head', 'collective']) }),
  /** How the reporter was told. `anonymous`: nobody could be. */
  order('notify', { record: text, anonymous: z.boolean().default(false) }),
])
export type Order = z.infer<typeof interceptionOrder>
export type OrderOf<V extends Verb> = Extract<Order, { verb: V }>
export type Verb = Order['verb']
export const verbs = interceptionOrder.options.map((each) => each.shape.verb.value)
