/** Field names that speak of a person. No fact but a complaint has a place beside the journal for them. */
const ofPerson = [
  /buyer|purchas|customer|consumer|patient|person|contact|phone|mobile|email|wechat/i,
  /idno|idcard|idtype|identity|passport|birth|gender|symptom|owner|user|real_?name|full_?name|tester|inspector/i,
  /(^|_)tel($|[A-Z_])|Tel($|[A-Z_])/,
  /姓名|名字|电话|手机|证件|身份证|住址|购药人|患者|症状|微信|邮箱|联系人|经手人/,
]

const MOST_DEPTH = 6

/**
 * The fields of a row beyond the `known`, kept as told; those that name a person are left out at every depth, and only
 * their names are kept, in `fieldsLeftOut`.
 */
export function extrasOf(row: Readonly<Record<string, unknown>>, known: ReadonlySet<string>): Record<string, unknown> {
  const leftOut = new Set<string>()
  const kept = keep(Object.fromEntries(Object.entries(row).filter(([key]) => !known.has(key))), leftOut, 0)
  const extras = kept as Record<string, unknown>
  return leftOut.size === 0 ? extras : { ...extras, fieldsLeftOut: [...leftOut].slice(0, 50) }
}

function keep(value: unknown, leftOut: Set<string>, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  // Nobody needs an extra this deep, and what nobody has looked at does not enter the journal.
  if (depth >= MOST_DEPTH) return null
  if (Array.isArray(value)) return value.map((item) => keep(item, leftOut, depth + 1))
  const entries: [string, unknown][] = []
  for (const [key, inner] of Object.entries(value)) {
    if (ofPerson.some((words) => words.test(key))) leftOut.add(key.slice(0, 100))
    else entries.push([key, keep(inner, leftOut, depth + 1)])
  }
  return Object.fromEntries(entries)
}
