/** A sentence of the server as a key of the message files with its values, so that a Chinese page says it in Chinese. */
export interface Said {
  readonly key: string
  readonly named: Readonly<Record<string, string>>
}

/** Server sentence → key; the groups become the values a, b, c. First match wins. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^is missing$/, 'missing'],
  [/^is missing: id and source/, 'missingName'],
  [/^must be one of (.+), and is (.+)$/, 'oneOf'],
  [/^must be at least (.+), and is (.+)$/, 'atLeast'],
  [/^must be at most (.+), and is (.+)$/, 'atMost'],
  [/^must be more than (.+), and is (.+)$/, 'moreThan'],
  [/^must be (.+), and is (.+)$/, 'mustBe'],
  [/^is empty$/, 'empty'],
  [/^is blank$/, 'blank'],
  [/^is longer than (\d+) characters$/, 'longer'],
  [/holds? a NUL character or half a surrogate pair/, 'unstorable'],
  [/^“(.+)” is not something a source may tell; it may tell (.+)$/, 'unknownKind'],
  [/^(\S+) is in the future: the server's clock says (\S+);/, 'future'],
  [/^(\S+) is before (\S+), the earliest/, 'ancient'],
  [/^has no offset: write (\S+),/, 'noOffset'],
  [/^is not a time: .*such as (\S+),/, 'notTime'],
  [/^is nested more than (\d+) levels/, 'tooDeep'],
  [/^is (\d+) bytes of JSON, and at most (\d+)/, 'tooBig'],
  [/^holds more than (\d+) values$/, 'tooMany'],
  [/^was told before with other content/, 'conflict'],
  [/^is a range of amounts/, 'amountRange'],
  [/^can be read in more than one way/, 'amountAmbiguous'],
  [/^is no amount of money/, 'amountNone'],
  [/^is not in yuan/, 'amountForeign'],
  [/^is more than 1e12 yuan/, 'amountLarge'],
  [/^looks like a telephone number/, 'amountPhone'],
  [/^is not a day that exists/, 'noDay'],
  [/^is in the future: check the date/, 'dayAhead'],
  [/^is before (\S+), the earliest time/, 'ancientDay'],
  [/^is after the receipt \((\S+)\)/, 'afterReceipt'],
  [/^is none of this district’s stations; “(.+)” is/, 'unknownStation'],
  [/^has (\d+) cells where the header has (\d+)$/, 'ragged'],
  [/^a quotation mark is opened/, 'quote'],
  [/^holds bytes that are no character/, 'badBytes'],
  [/^the line is longer than (\d+) characters$/, 'longLine'],
  [/^column “(.+?)” holds “?(.+?)”?, which is no number$/, 'notNumber'],
  [/^column “(.+?)” holds “?(.+?)”?, which is no time/, 'notTimeCell'],
  [/^column “(.+?)” holds “?(.+?)”?, which is none of (.+); say/, 'notWord'],
  [/^the file is empty/, 'emptyFile'],
  [/^the mapping takes (.+) from column “(.+)”, which the file has not; it has (.+)$/, 'noColumn'],
  [/^is not a GeoJSON Feature$/, 'notFeature'],
]

/** What a sentence of the server says, or null when it is not one that is known: then it stands as it is. */
export function phraseOf(sentence: string): Said | null {
  for (const [pattern, name] of PHRASES) {
    const found = pattern.exec(sentence)
    if (!found) continue
    const [, a = '', b = '', c = ''] = found
    return { key: `admin.said.${name}`, named: { a, b, c } }
  }
  return null
}

const WORDS: Readonly<Record<string, string>> = {
  text: 'text',
  'a number': 'number',
  'a whole number': 'whole',
  'true or false': 'flag',
  'an object': 'object',
  'a list': 'list',
  'empty text': 'emptyText',
  null: 'nothing',
}

/** Key of a word inside such a sentence (`a number`), or null when it is a value and no word. */
export function wordKeyOf(word: string): string | null {
  const name = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined
  return name === undefined ? null : `admin.word.${name}`
}

/** A duration of a contract in its largest whole unit, as key and number. */
export function lastingOf(ms: number): { readonly key: string; readonly n: number } {
  const units = [
    ['days', 86_400_000],
    ['hours', 3_600_000],
    ['minutes', 60_000],
    ['seconds', 1_000],
  ] as const
  for (const [name, size] of units)
    if (ms >= size && ms % size === 0) return { key: `admin.lasting.${name}`, n: ms / size }
  return ms >= 10_000
    ? { key: 'admin.lasting.seconds', n: Math.round(ms / 1_000) }
    : { key: 'admin.lasting.ms', n: Math.round(ms) }
}
