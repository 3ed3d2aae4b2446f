import { expect, test } from 'vitest'
import { linked, mailboxPage } from './mailbox-page.mjs'

const mail = {
  id: 1,
  to: 'a@x.org',
  from: 'b@x.org',
  subject: 'S',
  text: 'T',
  html: '',
  date: new Date(0),
}

test('nothing in a mail becomes markup', () => {
  const sharp = '<script>alert("1")</script>'
  const page = mailboxPage(
    [{ ...mail, subject: sharp, to: sharp, from: sharp, text: sharp }],
    `"${sharp}`,
  )
  expect(page).not.toContain('<script')
  expect(page).not.toContain('""')
})

test('an address in a mail is a link, without the full stop after it', () => {
  expect(linked('Open http://localhost:3000/a?b=1&c=2. Thanks')).toBe(
    'Open <a href="http://localhost:3000/a?b=1&amp;c=2">http://localhost:3000/a?b=1&amp;c=2</a>. Thanks',
  )
  expect(linked('javascript:alert(1)')).not.toContain('<a')
})
