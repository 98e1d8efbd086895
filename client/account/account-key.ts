import type { SessionRow } from '@contract/identity.ts'
import type { InjectionKey } from 'vue'

/** What an invitation is for: `first` makes the first administrator, who also names himself. */
export interface Invited {
  readonly first: boolean
  readonly user: string | null
  readonly name: string | null
}

/** What the link writes while a screen waits to be paired. */
export interface PairingBoard {
  /** Six digits, or null while there are none. */
  code: string | null
  /** When the code ends, by `performance.now()`. */
  endsAt: number
  /** The server does not answer. */
  away: boolean
}

/**
 * A person's own account and a wall's pairing, as the server keeps them. Only the link asks the server, so whoever mounts
 * the screens gives it. Every call throws `Refused` when the server refuses or is away; those that change who is signed in
 * bring the session store up to date before they resolve.
 */
export interface Account {
  refresh(): Promise<void>
  signIn(user: string, password: string, otp?: string): Promise<void>
  signInDemo(user: string): Promise<void>
  signOut(): Promise<void>
  proveSecondFactor(otp: string): Promise<void>
  changePassword(current: string, next: string): Promise<void>
  /** `uri` is what an authenticator reads from the QR code (otpauth://). */
  enrolSecondFactor(password: string): Promise<{ readonly secret: string; readonly uri: string }>
  /** The recovery codes, given this once. */
  confirmSecondFactor(otp: string): Promise<readonly string[]>
  sessions(): Promise<readonly SessionRow[]>
  endSession(id: string): Promise<void>
  lookAtInvitation(token: string): Promise<Invited>
  acceptInvitation(given: { token: string; password: string; user?: string; name?: string }): Promise<void>
  /** Waits to be paired; true when it is, false when told to stop. */
  pair(board: PairingBoard, signal: AbortSignal): Promise<boolean>
}

export const accountKey: InjectionKey<Account> = Symbol('account')
