import type { Matter } from '../matter.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { atCentre, type Who } from '../who.ts'

type May = (who: Who, matter: Matter) => Refusal | null

/** The centre’s desk only. */
export const centre: May = (who) => (atCentre(who) ? null : refuse('只有指挥中心坐席可以这样做，请退回中心处理。'))

/** Whoever has it now: the lane’s own member, the station’s own officer, otherwise the desk. */
export const holder: May = (who, { lane, station }) => {
  if (lane !== null) {
    if (lane.actorRole === 'desk') return atCentre(who) ? null : refuse('此件在坐席通道，由坐席办理。')
    const his =
      who.role === 'laneMember' && who.lane?.kind === lane.actorRole && (lane.to ?? who.lane.id) === who.lane.id
    return his ? null : refuse(`此件在通道“${lane.title}”，由该通道人员办理；坐席请先收回。`)
  }
  if (station !== null) {
    const his = who.role === 'stationOfficer' && who.stations?.includes(station) === true
    return his ? null : refuse(`此件已分派${station}，由该所人员办理；坐席请先收回。`)
  }
  return atCentre(who) ? null : refuse('此件在指挥中心坐席，由坐席办理。')
}

/** Whoever has it, or the desk, which answers for the whole. */
export const holderOrCentre: May = (who, matter) => (atCentre(who) ? null : holder(who, matter))

/** Verification and the case: the desk, or an officer of the station it was sent to, else of the one it would go to. */
export const verifier: May = (who, { station, wouldBeStation }) => {
  const unit = station ?? wouldBeStation
  const his = unit !== null && who.role === 'stationOfficer' && who.stations?.includes(unit) === true
  return his || atCentre(who) ? null : refuse('举报由指挥中心或所属监管所核查，请交由其办理。')
}
