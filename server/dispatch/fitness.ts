import type { SkillHeld } from '../contract/attributes.ts'
import type { ReasonShown } from '../contract/task.ts'
import { districtDay } from '../contract/time.ts'
import { needsOf, skillNames, type SkillNeed } from './skills.ts'
import type { Candidate, Need, Part } from './recommend.ts'

/* What the papers and the roster say for and against somebody. What is not on record is said, and gives no points. */

const HOUR_MS = 3_600_000
/** Rest between two shifts, a rule of the house: 11 hours. */
export const REST_MS = 11 * HOUR_MS
const POINTS = { skill: 20, rest: -30, offDuty: -15 }
const HOUSE_RULE = { zh: '本系统规则：两班之间休息不少于 11 小时', en: 'house rule: 11 h of rest between shifts' }

const say = (code: string, zh: string, en: string, value: ReasonShown['value'] = null): ReasonShown => ({
  ...{ code, zh, en, value },
})

const isExpired = ({ validUntil }: SkillHeld, now: number) => validUntil !== null && validUntil < districtDay(now)

/** How somebody stands to one line of the table: the paper that meets it, else one that has run out, else none. */
function meets({ anyOf, source }: SkillNeed, held: readonly SkillHeld[], now: number) {
  const his = held.filter(({ code }) => anyOf.includes(code))
  const good = his.find((each) => !isExpired(each, now))
  if (good) {
    const { zh, en } = skillNames[good.code]
    const until = good.validUntil
    return {
      met: true,
      said: say(
        'skill',
        `有${zh}${until === null ? '' : `（至 ${until}）`}`,
        `${en}${until === null ? '' : ` (to ${until})`}`,
        good.code,
      ),
    }
  }
  const [old] = his
  if (old) {
    const { zh, en } = skillNames[old.code]
    const day = old.validUntil ?? ''
    return {
      met: false,
      said: say('skillExpired', `${zh}已于 ${day} 过期（${source.zh}）`, `${en} ran out on ${day} (${source.en})`, day),
    }
  }
  const zh = anyOf.map((code) => skillNames[code].zh).join('或')
  const en = anyOf.map((code) => skillNames[code].en).join(' or ')
  return {
    met: false,
    said: say('noSkill', `没有登记${zh}（${source.zh}）`, `No ${en} on record (${source.en})`, anyOf[0]),
  }
}

/** Whether he has the papers that a task asks for; one that has run out is said. */
export function skill({ kind, siteKind }: Need, { skills }: Candidate, now: number): readonly Part[] {
  const needs = needsOf(kind, siteKind)
  if (needs.length === 0) return []
  if (skills === null) return [{ points: 0, caution: say('skillUnknown', '资格未登记', 'Licences are not on record') }]
  return needs.map((need): Part => {
    const { met, said } = meets(need, skills, now)
    return met ? { points: POINTS.skill / needs.length, reason: said } : { points: 0, caution: said }
  })
}

const hours = (ms: number) => Math.floor(ms / HOUR_MS)

/** Whether he is on duty by his roster, and how long he has rested since his last shift. */
export function rest({ roster }: Candidate, now: number): readonly Part[] {
  if (roster === null)
    return [
      { points: 0, caution: say('rosterUnknown', '班次未登记，休息时间不详', 'No roster on record: rest unknown') },
    ]
  const { on, last } = roster
  const parts: Part[] = on === null ? [{ points: POINTS.offDuty, caution: say('offDuty', '不在班', 'Off duty') }] : []
  if (last === null) return parts
  const rested = (on?.from ?? now) - last.to
  if (rested >= REST_MS) {
    const n = hours(rested)
    const zh = on === null ? `上一班结束已 ${n} 小时` : `上班前休息 ${n} 小时`
    const en = on === null ? `${n} h since his last shift` : `${n} h of rest before this shift`
    return [...parts, { points: 0, reason: say('rested', zh, en, n) }]
  }
  const n = hours(rested)
  const zh = on === null ? `上一班结束仅 ${n} 小时` : `本班之前只休息 ${n} 小时`
  const en = on === null ? `Only ${n} h since his last shift` : `Only ${n} h of rest before this shift`
  return [
    ...parts,
    { points: POINTS.rest, caution: say('shortRest', `${zh}（${HOUSE_RULE.zh}）`, `${en} (${HOUSE_RULE.en})`, n) },
  ]
}
