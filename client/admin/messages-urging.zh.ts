const deed = (name: string) => ({
  name: `督办单${name}`,
  did: `{who} 对督办单 {on}：${name}`,
  not: `{who} 要对督办单 {on}：${name}，被拒绝`,
})

/** Orders about urging slips in the audit, in Chinese. */
export const urgingDeedsZh = {
  open: { name: '开督办单', did: '{who} 开出督办单 {on}', not: '{who} 要开督办单，被拒绝' },
  reply: deed('答复'),
  recheck: deed('复查'),
  raise: deed('升级'),
  close: deed('销号'),
  withdraw: deed('撤销'),
}
