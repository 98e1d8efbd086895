import { z } from 'zod'

const token = z.string().min(1).max(300)
const password = z.string().min(1).max(400)
const otp = z.string().min(1).max(60)

/** Bodies of the doors about who is asking. */
export const bodies = {
  signIn: z.object({ user: z.string().min(1).max(100), password, otp: otp.optional() }),
  otp: z.object({ otp }),
  token: z.object({ token }),
  accept: z.object({ token, password, user: z.string().max(100).optional(), name: z.string().max(100).optional() }),
  password: z.object({ current: password, next: password }),
  confirmPassword: z.object({ password }),
  pairing: z.object({ jwk: z.unknown().optional() }),
  proof: z.object({ challenge: z.string().min(1).max(300), signature: z.string().max(300).optional() }),
} as const
