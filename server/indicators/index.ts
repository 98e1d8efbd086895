import type { Indicator } from './indicator.ts'
import { interceptionGross } from './interception-gross.indicator.ts'
import { interceptionSettle } from './interception-settle.indicator.ts'
import { interceptionNet } from './interception-net.indicator.ts'
import { interceptionFlow } from './interception-flow.indicator.ts'
import { interceptionReopened } from './interception-reopened.indicator.ts'
import { interceptionAvoided } from './interception-avoided.indicator.ts'
import { interceptionHours } from './interception-hours.indicator.ts'
import { interceptionHoursMost } from './interception-hours-most.indicator.ts'
import { interceptionLeft } from './interception-left.indicator.ts'
import { interceptionLateAcceptance } from './interception-late-acceptance.indicator.ts'
import { complaintsReceived } from './complaints-received.indicator.ts'
import { complaintsMatters } from './complaints-matters.indicator.ts'
import { complaintsUnplaced } from './complaints-unplaced.indicator.ts'
import { complaintsMerged } from './complaints-merged.indicator.ts'
import { lanesClosing } from './lanes-closing.indicator.ts'
import { mattersRouted } from './matters-routed.indicator.ts'
import { mattersSettled } from './matters-settled.indicator.ts'
import { mattersReturned } from './matters-returned.indicator.ts'
import { mattersDispatched } from './matters-dispatched.indicator.ts'
import { mattersHandedBack } from './matters-handed-back.indicator.ts'
import { mattersOpen } from './matters-open.indicator.ts'
import { mattersOverdue } from './matters-overdue.indicator.ts'
import { mattersDueSoon } from './matters-due-soon.indicator.ts'
import { mattersLateTold } from './matters-late-told.indicator.ts'
import { stationsWouldBe } from './stations-would-be.indicator.ts'
import { stationsActual } from './stations-actual.indicator.ts'
import { hotspotsStanding } from './hotspots-standing.indicator.ts'
import { hotspotsAbnormal } from './hotspots-abnormal.indicator.ts'
import { liftsAlarms } from './lifts-alarms.indicator.ts'
import { liftsEntrapments } from './lifts-entrapments.indicator.ts'
import { liftsArrival } from './lifts-arrival.indicator.ts'
import { liftsInspectionOverdue } from './lifts-inspection-overdue.indicator.ts'
import { liftsOnline } from './lifts-online.indicator.ts'
import { alarmsOpen } from './alarms-open.indicator.ts'
import { alarmsUnacknowledged } from './alarms-unacknowledged.indicator.ts'
import { alarmsRaised } from './alarms-raised.indicator.ts'
import { alarmsAcknowledge } from './alarms-acknowledge.indicator.ts'
import { alarmsDispatch } from './alarms-dispatch.indicator.ts'
import { alarmsAcknowledgeMedian } from './alarms-acknowledge-median.indicator.ts'
import { tasksOpen } from './tasks-open.indicator.ts'
import { tasksLate } from './tasks-late.indicator.ts'
import { tasksAccept } from './tasks-accept.indicator.ts'
import { tasksClosed } from './tasks-closed.indicator.ts'
import { tasksClosedLate } from './tasks-closed-late.indicator.ts'
import { tasksOnTime } from './tasks-on-time.indicator.ts'
import { tasksRejected } from './tasks-rejected.indicator.ts'
import { tasksHandling } from './tasks-handling.indicator.ts'
import { campaignsSites } from './campaigns-sites.indicator.ts'
import { campaignsCovered } from './campaigns-covered.indicator.ts'
import { campaignsOpen } from './campaigns-open.indicator.ts'
import { campaignsSkipped } from './campaigns-skipped.indicator.ts'
import { campaignsCancelled } from './campaigns-cancelled.indicator.ts'
import { campaignsFinished } from './campaigns-finished.indicator.ts'
import { campaignsTasks } from './campaigns-tasks.indicator.ts'
import { campaignsUnbegun } from './campaigns-unbegun.indicator.ts'
import { urgingOpen } from './urging-open.indicator.ts'
import { urgingOpened } from './urging-opened.indicator.ts'
import { urgingLateReply } from './urging-late-reply.indicator.ts'
import { urgingFailed } from './urging-failed.indicator.ts'
import { urgingReplyHours } from './urging-reply-hours.indicator.ts'
import { urgingPending } from './urging-pending.indicator.ts'
import { urgingClosed } from './urging-closed.indicator.ts'
import { urgingWithdrawn } from './urging-withdrawn.indicator.ts'
import { urgingInTime } from './urging-in-time.indicator.ts'
import { urgingSentBack } from './urging-sent-back.indicator.ts'
import { urgingFailures } from './urging-failures.indicator.ts'
import { pharmaciesSales } from './pharmacies-sales.indicator.ts'
import { pharmaciesUnrecorded } from './pharmacies-unrecorded.indicator.ts'
import { marketsTests } from './markets-tests.indicator.ts'
import { marketsPositive } from './markets-positive.indicator.ts'
import { marketsScore } from './markets-score.indicator.ts'
import { sitesRegistered } from './sites-registered.indicator.ts'
import { sitesUnplaced } from './sites-unplaced.indicator.ts'
import { feedsFresh } from './feeds-fresh.indicator.ts'
import { feedsSilences } from './feeds-silences.indicator.ts'

/** Every number on a screen, in the order in which they are listed. */
export const indicators: readonly Indicator[] = [
  interceptionGross,
  interceptionSettle,
  interceptionNet,
  interceptionFlow,
  interceptionReopened,
  interceptionAvoided,
  interceptionHours,
  interceptionHoursMost,
  interceptionLeft,
  interceptionLateAcceptance,
  complaintsReceived,
  complaintsMatters,
  complaintsUnplaced,
  complaintsMerged,
  lanesClosing,
  mattersRouted,
  mattersSettled,
  mattersReturned,
  mattersDispatched,
  mattersHandedBack,
  mattersOpen,
  mattersOverdue,
  mattersDueSoon,
  mattersLateTold,
  stationsWouldBe,
  stationsActual,
  hotspotsStanding,
  hotspotsAbnormal,
  liftsAlarms,
  liftsEntrapments,
  liftsArrival,
  liftsInspectionOverdue,
  liftsOnline,
  alarmsOpen,
  alarmsUnacknowledged,
  alarmsRaised,
  alarmsAcknowledge,
  alarmsDispatch,
  alarmsAcknowledgeMedian,
  tasksOpen,
  tasksLate,
  tasksAccept,
  tasksClosed,
  tasksOnTime,
  tasksClosedLate,
  tasksRejected,
  tasksHandling,
  campaignsSites,
  campaignsCovered,
  campaignsOpen,
  campaignsSkipped,
  campaignsCancelled,
  campaignsFinished,
  campaignsTasks,
  campaignsUnbegun,
  urgingOpen,
  urgingOpened,
  urgingLateReply,
  urgingFailed,
  urgingReplyHours,
  urgingPending,
  urgingClosed,
  urgingWithdrawn,
  urgingInTime,
  urgingSentBack,
  urgingFailures,
  pharmaciesSales,
  pharmaciesUnrecorded,
  marketsTests,
  marketsPositive,
  marketsScore,
  sitesRegistered,
  sitesUnplaced,
  feedsFresh,
  feedsSilences,
]

export const indicatorOf: ReadonlyMap<string, Indicator> = new Map(indicators.map((each) => [each.defined.id, each]))
