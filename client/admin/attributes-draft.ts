import type { Attributes, ShiftOfWeek } from '@contract/attributes.ts'
import { skillCodes, type SkillCode } from '@contract/skills.ts'

/** Licences and shifts as the form has them; times are `HH:MM`, a day without one is empty text. */
export interface AttributesDraft {
  /** Whether anybody has written them down: unknown is not “none”. */
  skillsKnown: boolean
  skills: Record<SkillCode, { held: boolean; until: string }>
  shiftsKnown: boolean
  shifts: { weekday: number; from: string; to: string }[]
}

const DAY_MIN = 24 * 60
const two = (n: number) => String(n).padStart(2, '0')
const clockOf = (minutes: number) => `${two(Math.floor((minutes % DAY_MIN) / 60))}:${two(minutes % 60)}`
const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

export const draftOf = ({ skills, shifts }: Attributes): AttributesDraft => ({
  skillsKnown: skills !== null,
  skills: Object.fromEntries(
    skillCodes.map((code) => {
      const held = skills?.find((each) => each.code === code)
      return [code, { held: held !== undefined, until: held?.validUntil ?? '' }]
    }),
  ) as AttributesDraft['skills'],
  shiftsKnown: shifts !== null,
  shifts: (shifts ?? []).map(({ weekday, from, to }) => ({ weekday, from: clockOf(from), to: clockOf(to) })),
})

/** A shift that ends before it begins, or at the same minute, ends on the next day. */
const shiftOf = ({ weekday, from, to }: AttributesDraft['shifts'][number]): ShiftOfWeek => {
  const [begins, ends] = [minutesOf(from), minutesOf(to)]
  return { weekday, from: begins, to: ends > begins ? ends : ends + DAY_MIN }
}

/** The form as the order names it. */
export const attributesOf = ({ skillsKnown, skills, shiftsKnown, shifts }: AttributesDraft) => ({
  skills: skillsKnown
    ? skillCodes.flatMap((code) => {
        const { held, until } = skills[code]
        return held ? [{ code, validUntil: until === '' ? null : until }] : []
      })
    : null,
  shifts: shiftsKnown ? shifts.map(shiftOf) : null,
})

/** Every shift has both its times. */
export const isWhole = ({ shifts }: AttributesDraft) => shifts.every(({ from, to }) => from !== '' && to !== '')
