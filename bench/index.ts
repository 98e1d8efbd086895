import { run as dispatch } from './dispatch.ts'
import { run as exported } from './export.ts'
import { run as fanout } from './fanout.ts'
import { run as field } from './field.ts'
import { run as halfyear } from './halfyear.ts'
import { run as indicators } from './indicators.ts'
import { run as ingest } from './ingest.ts'
import { run as map } from './map.ts'
import { run as page } from './page.ts'
import { run as records } from './records.ts'
import { run as restart } from './restart.ts'
import { run as storm } from './storm.ts'

/** Every bench of the house, by the name it is called with: `npm run bench -- NAME`. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  ingest,
  fanout,
  dispatch,
  storm,
  restart,
  map,
  page,
  halfyear,
  field,
  export: exported,
  indicators,
  records,
}

const wanted = process.argv.slice(2).filter((each) => !each.startsWith('-'))
const unknown = wanted.filter((name) => !benches[name])
if (unknown.length > 0) {
  process.stderr.write(`No bench is called ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.\n`)
  process.exit(2)
}
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) await benches[name]!()
process.exit(0)
