/** What the page says of likeness, in Chinese. */
export const likenessZh = {
  likeness: {
    heading: '重复与情形提示',
    duplicates: '可能重复',
    none: '近 30 天内没有发现可能重复的件。',
    received: '{at} 收到',
    merge: '合并',
    mergeNew: '合并，有新事实',
    sure: '把 {from} 并入 {into}？合并后 {from} 不再单独办理，也不能撤回。',
    sureNew:
      '把 {from} 并入 {into}？同一举报人补充了新事实，{into} 的核查期限从最后一次举报起重新计算（总局令第121号第35条）。',
    yes: '确定合并',
    cannot: '现在不能合并：{why}',
    note: '按重复提示合并：{reasons}（提示分 {score}）',
    elsewhere: '另有 {n} 件可能重复，属于其他监管所，不在您的范围内。',
    article17: '第17条 情形提示',
    noSigns: '没有第17条情形提示。',
    counted: '计入',
    opens: '在新标签页打开这件投诉',
    score: '提示分',
    scoreIs: '提示分只用于排序，不是概率，也不是结论',
    factor: {
      a: '第1项：数量、次数、频率与保质期或者消费习惯明显不符',
      b: '第2项：短期内大量投诉，或者不同投诉人串通集中投诉',
      d: '第4项：多人使用同一手机号码或者地址',
      e: '第5项：市级以上市场监管部门细化的情形',
    },
    escalates: '宜退回中心的情形',
  },
}
