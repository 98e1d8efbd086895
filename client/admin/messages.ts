import { adminEn } from './messages.en.ts'
import { adminZh } from './messages.zh.ts'

/** Everything the administrator's page says, to be merged under `admin`. */
export const adminMessages = { 'zh-CN': adminZh, en: adminEn }
