import type { ScreenAudience, ScreenRow } from '@contract/identity.ts'

/** A screen's name, place and audience as they are typed. */
export interface ScreenDraft {
  name: string
  place: string
  audience: ScreenAudience
}

export const newScreen = (): ScreenDraft => ({ name: '', place: '', audience: 'wall' })
export const draftOfScreen = ({ name, place, audience }: ScreenRow): ScreenDraft => ({ name, place, audience })
export const trimmed = ({ name, place, audience }: ScreenDraft): ScreenDraft => ({
  name: name.trim(),
  place: place.trim(),
  audience,
})
