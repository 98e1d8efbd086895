import type { AccessDesk } from '../gateway/access.ts'
import { openAlarms } from './alarms.ts'
import { openBriefings } from './briefings.ts'
import { openLists } from './audit.ts'
import { openCampaigns } from './campaigns.ts'
import { openCalendars } from './calendar.ts'
import { openComplaint } from './complaint.ts'
import { openExports } from './exports.ts'
import { openHeldPicture } from './held-picture.ts'
import { openInterception } from './interception.ts'
import { openInterceptionFigures } from './interception-figures.ts'
import { openField } from './field.ts'
import { openFigures } from './figures/figures.ts'
import { inPublic } from './figures/in-public.ts'
import { exportSources, figureDesk } from './figures/sources.ts'
import { openDocuments } from './documents.ts'
import { openInvitations } from './invitations.ts'
import { openLikeness } from './likeness.ts'
import { openMatters } from './matters.ts'
import { openOidcDesk } from './oidc.ts'
import { openOpen311 } from './open311/open311.ts'
import { openOrders } from './orders.ts'
import type { AccessParts } from './parts.ts'
import { openProfile } from './profile.ts'
import { openPushAccess } from './push.ts'
import { openRecommended } from './recommended.ts'
import { openScreens } from './screens.ts'
import { openSplitMixed } from './split-mixed.ts'
import { openSignIn } from './sign-in.ts'
import { openComplaintThread } from './complaint-thread.ts'
import { openResponse } from './response.ts'
import { openLeague } from './league.ts'
import { openTasks } from './tasks.ts'
import { openUrgings } from './urgings.ts'
import { openTours } from './tour-work.ts'
import { openWebhooks } from './webhooks.ts'
import { openWallDoor } from './walls.ts'
import { openWhatIf } from './what-if.ts'
import { openWho } from './who.ts'

/** Who is asking, and everything people, screens and keys do about themselves: what the doors ask, joined from its parts. */
export function openAccess(
  parts: AccessParts,
  lanes: AccessDesk['lanes'],
  onFault: (what: string, error: unknown) => void,
): AccessDesk & {
  readonly runOut: () => Promise<number>
  readonly splitMixed: () => Promise<number>
  readonly silences: () => Promise<number>
  close(): Promise<void>
} {
  const calendars = openCalendars(parts)
  const matters = openMatters(parts)
  const who = openWho(parts)
  const tasks = openTasks(parts)
  const urgings = openUrgings(parts)
  const figures = openFigures(parts)
  const whatIf = openWhatIf(parts, (error) => onFault('推演出错', error))
  const briefings = openBriefings({ ...parts, figures: figureDesk(figures) })
  const heldPicture = openHeldPicture(parts, who.viewOf)
  const sources = exportSources(figures, briefings, heldPicture, parts)
  const papers = openExports({ ...parts, ...parts.exports, sources }, onFault)
  return {
    ...who,
    ...openOpen311(parts, who.viewOf),
    ...openSignIn(parts),
    ...openOidcDesk(parts),
    ...openProfile(parts),
    ...openInvitations(parts),
    ...openScreens(parts),
    walls: openWallDoor(parts),
    ...openLists(parts),
    ...openComplaint(parts, calendars, matters.course),
    calendar: calendars.calendar,
    lanes,
    ...openOrders(parts),
    ...openAlarms(parts),
    ...openLikeness(parts),
    ...matters,
    ...tasks,
    ...openTours(parts),
    ...openCampaigns(parts, figures),
    ...urgings,
    ...openLeague(parts, figures.table),
    ...openInterceptionFigures(parts, figures),
    silences: async () => (await tasks.silences()) + (await urgings.lateReplies()),
    ...openRecommended(parts),
    ...openResponse(parts),
    indicators: figures.indicators,
    figure: inPublic(figures.figure, parts.now),
    figureRecords: (query, page, who) => figures.records(query, page, who),
    usual: (query, who) => figures.usual(query, who),
    annotations: (figure) => figures.annotations(figure),
    addressBehind: figures.addressBehind,
    figuresNow: figures.now,
    ...openComplaintThread(parts),
    ...openField(parts),
    briefings,
    heldPicture,
    ...openWebhooks(parts),
    ...openPushAccess(parts),
    ...openInterception(parts, who.viewOf),
    splitMixed: openSplitMixed(parts),
    ...openDocuments(parts),
    whatIf,
    exports: papers,
    close: async () => void (await Promise.all([whatIf.close(), papers.close()])),
    options: (known) => ({ known, demo: parts.demo, oidc: parts.oidc && { title: parts.oidc.title } }),
  }
}
