import { memberStatesEn } from '../messages/member-states.ts'

/** Words of joint enforcement in the field. */
export const jointEn = {
  member: memberStatesEn,
  joint: {
    title: 'Units',
    lead: 'Leads',
    mine: 'Mine',
    named: 'Person named',
    nobody: 'Nobody named yet',
    since: 'since {at}',
    part: 'You come for {unit}; {lead} leads',
    waits: 'Not there yet: {units}. It begins when all are there, the roll was called, or the centre lets you.',
    there: 'You are there. Report progress and evidence; the lead hands in the result.',
    away: 'You said that you cannot come; the centre decides',
    absent: 'Called absent; when you arrive, say so',
    stayAway: 'I cannot come',
    stayAwayAsk: 'Why you cannot come',
  },
}
