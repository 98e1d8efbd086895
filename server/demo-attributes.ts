import type { SkillHeld, ShiftOfWeek } from './contract/attributes.ts'
import { districtDay } from './contract/time.ts'
import type { SkillCode } from './contract/skills.ts'

const DAY_MS = 24 * 3_600_000
/** By day every day, and the night that begins at eight: invented rosters of an invented district. */
const BY_DAY = { from: 9 * 60, to: 18 * 60 }
const BY_NIGHT = { from: 20 * 60, to: 32 * 60 }
const WEEK = [0, 1, 2, 3, 4, 5, 6]

interface Invented {
  readonly user: string
  /** Papers, each with the days from the first start of the demo to its last day. */
  readonly skills: readonly (readonly [SkillCode, number])[]
  readonly shift: Omit<ShiftOfWeek, 'weekday'>
  readonly days: readonly number[]
}

/** Of the demo’s field people; of the others nothing is on record, as of anybody who was just invited. */
const invented: readonly Invented[] = [
  {
    user: 'field',
    skills: [
      ['enforcement', 700],
      ['equipmentInspector', 400],
    ],
    shift: BY_DAY,
    days: WEEK,
  },
  {
    user: 'field-1',
    skills: [
      ['enforcement', 500],
      ['foodSampling', 90],
    ],
    shift: BY_DAY,
    days: [0, 1, 2, 3, 4],
  },
  {
    user: 'field-2',
    skills: [
      ['enforcement', 900],
      ['equipmentInspector', -20],
    ],
    shift: BY_NIGHT,
    days: WEEK,
  },
  {
    user: 'field-3',
    skills: [
      ['enforcement', 60],
      ['drugInspector', 600],
    ],
    shift: BY_DAY,
    days: WEEK,
  },
  { user: 'field-4', skills: [['equipmentOperator', 300]], shift: BY_NIGHT, days: [4, 5, 6] },
  {
    user: 'field-5',
    skills: [
      ['enforcement', 365],
      ['foodSampling', -5],
    ],
    shift: BY_DAY,
    days: WEEK,
  },
]

/** Orders that write down the papers and rosters of the demo’s people, each with an id of its own. */
export const demoAttributes = (now: number) =>
  invented.map(({ user, skills, shift, days }) => ({
    id: `demo-person-${user}`,
    order: {
      verb: 'person.change',
      personId: `demo-${user}`,
      skills: skills.map(([code, left]): SkillHeld => ({ code, validUntil: districtDay(now + left * DAY_MS) })),
      shifts: days.map((weekday): ShiftOfWeek => ({ weekday, ...shift })),
    },
  }))
