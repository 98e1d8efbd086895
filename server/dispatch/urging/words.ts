import type { UrgingDeed, UrgingLevel, UrgingState } from '../../contract/urging-words.ts'

/** States as refusals say them. */
export const stateWords: Readonly<Record<UrgingState, string>> = {
  open: '待答复',
  replied: '已答复，待复查',
  failed: '复查未通过，待重新答复',
  passed: '复查通过，待销号',
  closed: '已销号',
  withdrawn: '已撤销',
}

/** What somebody did, after his name and the time. */
export const deedWords: Readonly<Record<UrgingDeed, string>> = {
  opened: '开出督办单',
  replied: '答复',
  passed: '复查通过',
  failed: '复查不通过',
  raised: '升级',
  closed: '销号',
  withdrawn: '撤销',
  late: '答复逾期',
}

export const levelWords: Readonly<Record<UrgingLevel, string>> = { yellow: '黄', orange: '橙', red: '红' }
