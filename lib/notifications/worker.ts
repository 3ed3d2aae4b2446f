import { deliverOutbox } from './deliver'
import { queueDigests } from './digest'
import { queueReminders } from './reminders'

/** Names no address: a server's words might. */
const told = (what: string) => (error: unknown) => {
  const { code = 'ERROR' } = error as { code?: string }
  console.error(`${what}: ${code}`)
}

/**
 * Reminds of what closes and makes daily mails, every minute, and sends the mails that are due, every second,
 * until stopped; any number of processes may. @returns a function that stops it and waits for what is being sent
 */
export function startDelivery(everyMs = 1000): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let wake = () => {}
  let jobsAt = 0
  const round = async (): Promise<void> => {
    // The database may be away for a while; what is due waits there.
    if (Date.now() >= jobsAt) {
      jobsAt = Date.now() + 60_000
      await queueReminders().catch(told('reminders'))
      await queueDigests().catch(told('daily mails'))
    }
    await deliverOutbox().catch(told('mail'))
    if (stopped) return
    await new Promise<void>((resolve) => {
      wake = resolve
      timer = setTimeout(resolve, everyMs)
    })
    if (!stopped) return round()
  }
  const running = round()
  return async () => {
    stopped = true
    clearTimeout(timer)
    wake()
    await running
  }
}
