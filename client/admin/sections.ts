import type { Permission } from '@contract/identity.ts'

/** Sections of the page in the order of their tabs, with what one must be allowed to see each. */
const NEEDS = {
  desk: 'complaint.handle',
  interception: 'records.read',
  urging: 'records.read',
  league: 'records.read',
  feeds: 'feeds.read',
  rejected: 'rejected.mend',
  imports: 'imports.run',
  complaint: 'complaint.read',
  whatif: 'records.read',
  people: 'people.read',
  screens: 'screens.manage',
  keys: 'keys.manage',
  calling: 'webhooks.manage',
  calendar: 'calendar.manage',
  lanes: 'lanes.manage',
  audit: 'audit.read',
} as const satisfies Readonly<Record<string, Permission>>
export type Section = keyof typeof NEEDS

/** The sections that someone with these permissions sees. */
export const sectionsFor = (may: readonly Permission[]): Section[] =>
  (Object.keys(NEEDS) as Section[]).filter((name) => may.includes(NEEDS[name]))

/** The section an address names (`#people`), or the first one that may be seen; null when none may. */
export function sectionOf(hash: string, may: readonly Permission[]): Section | null {
  const seen = sectionsFor(may)
  return seen.find((name) => hash === `#${name}`) ?? seen[0] ?? null
}
