/* Words of licences and trainings: plain values without a schema, so that pages can use them and stay small. */
export const skillCodes = [
  'enforcement',
  'equipmentInspector',
  'equipmentOperator',
  'foodSampling',
  'drugInspector',
] as const
export type SkillCode = (typeof skillCodes)[number]
