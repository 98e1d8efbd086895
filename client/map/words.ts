/** What the map says by itself, until a screen's own messages say it. `{name}` is filled in. */
const zh: Readonly<Record<string, string>> = {
  'map.language': 'zh',
  'map.label': '辖区地图',
  'map.home': '全区',
  'map.homeKey': '回到全区（Home）',
  'map.zoomIn': '放大',
  'map.zoomOut': '缩小',
  'map.goTo': '前往 {name}，距视野中心 {km} 公里（G）',
  'map.km': '{n} 公里',
  'map.m': '{n} 米',
  'map.unplaced.sites': '位置不明的监管对象 {n}',
  'map.unplaced.complaints': '今日位置不明的投诉 {n}',
  'map.kind.market': '农贸市场',
  'map.kind.pharmacy': '药店',
  'map.kind.elevator': '电梯',
  'map.kind.restaurant': '餐饮',
  'map.kind.producer': '食品生产',
  'map.kind.coldStore': '冷库',
  'map.kind.station': '监管所',
  'map.kind.other': '其他',
  'map.complaints': '24 小时投诉',
  'map.older': '更早投诉',
  'map.overdue': '投诉超时限',
  'map.soon': '24 小时内到限',
  'map.hotspots': '投诉热点',
  'map.tasks': '未结任务，橙色为超时',
  'map.hotspot.ratio': '×{ratio} 常态',
  'map.hotspot.provisional': '×{ratio} 常态（暂定）',
  'map.hotspot.abnormal': '■ 投诉热点 {ratio}',
  'map.hotspot.about': '{topClass} · 近 {hours} 小时',
}

const en: Readonly<Record<string, string>> = {
  'map.language': 'en',
  'map.label': 'Map of the district',
  'map.home': 'All',
  'map.homeKey': 'Whole district (Home)',
  'map.zoomIn': 'Zoom in',
  'map.zoomOut': 'Zoom out',
  'map.goTo': 'Go to {name}, {km} km from the middle of the view (G)',
  'map.km': '{n} km',
  'map.m': '{n} m',
  'map.unplaced.sites': 'sites without a position {n}',
  'map.unplaced.complaints': 'complaints today without a position {n}',
  'map.kind.market': 'Markets',
  'map.kind.pharmacy': 'Pharmacies',
  'map.kind.elevator': 'Lifts',
  'map.kind.restaurant': 'Food',
  'map.kind.producer': 'Producers',
  'map.kind.coldStore': 'Cold stores',
  'map.kind.station': 'Stations',
  'map.kind.other': 'Other',
  'map.complaints': 'Complaints 24 h',
  'map.older': 'Earlier',
  'map.overdue': 'Overdue',
  'map.soon': 'Due within 24 h',
  'map.hotspots': 'Hotspots',
  'map.tasks': 'Open task, orange: late',
  'map.hotspot.ratio': '×{ratio} usual',
  'map.hotspot.provisional': '×{ratio} usual (provisional)',
  'map.hotspot.abnormal': '■ Hotspot {ratio}',
  'map.hotspot.about': '{topClass} · last {hours} h',
}

export type Values = Readonly<Record<string, string | number | boolean>>

/** The map's own wording of a key, or null when it has none. */
export function ownWords(locale: string, key: string, values: Values = {}): string | null {
  const text = (locale.startsWith('en') ? en : zh)[key]
  return text?.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) ?? null
}

/** Every key a language has, sorted. */
export const wordKeys = (locale: string) => Object.keys(locale.startsWith('en') ? en : zh).sort()
