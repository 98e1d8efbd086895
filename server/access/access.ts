import type { AccessDesk } from '../gateway/access.ts'
import { openLists } from './audit.ts'
import { openCalendars } from './calendar.ts'
import { openComplaint } from './complaint.ts'
import { openInvitations } from './invitations.ts'
import { openMatters } from './matters.ts'
import { openOidcDesk } from './oidc.ts'
import { openOrders } from './orders.ts'
import type { AccessParts } from './parts.ts'
import { openProfile } from './profile.ts'
import { openScreens } from './screens.ts'
import { openSignIn } from './sign-in.ts'
import { openWhatIf } from './what-if.ts'
import { openWho } from './who.ts'

/** Who is asking, and everything people, screens and keys do about themselves: what the doors ask, joined from its parts. */
export function openAccess(
  parts: AccessParts,
  onFault: (what: string, error: unknown) => void,
): AccessDesk & { readonly runOut: () => Promise<number>; close(): Promise<void> } {
  const calendars = openCalendars(parts)
  const matters = openMatters(parts)
  const whatIf = openWhatIf(parts, (error) => onFault('推演出错', error))
  return {
    ...openWho(parts),
    ...openSignIn(parts),
    ...openOidcDesk(parts),
    ...openProfile(parts),
    ...openInvitations(parts),
    ...openScreens(parts),
    ...openLists(parts),
    ...openComplaint(parts, calendars, matters.course),
    calendar: calendars.calendar,
    ...openOrders(parts),
    ...matters,
    whatIf,
    close: () => whatIf.close(),
    options: (known) => ({ known, demo: parts.demo, oidc: parts.oidc && { title: parts.oidc.title } }),
  }
}
