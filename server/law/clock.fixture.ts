import { openCalendar } from './calendar/calendar.ts'
import type { Approval, PauseReason } from './clock.ts'

export const calendar = openCalendar()

/** Epoch ms of a district day and hour: `at('2026-04-15')` is its 00:00. */
export const at = (day: string, time = '00:00:00.000') => Date.parse(`${day}T${time}+08:00`)

/** Ten in the morning of a district day. */
export const morning = (day: string) => at(day, '10:00:00.000')

export const approved = (day: string, as: Approval['as'] = 'head'): Approval => ({ who: '王局', as, at: morning(day) })
export const appraisal: PauseReason = { cause: 'appraisal', note: '委托检测机构鉴定手机主板' }
export const recusal: PauseReason = { cause: 'recusal', note: '被投诉人申请调解人员回避' }
