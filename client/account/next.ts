/**
 * Where to go after signing in: only a path of this site, otherwise the fallback. A browser reads a backslash as a slash
 * and drops tabs and line breaks (WHATWG URL §4.4), so that anything beyond one plain leading slash is refused
 * (CWE-601, open redirect).
 */
export function nextOf(next: unknown, fallback: string): string {
  if (typeof next !== 'string' || next.length > 1_000) return fallback
  if (!next.startsWith('/') || next.startsWith('//')) return fallback
  return /[\\\p{Cc}\p{Z}]/u.test(next) ? fallback : next
}
