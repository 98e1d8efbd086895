import { consoleEn } from './messages.en.ts'
import { consoleZh } from './messages.zh.ts'

/** Everything the console says, to be merged under `console`. */
export const consoleMessages = { 'zh-CN': consoleZh, en: consoleEn }
