import type { Wording } from '../law/limit.ts'
import type { Condition, Leaf } from './condition.ts'
import type { Flag, Happening, Known } from './known.ts'
import { questions } from './questions.ts'
import { resultsText } from './words.ts'

/** Three values: what is not known is neither met nor failed. */
export type Met = boolean | 'unknown'
export interface Verdict {
  readonly met: Met
  readonly why: Wording
}

const HOUR_MS = 3_600_000
const FLAGS: Readonly<Record<Flag, Wording>> = {
  odr: { zh: '被投诉人是 ODR 企业', en: 'the respondent is an ODR enterprise' },
  pledged: { zh: '被投诉人是承诺企业', en: 'the respondent is a pledged enterprise' },
  inCatchment: { zh: '被投诉人在服务站范围内', en: 'the respondent is inside a station’s catchment' },
  inOperatorSite: { zh: '被投诉人在市场开办方场内', en: 'the respondent is inside an operator’s site' },
}
const HAPPENINGS: Readonly<Record<Happening, Wording>> = {
  unsettled: { zh: '该企业未和解', en: 'unsettled with this enterprise' },
  sameStall: { zh: '同一摊位被投诉', en: 'complaint about the same stall' },
  sameRespondent: { zh: '同一经营者被投诉', en: 'complaint about the same business' },
  similar: { zh: '同类投诉', en: 'similar complaints' },
}

const answer = (value: boolean | undefined, yes: Wording, no: Wording): Verdict =>
  value === undefined
    ? { met: 'unknown', why: { zh: `尚不知道是否“${yes.zh}”`, en: `not known whether ${yes.en}` } }
    : { met: value, why: value ? yes : no }
const notThat = ({ zh, en }: Wording): Wording => ({ zh: `不符合“${zh}”`, en: `not so: ${en}` })
const asked = (value: boolean | undefined, yes: Wording) => answer(value, yes, notThat(yes))

function again({ asOf, before }: Known, { what, times, withinHours }: Leaf & { when: 'happenedAgain' }): Verdict {
  const words = HAPPENINGS[what]
  if (asOf === undefined || before === undefined)
    return asked(undefined, {
      zh: `${words.zh} ${withinHours} 小时内达 ${times} 次`,
      en: `${words.en}, ${times} times`,
    })
  const earlier = before.filter(
    (each) => each.what === what && each.at <= asOf && each.at > asOf - withinHours * HOUR_MS,
  )
  const count = earlier.length + 1
  const why = {
    zh: `${words.zh} ${withinHours} 小时内第 ${count} 次（界限 ${times} 次）`,
    en: `${words.en}: number ${count} within ${withinHours} h (limit ${times})`,
  }
  return { met: count >= times, why }
}

function leafVerdict(leaf: Leaf, known: Known): Verdict {
  switch (leaf.when) {
    case 'respondentIs':
      return asked(known.flags?.[leaf.flag], FLAGS[leaf.flag])
    case 'amountAtMost':
    case 'amountOver': {
      const over = known.amount === undefined ? undefined : known.amount > leaf.yuan
      const above = { zh: `金额超过 ${leaf.yuan} 元`, en: `more than ${leaf.yuan} yuan` }
      const within = { zh: `金额不超过 ${leaf.yuan} 元`, en: `at most ${leaf.yuan} yuan` }
      if (leaf.when === 'amountOver') return answer(over, above, within)
      return answer(over === undefined ? undefined : !over, within, above)
    }
    case 'classIn': {
      const named = { zh: `类别属于 ${leaf.classes.join('、')}`, en: `class is one of ${leaf.classes.join(', ')}` }
      return asked(known.classes && leaf.classes.some((each) => known.classes?.includes(each)), named)
    }
    case 'resultIs':
      return asked(known.result && leaf.results.includes(known.result), {
        zh: `结果为${resultsText(leaf.results)}`,
        en: `result is ${leaf.results.join(', ')}`,
      })
    case 'noReplyAtShare': {
      const { replied, shareOfLimit: share } = known
      // Somebody who has replied has replied, however much time is gone.
      const silent =
        replied === true ? false : replied === undefined || share === undefined ? undefined : share >= leaf.share
      const percent = Math.round(leaf.share * 100)
      return asked(silent, { zh: `时限过 ${percent}% 仍无答复`, en: `no reply at ${percent}% of the limit` })
    }
    case 'happenedAgain':
      return again(known, leaf)
    default: {
      const { ask, yes, no } = questions[leaf.when]
      return answer(ask(known), yes, no)
    }
  }
}

const all = (met: readonly Met[]): Met => (met.includes(false) ? false : met.includes('unknown') ? 'unknown' : true)
const any = (met: readonly Met[]): Met => (met.includes(true) ? true : met.includes('unknown') ? 'unknown' : false)
const joined = (parts: readonly Wording[], zh: string, en: string): Wording => ({
  zh: parts.map((each) => each.zh).join(zh),
  en: parts.map((each) => each.en).join(en),
})

/** Whether one condition holds of what is known of a matter, and why, in both languages. Unknown is never taken for yes. */
export function evaluate(condition: Condition, matter: { readonly known: Known }): Verdict {
  if (condition.when !== 'anyOf') return leafVerdict(condition, matter.known)
  const ways = condition.ways.map((way) => {
    const parts = way.map((each) => leafVerdict(each, matter.known))
    return {
      met: all(parts.map((each) => each.met)),
      why: joined(
        parts.map((each) => each.why),
        '，',
        ', ',
      ),
    }
  })
  const met = any(ways.map((each) => each.met))
  // The sentence speaks of the ways that decided it.
  return {
    met,
    why: joined(
      ways.filter((each) => each.met === met).map((each) => each.why),
      '；或者 ',
      '; or ',
    ),
  }
}
