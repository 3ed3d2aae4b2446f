import { useEffect, useState } from 'react'

/** What is wrong with the file of a form, or how far it is: which share is sent, how many paragraphs are recognised. */
export type FileState = { fault?: string; sent?: number; recognised?: number }

/** The state of a form's file, told by its field. */
export function useFile(): [FileState, (what: FileState) => void] {
  const [file, setFile] = useState<FileState>({})
  // A page that the browser kept while it was away reads nothing any more.
  useEffect(() => {
    const back = () => setFile({})
    window.addEventListener('pageshow', back)
    return () => window.removeEventListener('pageshow', back)
  }, [])
  return [file, setFile]
}
