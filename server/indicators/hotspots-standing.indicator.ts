import { indicator } from './indicator.ts'

export const hotspotsStanding = indicator({
  id: 'hotspots.standing',
  theme: 'hotspots',
  title: ['投诉热点', 'Complaint hotspots'],
  unit: 'areas',
  formula: ['目前二十四小时内投诉聚集的片区数', 'Areas where complaints of the last twenty-four hours gather'],
  numerator: ['热点片区数', 'areas'],
  over: 'hotspot',
  now: 'standing',
  by: { street: 'street' },
  staleAfterMs: 180_000,
  feeds: ['complaints-12315'],
  publicly: 'open',
})
