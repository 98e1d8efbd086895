import { accessEn } from './messages-access.en.ts'
import { accessZh } from './messages-access.zh.ts'
import { deedsEn } from './messages-deeds.en.ts'
import { deedsZh } from './messages-deeds.zh.ts'
import { deskEn } from './messages-desk.en.ts'
import { deskZh } from './messages-desk.zh.ts'
import { lawEn } from './messages-law.en.ts'
import { lawZh } from './messages-law.zh.ts'
import { sightEn } from './messages-sight.en.ts'
import { sightZh } from './messages-sight.zh.ts'
import { whatifEn } from './messages-whatif.en.ts'
import { whatifZh } from './messages-whatif.zh.ts'
import { adminEn } from './messages.en.ts'
import { adminZh } from './messages.zh.ts'

/** Everything the administrator's page says, to be merged under `admin`. */
export const adminMessages = {
  'zh-CN': { ...adminZh, ...accessZh, ...sightZh, ...lawZh, ...deskZh, ...whatifZh, deed: deedsZh },
  en: { ...adminEn, ...accessEn, ...sightEn, ...lawEn, ...deskEn, ...whatifEn, deed: deedsEn },
}
