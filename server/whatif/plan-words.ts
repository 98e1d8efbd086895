import type { Condition } from '../interception/condition.ts'
import type { LaneResult } from '../interception/known.ts'
import type { Lane, LaneLimit } from '../interception/model.ts'
import { resultsText } from '../interception/words.ts'
import type { Wording } from '../law/limit.ts'
import { conditionWords } from './condition-words.ts'
import type { Assumed } from './urn.ts'

/* What was changed, in words: one sentence per change. */

const units: Readonly<Record<LaneLimit['unit'], Wording>> = {
  workingDays: { zh: '个工作日', en: ' working days' },
  workingHours: { zh: '个工作小时', en: ' working hours' },
  sameDay: { zh: '', en: '' },
}
const limitZh = ({ amount, unit }: Pick<LaneLimit, 'amount' | 'unit'>) =>
  unit === 'sameDay' ? '当日' : `${amount}${units[unit].zh}`
const limitEn = ({ amount, unit }: Pick<LaneLimit, 'amount' | 'unit'>) =>
  unit === 'sameDay' ? 'the same day' : `${amount}${units[unit].en}`

/** A lane by its code and its name. */
export const laneZh = ({ code, title }: Pick<Lane, 'code' | 'title'>) => `${code}“${title.zh}”`
export const laneEn = ({ code, title }: Pick<Lane, 'code' | 'title'>) => `${code} “${title.en}”`

const resultEn = (result: LaneResult) => result.replaceAll('_', ' ')

export const percentOf = (share: number) => `${Math.round(share * 100)}%`

export const limit = (lane: Lane, to: LaneLimit): Wording => ({
  zh: `${laneZh(lane)}的时限由${limitZh(lane.limit)}改为${limitZh(to)}。`,
  en: `Limit of ${laneEn(lane)}: ${limitEn(to)} instead of ${limitEn(lane.limit)}.`,
})

const openZh = (open: number | null) => (open === null ? '不限' : open === 0 ? '0 件（关闭）' : `${open} 件`)
const openEn = (open: number | null) => (open === null ? 'not limited' : open === 0 ? '0 (closed)' : String(open))
export const capacity = (lane: Lane, before: number | null, open: number | null): Wording => ({
  zh: `${laneZh(lane)}的同时在办上限由${openZh(before)}改为${openZh(open)}。`,
  en: `Most at once in ${laneEn(lane)}: ${openEn(open)} instead of ${openEn(before)}.`,
})

/** One sentence per condition that was taken away or put in. */
export function entry(lane: Lane, to: readonly Condition[]): readonly Wording[] {
  const text = (each: Condition) => JSON.stringify(each)
  const [before, after] = [new Set(lane.entry.map(text)), new Set(to.map(text))]
  const gone = lane.entry.filter((each) => !after.has(text(each))).map(conditionWords)
  const come = to.filter((each) => !before.has(text(each))).map(conditionWords)
  return [
    ...gone.map(({ zh, en }) => ({
      zh: `${laneZh(lane)}不再要求“${zh}”。`,
      en: `${laneEn(lane)} no longer asks that ${en}.`,
    })),
    ...come.map(({ zh, en }) => ({ zh: `${laneZh(lane)}要求“${zh}”。`, en: `${laneEn(lane)} asks that ${en}.` })),
  ]
}

export const results = (lane: Lane, to: readonly LaneResult[]): Wording => ({
  zh: `${laneZh(lane)}的结果改为${resultsText(to)}。`,
  en: `${laneEn(lane)} may end with ${to.map(resultEn).join(', ')}.`,
})

export const removed = (lane: Lane): Wording => ({
  zh: `取消通道${laneZh(lane)}。`,
  en: `${laneEn(lane)} is taken away.`,
})

export const added = (lane: Lane): Wording => ({
  zh: `增加通道${laneZh(lane)}，时限${limitZh(lane.limit)}。`,
  en: `${laneEn(lane)} is added, limit ${limitEn(lane.limit)}.`,
})

export const assumed = (lane: Lane, { settles, hours }: Assumed): Wording => ({
  zh: `假定${laneZh(lane)}办成 ${percentOf(settles)}，每件用 ${hours} 工作小时。`,
  en: `Assumed: ${laneEn(lane)} closes ${percentOf(settles)}, each in ${hours} working hours.`,
})

export const afterLimit = (share: number): Wording => ({
  zh: `假定因时限退回的件，再给时间能办成 ${percentOf(share)}。`,
  en: `Assumed: of what was taken back for want of time, ${percentOf(share)} would be closed with more time.`,
})
