/** What “what just happened” says of urging slips. */
export const urgingZh = {
  urgingLevel: { yellow: '黄', orange: '橙', red: '红' },
  urging: {
    opened: '开出{level}色督办单：{title}（{unit}）',
    replied: '督办单已答复：{title}（{unit}）',
    passed: '督办复查通过：{title}（{unit}）',
    failed: '督办复查不通过：{title}（{unit}）',
    raised: '督办升为{level}色：{title}（{unit}）',
    closed: '督办销号：{title}（{unit}）',
    withdrawn: '督办撤销：{title}（{unit}）',
    late: '督办答复逾期：{title}（{unit}）',
    other: '督办（{level}）：{title}（{unit}）',
  },
}
