/** What a key of a feed is good for; null: any. */
export interface FeedKeyBounds {
  readonly kinds: readonly string[] | null
  readonly sources: readonly string[] | null
}

/** Why a key may not tell this, as a sentence for whoever sends it, or null. */
export function mayTell(
  { kinds, sources }: FeedKeyBounds,
  { kind, source }: { readonly kind: string; readonly source: string },
): string | null {
  if (kinds !== null && !kinds.includes(kind))
    return `此密钥不能报送 ${kind.slice(0, 60)}：它只用于 ${kinds.join('、') || '（无）'}，请换用对应的密钥。`
  if (sources !== null && !sources.includes(source))
    return `此密钥不能代表来源 ${source.slice(0, 200)}：它只用于 ${sources.join('、') || '（无）'}，请换用对应的密钥。`
  return null
}
