import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
// @ts-expect-error the package brings no types
import S3rver from 's3rver'

interface Server {
  run(): Promise<{ port: number }>
  close(): Promise<void>
}
export const BUCKET = 'evidence'

/** A real S3-compatible server on loopback with one bucket in a temporary folder; its keys are its own, public ones. */
export async function openS3(port = 0, directory = mkdtempSync(join(tmpdir(), 's3-'))) {
  const Made = S3rver as new (options: object) => Server
  const options = { port, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: BUCKET }] }
  const server = new Made(options)
  const address = await server.run()
  const settings = {
    ...{ endpoint: `http://127.0.0.1:${address.port}`, bucket: BUCKET, region: 'us-east-1' },
    ...{ accessKey: 'S3RVER', secretKey: 'S3RVER' },
  }
  return {
    ...{ settings, directory, port: address.port },
    close: () => server.close(),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}
