import { urgingEn } from './messages.en.ts'
import { urgingZh } from './messages.zh.ts'

/** Everything said about urging slips, to be merged under `slip`. */
export const urgingMessages = { 'zh-CN': urgingZh, en: urgingEn }
