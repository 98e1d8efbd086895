import type { CallFormat } from '../../contract/webhook-words.ts'
import type { Format } from '../format.ts'
import { dingtalk } from './dingtalk.format.ts'
import { standard } from './standard.format.ts'
import { wecom } from './wecom.format.ts'

/** Every way in which a receiver outside can be spoken to. */
export const formats: Readonly<Record<CallFormat, Format>> = { standard, wecom, dingtalk }
