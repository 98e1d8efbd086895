import { FileRefused } from './fault.ts'

/** Most characters of one feature: a province's outline at full detail is about a tenth of it. */
export const LONGEST_FEATURE = 8_388_608

/** Scans JSON text as it comes; knows where strings, objects and lists begin and end, and nothing else. */
function scanner() {
  let depth = 0
  let inString = false
  let escaped = false
  /** Takes one character; says whether it closed something, and at which depth that leaves the text. */
  const take = (character: string): 'opened' | 'closed' | null => {
    if (inString) {
      if (escaped) escaped = false
      else if (character === '\\') escaped = true
      else if (character === '"') inString = false
      return null
    }
    if (character === '"') inString = true
    else if (character === '{' || character === '[') {
      depth += 1
      return 'opened'
    } else if (character === '}' || character === ']') {
      depth -= 1
      return 'closed'
    }
    return null
  }
  return { take, depth: () => depth }
}

const isFeatures = (before: string) => /"features"\s*:\s*$/.test(before)

/**
 * Texts of the features of a GeoJSON FeatureCollection (RFC 7946), one by one, so that a file may be of any size and a bad
 * feature costs only itself. `null` stands for one that is too long to be looked at.
 */
export async function* featureTexts(text: AsyncIterable<string>): AsyncGenerator<string | null> {
  const { take, depth } = scanner()
  let inFeatures = false
  let sawFeatures = false
  /** Text since the last thing of interest: a feature within the list, the tail of the outer object outside it. */
  let held = ''
  for await (const piece of text) {
    let from = 0
    for (let i = 0; i < piece.length; i++) {
      const before = depth()
      const did = take(piece[i]!)
      if (did === null) continue
      if (!inFeatures) {
        if (
          did === 'opened' &&
          before === 1 &&
          piece[i] === '[' &&
          isFeatures((held + piece.slice(from, i)).slice(-40))
        ) {
          inFeatures = sawFeatures = true
          held = ''
          from = i + 1
        }
      } else if (did === 'opened' && before === 2) {
        from = i
        held = ''
      } else if (did === 'closed' && depth() === 2) {
        const feature = held + piece.slice(from, i + 1)
        yield feature.length > LONGEST_FEATURE ? null : feature
        held = ''
        from = i + 1
      } else if (did === 'closed' && depth() < 2) {
        inFeatures = false
        held = ''
        from = i + 1
      }
    }
    held += piece.slice(from)
    const most = inFeatures ? LONGEST_FEATURE + 1 : 64
    // Outside the list only the last few characters matter; within, a feature too long is held just long enough to be known as such.
    if (held.length > most) held = inFeatures ? held.slice(0, most) : held.slice(-most)
  }
  if (!sawFeatures) throw new FileRefused('the file is no GeoJSON FeatureCollection: it has no list of features')
  if (depth() !== 0)
    throw new FileRefused(
      'the GeoJSON file ends in the middle: what came before its end was read, fetch it again for the rest',
    )
}
