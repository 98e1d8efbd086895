import type { attributesZh } from './messages-attributes.zh.ts'

/** Licences and shifts of a person, in English. */
export const attributesEn: typeof attributesZh = {
  skill: {
    enforcement: 'Enforcement licence',
    equipmentInspector: 'Special-equipment inspector’s licence',
    equipmentOperator: 'Special-equipment operator’s licence',
    foodSampling: 'Food sampling training',
    drugInspector: 'Drug inspector',
  },
  weekday: { 0: 'Monday', 1: 'Tuesday', 2: 'Wednesday', 3: 'Thursday', 4: 'Friday', 5: 'Saturday', 6: 'Sunday' },
  attributes: {
    skills: 'Licences',
    skillsKnown: 'On record (what is not ticked is not held)',
    until: 'Valid until (empty where the paper names no day)',
    shifts: 'Shifts of every week',
    shiftsKnown: 'On record',
    unknown: 'Not on record: said as unknown when somebody is to be sent, never guessed.',
    weekday: 'Day',
    from: 'From',
    to: 'To',
    nextDay: 'ends the next day',
    without: 'Without this shift on {day}',
    add: 'Add a shift',
    submit: 'Keep licences and shifts',
    note: 'Whom to send is put in order with them: licence, on duty or not, hours of rest.',
  },
}
