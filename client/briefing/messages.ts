import { briefingEn } from './messages.en.ts'
import { briefingZh } from './messages.zh.ts'

/** Everything said on the pages of briefings, to be merged under `briefing`. */
export const briefingMessages = { 'zh-CN': briefingZh, en: briefingEn }
