import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { Running } from '../../main.ts'
import { mintToken } from '../../identity/tokens.ts'
import { insertFeedKey } from '../../journal/feed-keys.ts'
import { run } from '../../journal/statement.ts'

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => LISTED.has(name) })
const LISTED = new Set(['service', 'attribute', 'value', 'request', 'error', 'endpoint', 'format'])

/** An answer in XML, sound or the test ends here, as plain objects. */
export function fromXml(text: string): Record<string, never> {
  const sound = XMLValidator.validate(text)
  if (sound !== true) throw new Error(`no XML: ${JSON.stringify(sound)}\n${text}`)
  return parser.parse(text) as Record<string, never>
}

let made = 0
/** A feed key put straight into the table. */
export async function keyFor(
  { house }: Pick<Running, 'house'>,
  name: string,
  bounds: { kinds?: readonly string[]; sources?: readonly string[] } = {},
): Promise<string> {
  const { token, hash } = mintToken()
  const { kinds = null, sources = null } = bounds
  const id = `key-open-${(made += 1)}`
  await run(
    house.journal.db,
    insertFeedKey({
      id,
      name,
      hash,
      kinds: kinds && [...kinds],
      sources: sources && [...sources],
      madeAt: 0,
      madeBy: 'test',
    }),
  )
  return token
}

export const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  body: new URLSearchParams(fields),
})

/** What every submission needs. */
export const WHOLE_FORM = {
  service_code: 'P03',
  lat: '22.7234',
  long: '114.2468',
  'attribute[respondent]': '某小吃店',
  description: '吃出异物',
} as const
