import { garbledFeed } from './garbled-feed.script.ts'
import { lateFeed } from './late-feed.script.ts'
import { ordinaryDay } from './ordinary-day.script.ts'
import { priceSurge } from './price-surge.script.ts'
import type { Script } from './script.ts'
import { silentFeed } from './silent-feed.script.ts'

/** Every morning that can be played; the first is the default. */
export const scripts: readonly Script[] = [ordinaryDay, priceSurge, lateFeed, silentFeed, garbledFeed]

/** The script of a name. Throws with the names there are. */
export function scriptNamed(name: string): Script {
  const found = scripts.find((script) => script.name === name)
  if (!found) throw new RangeError(`no script “${name}”; there are ${scripts.map((script) => script.name).join(', ')}`)
  return found
}
