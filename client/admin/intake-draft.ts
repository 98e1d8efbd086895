import type { InjectionKey } from 'vue'
import type { IntakeSource } from '@contract/registration-words.ts'

/** A field of the form. `short`: shown to a lane's people as well, who need little; `more`: folded away until asked for. */
export interface IntakeField {
  readonly name: string
  readonly as: 'text' | 'area' | 'moment' | 'yes' | 'mode' | 'idType' | 'sellMode' | 'class' | 'station' | 'street'
  readonly most?: number
  readonly needed?: true
  readonly short?: true
  readonly more?: true
}
export interface IntakeGroup {
  readonly name: 'from' | 'complainant' | 'respondent' | 'matter'
  readonly fields: readonly IntakeField[]
}

const text = (name: string, most: number, over: Partial<IntakeField> = {}): IntakeField => ({
  name,
  as: 'text',
  most,
  ...over,
})

/** The form, group by group, in the order in which one asks on the telephone. */
export const GROUPS: readonly IntakeGroup[] = [
  {
    name: 'from',
    fields: [{ name: 'receiveMode', as: 'mode' }, text('platformNo', 60), { name: 'receivedAt', as: 'moment' }],
  },
  {
    name: 'complainant',
    fields: [
      text('complainant.name', 200, { needed: true, short: true }),
      text('complainant.phone', 50, { needed: true, short: true }),
      { name: 'complainant.idType', as: 'idType' },
      text('complainant.idNo', 50),
      text('complainant.address', 1_000),
      text('complainant.agentName', 200, { more: true }),
      text('complainant.agentPhone', 50, { more: true }),
      text('complainant.powerOfAttorney', 200, { more: true }),
      { name: 'consentPublicity', as: 'yes' },
      { name: 'consentEntrust', as: 'yes', short: true },
    ],
  },
  {
    name: 'respondent',
    fields: [
      text('respondent.name', 400, { needed: true, short: true }),
      text('respondent.address', 1_000, { short: true }),
      text('respondent.uscc', 30),
      text('respondent.phone', 50),
      { name: 'streetCode', as: 'street' },
      { name: 'station', as: 'station' },
      text('respondent.platformName', 400, { more: true }),
      text('respondent.shopName', 400, { more: true }),
    ],
  },
  {
    name: 'matter',
    fields: [
      { name: 'text', as: 'area', most: 20_000, needed: true, short: true },
      { name: 'problemClass', as: 'class', short: true },
      text('product', 200, { short: true }),
      text('amount', 60, { short: true }),
      { name: 'eventTime', as: 'moment', short: true },
      text('eventPlace', 1_000),
      { name: 'sellMode', as: 'sellMode' },
      text('orderNumber', 100, { more: true }),
      text('brand', 100, { more: true }),
      text('lotNo', 100, { more: true }),
      text('approvalNo', 100, { more: true }),
      text('illegalActClass', 100, { more: true }),
    ],
  },
]

/** Names of the requests in the message files, in the order of the contract's words. */
export const REQUEST_KEYS = ['repair', 'redo', 'replace', 'giveBack', 'makeUp', 'refund', 'damages'] as const

/** A half-filled form. It lives as long as the page: it names a person, so nothing of it is ever kept by the browser. */
export interface Draft {
  source: IntakeSource | ''
  complaint: boolean
  tipOff: boolean
  fields: Record<string, string>
  requests: string[]
  insists: string[]
  /** Chosen from the register; its name is in the fields. */
  siteId: string | null
  /** Id of the order that registers it, from the first sending to its number: sent again, changed or from a form opened anew, it is registered once. */
  orderId: string | null
  /** It was sent and nobody said what became of it. */
  unanswered: boolean
}
export const emptyDraft = (): Draft => ({
  ...{ source: '', complaint: true, tipOff: false, fields: {}, requests: [], insists: [], siteId: null },
  ...{ orderId: null, unanswered: false },
})
/** The draft of whoever has the page open; gone when he leaves it. */
export const draftKey: InjectionKey<Draft> = Symbol('half-filled registration')

/** What two ticks mean; both at once is a mixed submission, which is parted (总局令第121号 Art. 9). */
export const kindOf = ({ complaint, tipOff }: Pick<Draft, 'complaint' | 'tipOff'>) =>
  complaint && tipOff ? 'mixed' : complaint ? 'complaint' : tipOff ? 'tipOff' : undefined

/** The order that a draft means: what is empty is left out; the server says what is missing, all at once. */
export function registrationOf(draft: Draft, only: readonly IntakeSource[]): Record<string, unknown> {
  const order: Record<string, unknown> = { complainant: {}, respondent: {} }
  for (const { fields } of GROUPS)
    for (const { name, as } of fields) {
      const said = (draft.fields[name] ?? '').trim()
      if (said === '') continue
      const [group, own] = name.split('.') as [string, string | undefined]
      const value = as === 'yes' ? said === 'yes' : said
      if (own === undefined) order[group] = value
      else (order[group] as Record<string, unknown>)[own] = value
    }
  if (draft.siteId !== null) (order.respondent as Record<string, unknown>).siteId = draft.siteId
  return {
    ...order,
    source: only.length === 1 ? only[0] : draft.source || undefined,
    kind: kindOf(draft),
    ...(draft.requests.length > 0 && { requests: [...draft.requests] }),
    ...(draft.insists.length > 0 && { insists: [...draft.insists] }),
  }
}
