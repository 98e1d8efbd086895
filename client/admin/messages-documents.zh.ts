/** What the papers of a matter say in Chinese. */
export const documentsZh = {
  documents: {
    heading: '文书',
    of: '{id} 的文书与答复',
    show: '文书与答复',
    none: '现在没有可以出具的文书。',
    noArticle: '没有核到条款',
    openOne: '打开“{paper}”',
    replies: '答复用语（可改，改动只留在本页）',
    length: '{n} 字，约 {parts} 条短信',
    missing: '现在没有的 {n} 种，及原因',
    paper: '{number}',
    paperExplain: '底色处可直接填写；关闭后不留存。',
    print: '打印',
    away: '关闭',
    before: '打印前请看',
    stillMasked: '还有 {n} 项个人信息是遮蔽的，打印出来也是遮蔽的。',
    persons: '个人信息',
    inClear: '已显示在文书上',
    hideAll: '全部重新遮蔽',
    mayNot: '您的角色不能查看个人信息原文，请由坐席或承办人打印。',
  },
}
