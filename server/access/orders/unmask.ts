import { accountById } from '../../journal/accounts.ts'
import { personalOf } from '../../journal/personal.ts'
import { oneComplaint } from '../../journal/read.ts'
import type { Statement } from '../../journal/statement.ts'
import { answersFor } from '../matter-work.ts'
import { particularsOf } from '../particulars.ts'
import { otpSpent } from '../second-factor.ts'
import { refuse, type Context, type Decide, type Decision } from './order.ts'

/**
 * Shows one field of a complainant to the officer in charge, once, for a reason that stays in the chain (PIPL art. 51, 54;
 * Reg. 121 art. 37). The value goes to the asker alone and is written nowhere.
 */
export const unmask: Decide<'personal.unmask'> = async ({ complaintId, field, reason, otp }, context) => {
  const { parts, who } = context
  const complaint = await oneComplaint(parts.db, complaintId)
  const mine = complaint && (await answersFor(who, complaint, parts))
  // Whether a complaint of another station exists is not said.
  if (!complaint || !mine) return refuse('没有这件投诉，或不在您的范围内。', complaintId)
  const taken = await parts.take('unmask', who.id)
  if (!taken.ok) return refuse(`查看过于频繁，请 ${taken.retryAfterS} 秒后再试。`, complaintId)
  const kept = await personalOf(parts.db, parts.sealer, complaintId)
  if (kept === null) return refuse('这件投诉没有留下个人信息。', complaintId)
  if (kept === 'destroyed') return refuse('这件投诉的个人信息已到期销毁，无法恢复。', complaintId)
  const value = particularsOf(kept.value).get(field)
  if (value === undefined) return refuse('这件投诉没有这一项。', complaintId)
  const factor = await secondFactorOf(otp, context)
  if ('refused' in factor) return { ...factor, on: complaintId }
  return { on: complaintId, detail: { field, reason }, effects: factor.effects, result: { value } }
}

async function secondFactorOf(
  otp: string | undefined,
  { parts, who }: Context,
): Promise<Extract<Decision, { refused: string }> | { readonly effects: readonly Statement[] }> {
  if (parts.demo) return { effects: [] }
  const account = await accountById(parts.db, who.id)
  if (!account || account.totp === null)
    return { refused: '查看个人信息需要二次验证，请先在“我的账号”启用。', code: 'forbidden' }
  if (!otp) return { refused: '请输入验证器上的 6 位数字。', code: 'secondFactor' }
  const tried = await parts.take('signIn', who.id)
  if (!tried.ok) return { refused: `尝试过多，请 ${tried.retryAfterS} 秒后再试。`, code: 'secondFactor' }
  const effects = otpSpent(account, otp, parts)
  return effects === null ? { refused: '验证码不正确或已用过。', code: 'secondFactor' } : { effects }
}
