import { maskAddress } from './mask-address.ts'
import { MASK, maskId, maskName, maskPhone } from './mask-shapes.ts'
import { personalKindOf, type PersonalKind } from './personal-keys.ts'
import { scrub } from './scrub.ts'

/** A path as a JSON pointer (RFC 6901) or a plain name; the last step that is no position in a list says what it is. */
function kindAt(key: string): PersonalKind | null {
  const steps = key.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const named = steps.filter((step) => step !== '' && !/^\d{1,6}$/.test(step))
  return personalKindOf(named.at(-1) ?? '')
}

const byContent = (text: string) => {
  const phone = maskPhone(text)
  const bare = /^[\d\s+()-]+$/.test(text.normalize('NFKC'))
  if (phone !== MASK && bare) return phone
  return /^\d{17}[\dX]$|^\d{15}$/i.test(text.normalize('NFKC').trim()) ? maskId(text) : MASK
}

const MASKS: Readonly<Record<PersonalKind, (text: string) => string>> = {
  name: maskName,
  phone: maskPhone,
  identity: maskId,
  address: (text) => maskAddress(text, 'community'),
  words: scrub,
  other: byContent,
}

/**
 * A particular of a person as everyone on the desk may see it: by the name of its field (a JSON pointer or a plain name),
 * otherwise by what it looks like, otherwise `＊＊`. What is empty stays empty (PIPL art. 51).
 */
export function maskField(key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value !== 'string' && typeof value !== 'number') return MASK
  const kind = kindAt(key)
  return (kind ? MASKS[kind] : byContent)(String(value))
}
