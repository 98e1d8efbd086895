import { figureEn } from './messages.en.ts'
import { figureZh } from './messages.zh.ts'

/** Everything said about one figure, to be merged under `figure`. */
export const figureMessages = { 'zh-CN': figureZh, en: figureEn }
