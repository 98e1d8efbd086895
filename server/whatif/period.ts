import { districtDay } from '../contract/time.ts'
import { addDays } from '../law/calendar/day.ts'
import { procedures } from '../law/procedures/index.ts'

const { order, inForceFrom } = procedures.R121
/** First day under the procedure now in force (总局令第121号 Art. 46). */
export const RULE_CHANGE = inForceFrom

/** The last district day that is over at a moment (epoch ms). */
export const lastDayOver = (now: number) => addDays(districtDay(now), -1)

/** Why a period of district days cannot be simulated, in one sentence; null when it can. `earliest`: first record, epoch ms. */
export function periodRefusal(
  { from, to }: { from: string; to: string },
  now: number,
  { count, earliest }: { count: number; earliest: number | null },
  most: number,
): string | null {
  if (to < from) return `期间的末日 ${to} 早于首日 ${from}，请核对。`
  const latest = lastDayOver(now)
  if (from > latest) return `期间 ${from} 至 ${to} 还没有过去，只能推演到 ${latest} 为止的期间。`
  if (to > latest) return `期间的末日 ${to} 还没有过完，最晚可到 ${latest}。`
  if (earliest === null) return '流水中还没有投诉举报，无从推演。'
  const first = districtDay(earliest)
  if (from < first) return `流水从 ${first} 开始，期间不能早于这一天。`
  if (from < inForceFrom && to >= inForceFrom)
    return `期间跨过 ${inForceFrom}，此日起适用${order}（${order}第46条），前后规则不同，请分成两段推演。`
  if (count === 0) return `${from} 至 ${to} 没有收到投诉举报，无从推演。`
  if (count > most) return `这段期间有 ${count} 件，一次最多推演 ${most} 件，请缩短期间。`
  return null
}
