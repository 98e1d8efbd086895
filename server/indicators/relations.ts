/** Relations of things that change: a row of one takes the place of the row before. */
export const STANDING = ['matter', 'task', 'stop', 'alarm', 'urging', 'site', 'market'] as const
/** Relations that the house works out from moment to moment and reads whole: of the time when it was not running nobody knows. */
export const LIVE = ['hotspot', 'feed', 'device'] as const
export const isLive = (over: string) => LIVE.some((each) => each === over)
/** Relations of what is told once. */
export const EVENTS = ['received', 'step', 'lift', 'sale', 'test', 'silence'] as const
