import type { Draft } from './draft.ts'

/** What is kept of somebody's draft: by person, so that nobody at the same desk reads another's, and for this tab alone. */
const nameOf = (self: string, id: string | null) => `qianshao.briefing.draft.${self}.${id ?? 'new'}`

export interface Kept {
  readonly draft: Draft
  /** The edition that it was begun on. */
  readonly basedOn: number | null
}

/** Keeps what was typed until it is saved; a browser that keeps nothing says so in its console and loses only a reload. */
export function keepDraft(self: string, id: string | null, kept: Kept | null): void {
  try {
    if (kept === null) sessionStorage.removeItem(nameOf(self, id))
    else sessionStorage.setItem(nameOf(self, id), JSON.stringify(kept))
  } catch (error) {
    console.warn(error)
  }
}

/** What was typed and not saved, or null. What cannot be read any more is not a draft. */
export function keptDraft(self: string, id: string | null): Kept | null {
  try {
    const text = sessionStorage.getItem(nameOf(self, id))
    if (text === null) return null
    const kept: unknown = JSON.parse(text)
    return isKept(kept) ? kept : null
  } catch (error) {
    console.warn(error)
    return null
  }
}
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('draft' in value) || !('basedOn' in value)) return false
  const { draft } = value
  return typeof draft === 'object' && draft !== null && 'blocks' in draft && Array.isArray(draft.blocks)
}
