import { ref, type Ref } from 'vue'
import type { Admin } from './ask.ts'
import { useOrder, type Orders } from '../orders/use-order.ts'

export interface Unmasking extends Pick<Orders, 'standing' | 'working' | 'repeat'> {
  readonly reason: Ref<string>
  readonly otp: Ref<string>
  /** The second factor is wanted. */
  readonly asksOtp: Readonly<Ref<boolean>>
  /** Asks for one particular in the clear. */
  readonly unmask: (field: string) => Promise<void>
}

/**
 * Asks for particulars of one complaint, one at a time, with a reason and where wanted the second factor. `shown` gets the
 * value, or null when the order was carried out before and gives it no second time.
 */
export function useUnmask(
  admin: Admin,
  complaintId: () => string,
  shown: (field: string, value: string | null) => void,
): Unmasking {
  const reason = ref('')
  const otp = ref('')
  const asksOtp = ref(false)
  let asked = ''

  const { standing, working, give, repeat } = useOrder(admin, ({ value }) => {
    asksOtp.value = false
    otp.value = ''
    shown(asked, typeof value === 'string' ? value : null)
  })
  async function unmask(field: string): Promise<void> {
    if (working.value) return
    asked = field
    const given = await give({
      verb: 'personal.unmask',
      complaintId: complaintId(),
      field,
      reason: reason.value.trim(),
      // A code is good once: with it the order is another one, and has an id of its own.
      ...(asksOtp.value && { otp: otp.value.replace(/\s/g, '') }),
    })
    if (given?.state !== 'refused' || given.code !== 'secondFactor') return
    asksOtp.value = true
    otp.value = ''
  }
  return { reason, otp, asksOtp, standing, working, unmask, repeat }
}
