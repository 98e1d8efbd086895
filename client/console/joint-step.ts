import type { TaskStep } from '@contract/task.ts'

/** What a step of a joint task says beside its deed: a word of `console.rolled` and what stands in it. */
export interface Rolled {
  readonly word: 'member' | 'called' | 'there' | 'missing'
  readonly named: Readonly<Record<string, string>>
}

/** The units that a step is about, by name; null: it is about none. `absent` says how a missing unit and its reason are put. */
export function rolledOf(
  { what, member, unit, present = [], absent = [] }: TaskStep,
  nameOf: (unit: string) => string,
  said: { readonly absent: (unit: string, reason: string) => string; readonly comma: string },
): Rolled | null {
  if (what === 'rollCalled') {
    const there = present.map(nameOf).join(said.comma)
    const missing = absent.map((each) => said.absent(nameOf(each.unit), each.reason)).join(said.comma)
    const word = there !== '' && missing !== '' ? 'called' : there !== '' ? 'there' : 'missing'
    return { word, named: { present: there, absent: missing } }
  }
  const about = what === 'mustered' || what === 'released' ? unit : member
  return about == null ? null : { word: 'member', named: { units: nameOf(about) } }
}
