/** Relations of things that change: a row of one takes the place of the row before. */
export const STANDING = ['matter', 'task', 'stop', 'alarm', 'urging', 'site', 'market'] as const
/** Relations that no journal holds: they are read anew from the house, whole, and are of now alone. */
export const LIVE = ['hotspot', 'feed', 'device'] as const
/** Relations of what is told once. */
export const EVENTS = ['received', 'step', 'lift', 'sale', 'test', 'silence'] as const
