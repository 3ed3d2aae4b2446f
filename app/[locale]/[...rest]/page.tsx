import { notFound } from 'next/navigation'

/** An address that no page has: not found, inside the shell and in the reader's language. */
export default function Nowhere() {
  notFound()
}
