import { scripts as played } from './scripts/index.ts'

export { demoDistrict } from './district/demo.ts'
export { openWorld } from './district/day/world.ts'
export { inventHalfYear, type Planned, type Submission } from './halfyear/half-year.ts'
export { usualPlans, type Told as ToldToHands } from './halfyear/usual.ts'
export { openUpstream, type Upstream, type UpstreamWish } from './upstream/open.ts'

/** Names of the mornings that `openUpstream({ script })` can play. */
export const scripts: readonly string[] = played.map((script) => script.name)
