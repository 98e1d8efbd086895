import type { Worded } from '../contract/documents.ts'
import { acceptance } from './acceptance.document.ts'
import { complaintRegister } from './complaint-register.document.ts'
import { procedureOf, type Context } from './context.ts'
import { dispatchNotice } from './dispatch-notice.document.ts'
import type { Document } from './document.ts'
import { identityNotice } from './identity-notice.document.ts'
import { mediationAgreement } from './mediation-agreement.document.ts'
import { mediationNotice } from './mediation-notice.document.ts'
import { nonAcceptance } from './non-acceptance.document.ts'
import { termination } from './termination.document.ts'
import { tipOffRegister } from './tip-off-register.document.ts'
import { tipOffResult } from './tip-off-result.document.ts'

/** The official forms, in the order of the list of 2026. */
export const documents: readonly Document[] = [
  complaintRegister,
  tipOffRegister,
  dispatchNotice,
  identityNotice,
  acceptance,
  nonAcceptance,
  mediationNotice,
  termination,
  mediationAgreement,
  tipOffResult,
]

const LAYOUT: Worded = {
  zh: '版式和文字按条款要求自拟，尚未与官方格式核对；正式使用前请核对。',
  en: 'Layout and wording are our own, made from what the articles ask for, and not yet checked against the official form.',
}
const UNREAD: Worded = {
  zh: '此件适用总局令第20号，部分条款号没有按官方文本核对，请核对后再用印。',
  en: 'Order 20 applies: some of its article numbers were not read in the official text. Check them before sealing.',
}
const UNNAMED: Worded = {
  zh: '辖区文件没有写明署名机关，暂用指挥中心名称；用印前请核对。',
  en: 'The district file names nobody who signs: the name of the centre stands in. Check before sealing.',
}

/** What whoever prints a form must know; never on the paper. */
export const notesOn = (form: Document, context: Context): readonly Worded[] => [
  LAYOUT,
  ...(procedureOf(context).groundsConfirmed ? [] : [UNREAD]),
  ...(context.issuerNamed ? [] : [UNNAMED]),
  ...(form.notes?.(context) ?? []),
]
