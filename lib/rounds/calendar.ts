export type Entry = {
  /** The same for good: a calendar program knows by it which event has changed. */
  uid: string
  at: Date
  /** Grows with every change of the event, so that calendars take the new time. */
  sequence: number
  changedAt: Date
  summary: string
  description: string
  url: string
}

/**
 * An iCalendar file with one event per deadline, in UTC and without alarms (RFC 5545): an event that has a
 * start and no end takes no time. Lines end with CRLF and are folded at 75 octets; commas, semicolons,
 * backslashes and line breaks in text are escaped.
 * @param stampedAt when the file is made
 */
export function icalendar(entries: readonly Entry[], stampedAt: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Uptake//Rounds//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${entry.uid}`,
      `DTSTAMP:${utc(stampedAt)}`,
      `LAST-MODIFIED:${utc(entry.changedAt)}`,
      `SEQUENCE:${entry.sequence}`,
      `DTSTART:${utc(entry.at)}`,
      `SUMMARY:${escaped(entry.summary)}`,
      `DESCRIPTION:${escaped(entry.description)}`,
      `URL:${entry.url}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const utc = (at: Date) => at.toISOString().replace(/\.\d{3}|[-:]/g, '')

const escaped = (text: string) =>
  text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r\n?|\n/g, '\\n')

/** A line continues after CRLF and a space; a character of several octets is never cut (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}
