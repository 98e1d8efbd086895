import { spendRecoveryCode } from '../identity/recovery.ts'
import { totpStep } from '../identity/totp.ts'
import { useRecoveryCode, useTotpStep, type Account } from '../journal/accounts.ts'
import { required, type Statement } from '../journal/statement.ts'
import type { AccessParts } from './parts.ts'

/**
 * What makes a code used: statements that fail when somebody used it first. Null when it is wrong or was used.
 * Six digits are of the authenticator (RFC 6238), anything longer is a recovery code.
 */
export function otpSpent(account: Account, code: string, parts: AccessParts): readonly Statement[] | null {
  if (account.totp === null) return null
  const typed = code.replace(/[\s-]/g, '')
  if (/^\d{6}$/.test(typed)) {
    const step = totpStep(parts.sealer.openText(account.totp), typed, parts.now(), account.totpStep)
    return step === null ? null : [required(useTotpStep(account.id, step))]
  }
  const left = spendRecoveryCode(account.recovery, typed)
  return left === null ? null : [required(useRecoveryCode(account.id, account.recovery, left))]
}
