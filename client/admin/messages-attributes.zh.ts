import type { SkillCode } from '@contract/skills.ts'

const skill: Readonly<Record<SkillCode, string>> = {
  enforcement: '行政执法证',
  equipmentInspector: '特种设备安全监察员证',
  equipmentOperator: '特种设备安全管理和作业人员证',
  foodSampling: '食品抽样培训',
  drugInspector: '药品检查员',
}

/** Licences and shifts of a person, in Chinese. */
export const attributesZh = {
  skill,
  weekday: { 0: '周一', 1: '周二', 2: '周三', 3: '周四', 4: '周五', 5: '周六', 6: '周日' },
  attributes: {
    skills: '资格',
    skillsKnown: '已登记（没有勾选的即为没有）',
    until: '有效至（证上没写可不填）',
    shifts: '每周班次',
    shiftsKnown: '已登记',
    unknown: '未登记：派单时按“不详”说明，不作推断。',
    weekday: '星期',
    from: '开始',
    to: '结束',
    nextDay: '次日结束',
    without: '去掉{day}的这一班',
    add: '加一班',
    submit: '保存资格与班次',
    note: '派单推荐用它们说明资格、是否在班和休息时间。',
  },
}
