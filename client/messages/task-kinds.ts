/** Kinds of tasks, as every page calls them. */
export const taskKindsZh = {
  rescue: '救援',
  inspection: '检查',
  enforcement: '执法',
  joint: '联合执法',
  sampling: '抽检',
  followUp: '核查回访',
  supervision: '督察',
  other: '其他',
}
export const taskKindsEn: typeof taskKindsZh = {
  rescue: 'Rescue',
  inspection: 'Inspection',
  enforcement: 'Enforcement',
  joint: 'Joint enforcement',
  sampling: 'Sampling',
  followUp: 'Follow-up',
  supervision: 'Supervision',
  other: 'Other',
}
