import { fieldEn } from './messages.en.ts'
import { fieldZh } from './messages.zh.ts'

/** Everything the field’s page says, to be merged under `field`. */
export const fieldMessages = { 'zh-CN': fieldZh, en: fieldEn }
