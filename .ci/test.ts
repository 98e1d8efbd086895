import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfStale } from '../server/start.ts'
import { provision } from './provision.ts'

/* `npm test`: types, lint, unit and integration, browser. Ends with the plain line `N passed, N failed`. */

const reports = mkdtempSync(join(tmpdir(), 'qianshao-test-'))
let passed = 0
let failed = 0

function bin(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  process.stdout.write(`\n— ${name} ${args.join(' ')}\n`)
  return (
    spawnSync(join('node_modules/.bin', name), args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    }).status === 0
  )
}

/** A step that is right or wrong as a whole. */
function whole(name: string, ok: boolean) {
  if (ok) passed += 1
  else {
    failed += 1
    process.stdout.write(`FAILED: ${name}\n`)
  }
}

/** A runner that counts by itself; one that left no report has failed as a whole. */
function counted(
  name: string,
  file: string,
  ok: boolean,
  read: (report: Record<string, never>) => { passed: number; failed: number },
) {
  if (!existsSync(file)) return whole(name, false)
  const counts = read(JSON.parse(readFileSync(file, 'utf8')) as Record<string, never>)
  passed += counts.passed
  failed += counts.failed
  if (!ok && counts.failed === 0) whole(name, false)
}

if (!provision()) failed += 1
else {
  whole('types', bin('vue-tsc', ['--noEmit']))
  whole('lint', bin('eslint', ['.', '--max-warnings', '0']))
  whole('format', bin('prettier', ['--check', '--log-level', 'warn', '.']))
  const unit = join(reports, 'unit.json')
  const unitOk = bin('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`])
  counted('vitest', unit, unitOk, (report) => ({
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + (report.numFailedTestSuites && !report.numFailedTests ? 1 : 0),
  }))
  const built = buildIfStale()
  whole('build', built)
  if (built) {
    const browser = join(reports, 'browser.json')
    const browserOk = bin('playwright', ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: browser,
    })
    counted('playwright', browser, browserOk, (report) => {
      const stats = report.stats as unknown as { expected: number; flaky: number; unexpected: number } | undefined
      return { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 1) + (stats?.flaky ?? 0) }
    })
  }
}
rmSync(reports, { recursive: true, force: true })
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
