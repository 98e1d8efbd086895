/** How an article of an order is named on screens and documents: `总局令第121号第15条`. Items follow: `第16条第6项`. */
export const citeOf = (order: string) => (article: number, item?: number) =>
  `${order}第${article}条${item === undefined ? '' : `第${item}项`}`

export const r121 = citeOf('总局令第121号')
export const r20 = citeOf('总局令第20号')
/** 市场监督管理行政处罚程序规定 (总局令第2号, as amended by 42 and 61). */
export const penalty = citeOf('市场监管行政处罚程序规定')
/** 消费者权益保护法. */
export const consumerLaw = citeOf('消费者权益保护法')
