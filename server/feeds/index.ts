import { complaints12315 } from './complaints-12315.feed.ts'
import { elevatorIot } from './elevator-iot.feed.ts'
import type { Feed } from './feed.ts'
import { market } from './market.feed.ts'
import { pharmacy } from './pharmacy.feed.ts'
import { siteRegister } from './site-register.feed.ts'

/** Every feed. The register comes first: what the others speak of should be known. */
export const feeds: readonly Feed[] = [siteRegister, complaints12315, elevatorIot, pharmacy, market]
