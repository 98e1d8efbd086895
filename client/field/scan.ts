/** What the Shape Detection API offers where a browser has it; TypeScript’s own words do not know it. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
type DetectorMaker = new () => Detector

const maker = (globalThis as { readonly BarcodeDetector?: DetectorMaker }).BarcodeDetector

/** Whether this browser reads bar codes by itself; where it does not, codes are typed. */
export const canScan = maker !== undefined && isSecureContext && 'mediaDevices' in navigator

/** Looks at the camera’s picture until a code is in it. Null: told to stop first. Throws `DOMException` when the camera is not given. */
export async function scan(video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  if (maker === undefined) return null
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  try {
    video.srcObject = stream
    await video.play()
    const detector = new maker()
    while (!signal.aborted) {
      const [found] = await detector.detect(video)
      if (found !== undefined && found.rawValue !== '') return found.rawValue.slice(0, 200)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    return null
  } finally {
    video.srcObject = null
    for (const track of stream.getTracks()) track.stop()
  }
}
