import type { LimitSource } from '../contract/rescue.ts'
import type { SiteKind } from '../contract/site-kind.ts'
import type { SkillCode } from '../contract/skills.ts'
import type { TaskKind } from '../contract/task.ts'

/** What a licence or a training is called. */
export const skillNames: Readonly<Record<SkillCode, { readonly zh: string; readonly en: string }>> = {
  enforcement: { zh: '行政执法证', en: 'Enforcement licence' },
  equipmentInspector: { zh: '特种设备安全监察员证', en: 'Special-equipment inspector’s licence' },
  equipmentOperator: { zh: '特种设备安全管理和作业人员证', en: 'Special-equipment operator’s licence' },
  foodSampling: { zh: '食品抽样培训', en: 'Food sampling training' },
  drugInspector: { zh: '药品检查员', en: 'Drug inspector' },
}

/** One line of the table: for which tasks at which sites which papers are asked for; any one of `anyOf` will do. */
export interface SkillNeed {
  readonly kinds: readonly TaskKind[]
  /** Absent: at every site, and where the task has none. */
  readonly sites?: readonly SiteKind[]
  readonly anyOf: readonly SkillCode[]
  readonly source: LimitSource
}

const law = (zh: string, en: string): LimitSource => ({ is: 'law', zh, en })
const own = (zh: string, en: string): LimitSource => ({ is: 'own', zh: `本系统规则：${zh}`, en: `House rule: ${en}` })

/** Which tasks ask for which papers, each line with where it comes from. What no line names asks for none. */
export const skillNeeds: readonly SkillNeed[] = [
  {
    kinds: ['inspection', 'enforcement', 'joint'],
    anyOf: ['enforcement'],
    source: law('《行政处罚法》第四十二条、第五十五条', 'Administrative Penalty Law, Art. 42 and 55'),
  },
  {
    kinds: ['inspection', 'enforcement', 'joint'],
    sites: ['elevator'],
    anyOf: ['equipmentInspector'],
    source: law('《特种设备安全法》第六十五条', 'Special Equipment Safety Law, Art. 65'),
  },
  {
    kinds: ['rescue'],
    sites: ['elevator'],
    anyOf: ['equipmentInspector', 'equipmentOperator'],
    source: own('电梯救援现场由懂特种设备的人到场', 'somebody who knows the equipment goes to a lift rescue'),
  },
  {
    kinds: ['inspection', 'enforcement', 'joint', 'sampling'],
    sites: ['pharmacy'],
    anyOf: ['drugInspector'],
    source: own(
      '药店由药品检查员检查（《药品管理法》第一百零四条要求建立检查员队伍）',
      'a pharmacy is looked at by a drug inspector (Drug Administration Law, Art. 104, founds their corps)',
    ),
  },
  {
    kinds: ['sampling'],
    sites: ['market', 'restaurant', 'producer', 'coldStore'],
    anyOf: ['foodSampling'],
    source: own('食品抽样由受过抽样培训的人做', 'food is sampled by somebody trained for it'),
  },
]

/** What a task asks for, in the order of the table. */
export const needsOf = (kind: TaskKind, siteKind: SiteKind | null): readonly SkillNeed[] =>
  skillNeeds.filter(
    ({ kinds, sites }) =>
      kinds.includes(kind) && (sites === undefined || (siteKind !== null && sites.includes(siteKind))),
  )
