import { accessEn } from './messages-access.en.ts'
import { accessZh } from './messages-access.zh.ts'
import { attributesEn } from './messages-attributes.en.ts'
import { attributesZh } from './messages-attributes.zh.ts'
import { callingEn } from './messages-calling.en.ts'
import { callingZh } from './messages-calling.zh.ts'
import { deedsEn } from './messages-deeds.en.ts'
import { deedsZh } from './messages-deeds.zh.ts'
import { deskEn } from './messages-desk.en.ts'
import { deskZh } from './messages-desk.zh.ts'
import { interceptionEn } from './messages-interception.en.ts'
import { interceptionZh } from './messages-interception.zh.ts'
import { intakeEn } from './messages-intake.en.ts'
import { intakeZh } from './messages-intake.zh.ts'
import { documentsEn } from './messages-documents.en.ts'
import { documentsZh } from './messages-documents.zh.ts'
import { lawEn } from './messages-law.en.ts'
import { lawZh } from './messages-law.zh.ts'
import { likenessEn } from './messages-likeness.en.ts'
import { likenessZh } from './messages-likeness.zh.ts'
import { sightEn } from './messages-sight.en.ts'
import { sightZh } from './messages-sight.zh.ts'
import { threadEn } from './messages-thread.en.ts'
import { threadZh } from './messages-thread.zh.ts'
import { whatifEn } from './messages-whatif.en.ts'
import { whatifZh } from './messages-whatif.zh.ts'
import { adminEn } from './messages.en.ts'
import { adminZh } from './messages.zh.ts'

/** Everything the administrator's page says, to be merged under `admin`. */
export const adminMessages = {
  'zh-CN': {
    ...adminZh,
    ...accessZh,
    ...sightZh,
    ...lawZh,
    ...deskZh,
    ...interceptionZh,
    ...likenessZh,
    ...intakeZh,
    ...documentsZh,
    ...whatifZh,
    ...threadZh,
    ...attributesZh,
    ...callingZh,
    deed: deedsZh,
  },
  en: {
    ...adminEn,
    ...accessEn,
    ...sightEn,
    ...lawEn,
    ...deskEn,
    ...interceptionEn,
    ...likenessEn,
    ...intakeEn,
    ...documentsEn,
    ...whatifEn,
    ...threadEn,
    ...attributesEn,
    ...callingEn,
    deed: deedsEn,
  },
}
