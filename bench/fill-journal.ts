import { join } from 'node:path'
import { ROOT } from '../server/config.ts'
import { openHouse } from '../server/house.ts'
import { openSealer } from '../server/identity/seal.ts'
import { openPrinter } from '../server/likeness/print.ts'

/* Fills a data folder with facts `from`…`to` and dies like a machine whose plug was pulled. */

const [dataDir = '', from = '0', to = '0'] = process.argv.slice(2)
const house = await openHouse({
  district: {
    code: 'bench',
    name: '测量区',
    outline: [
      [
        [114, 22.5],
        [114.4, 22.5],
        [114.4, 22.9],
        [114, 22.9],
        [114, 22.5],
      ],
    ],
    outlineNote: '',
    streets: [],
    stations: [],
    water: [],
  },
  dataDir,
  migrations: join(ROOT, 'server/journal/migrations'),
  sealer: openSealer('bench-personal-Hc3vN6jD1gQe5uXo0aFk'),
  printer: openPrinter('bench-personal-Hc3vN6jD1gQe5uXo0aFk'),
  onReadings: async () => undefined,
  onFault: (what, error) => process.stderr.write(`${what} ${error instanceof Error ? error.message : ''}\n`),
})
const BATCH = 2_000
const tell = (at: number) =>
  house.tell(
    Array.from({ length: BATCH }, (_, n) => {
      const id = at + n
      // Half complaints over the last weeks, half sales: what a district's journal is mostly made of.
      const time = Date.now() - ((Number(to) - id) / Number(to)) * 28 * 86_400_000
      const telling =
        id % 2
          ? {
              id: `s${id}`,
              source: 'bench',
              kind: 'pharmacy.sale',
              time,
              data: { siteId: `p${id % 1_200}`, drug: '布洛芬', quantity: 1, recorded: true },
            }
          : {
              id: `c${id}`,
              source: 'bench',
              kind: 'complaint.received',
              time,
              data: {
                complaintId: `c${id}`,
                kind: 'complaint',
                channel: '12345',
                problemClass: '质量',
                respondent: { name: '某店' },
                lng: 114.2,
                lat: 22.7,
              },
            }
      return { index: n, telling }
    }),
    { feed: 'bench' },
  )
for (let at = Number(from); at < Number(to); at += BATCH * 2) await Promise.all([tell(at), tell(at + BATCH)])
process.kill(process.pid, 'SIGKILL')
