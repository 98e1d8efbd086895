import type { Matter } from '../interception/matter.ts'
import type { Verb } from '../interception/order.ts'
import type { Rule } from '../interception/orders/asked.ts'
import { rules } from '../interception/orders/index.ts'
import type { Who } from '../interception/who.ts'

/** What somebody may try on a matter as it stands: the machine itself still decides, with the law, when he does. */
export const possible = (matter: Matter, who: Who): Verb[] =>
  (Object.entries(rules) as [Verb, Rule<Verb>][])
    .filter(([, { from, of, may, offered }]) => {
      const kind = of === matter.kind || (of === 'either' && matter.kind !== 'mixed')
      return kind && from.includes(matter.state) && may(who, matter) === null && offered?.(matter) !== false
    })
    .map(([verb]) => verb)
    .filter((verb) => verb !== 'addFacts')
